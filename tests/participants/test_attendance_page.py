"""The attendance page: what it shows, to whom, and how many queries it takes."""

import pytest

from nyttiga.accounts.permissions import Role
from participants.models import ProtectionGrant, WorkshopMeeting
from tests.participants.workshop_world import WorkshopWorld, build_workshop_world
from tests.world import World


@pytest.fixture
def series(world: World) -> WorkshopWorld:
    return build_workshop_world(world)


def names(page: str) -> list[str]:
    return [part.split("</legend>")[0] for part in page.split("<legend>Närvaro för ")[1:]]


@pytest.mark.parametrize("size", [3, 30])
def test_the_page_takes_ten_queries_whatever_the_groups_size(
    series, leader_client, at_most_queries, size
):
    for participant in series.people(size):
        for meeting in series.meetings[:4]:
            series.record(meeting, participant)
    leader_client.get(series.meeting_url)
    with at_most_queries(10):
        page = leader_client.get(series.meeting_url).content.decode()
    assert len(names(page)) == size + 3


@pytest.mark.parametrize("size", [3, 30])
def test_a_tick_takes_as_many_queries_in_a_large_group(
    series, leader_client, at_most_queries, size
):
    person = series.people(size)[0]
    with at_most_queries(18):
        leader_client.post(
            series.meeting_url,
            {f"att-{person.pk}": "narvarande"},
            headers={"HX-Request": "true"},
        )
    assert series.answers() == {person.number: "narvarande"}


def test_names_stand_in_swedish_order_of_what_is_shown(series, leader_client):
    for number, name in enumerate(["Östen", "Åke", "Zara", "Ärla"]):
        series.enrol(series.world.participant(f"E{number}", first_name=name))
    page = leader_client.get(series.meeting_url).content.decode()
    assert names(page) == [
        "D004", "Maryam Haile", "Nils Åström", "Zara", "Åke", "Ärla", "Östen",
    ]  # fmt: skip


def test_a_protected_person_is_a_number_without_a_grant(series, leader_client):
    page = leader_client.get(series.meeting_url).content.decode()
    assert "D004" in page
    assert "Hemlig" not in page


def test_a_protected_person_has_a_name_with_a_grant(series, leader_client):
    ProtectionGrant.objects.create(
        project=series.world.project,
        participant=series.world.participants["protected"],
        user=series.world.leader,
    )
    assert "Hemlig Person" in leader_client.get(series.meeting_url).content.decode()


def test_attendance_so_far_counts_earlier_held_meetings(series, leader_client):
    maryam = series.world.participants["maryam"]
    for meeting in series.meetings[:3]:
        series.record(meeting, maryam)
    series.record(series.meetings[3], maryam, "franvarande")
    series.record(series.meeting, maryam)
    assert "3 av 4" in leader_client.get(series.meeting_url).content.decode()


def test_someone_who_left_the_series_is_listed_where_she_was_recorded(series, leader_client):
    enrolment = series.workshop.enrolments.get(participant__number="D001")
    series.record(series.meetings[0], enrolment.participant)
    enrolment.withdraw()
    earlier = leader_client.get(series.url(f"traffar/{series.meetings[0].pk}/"))
    assert "Maryam Haile" in earlier.content.decode()
    assert "Maryam Haile" not in leader_client.get(series.meeting_url).content.decode()


def test_the_queue_is_not_in_the_grid(series, leader_client):
    series.enrol(series.world.participants["anonymous"], status="ko")
    assert "D003" not in leader_client.get(series.meeting_url).content.decode()


def test_the_page_leads_to_the_meetings_before_and_after(series, leader_client):
    page = leader_client.get(series.meeting_url).content.decode()
    assert f"traffar/{series.meetings[3].pk}/" in page
    assert f"traffar/{series.meetings[5].pk}/" in page


def test_the_page_leads_to_each_persons_own_words(series, leader_client):
    place = series.workshop.enrolments.get(participant__number="D001")
    assert f"platser/{place.pk}/egna-ord/" in leader_client.get(series.meeting_url).content.decode()


def test_a_meeting_to_come_has_nothing_to_tick(series, leader_client):
    page = leader_client.get(series.url(f"traffar/{series.coming.pk}/")).content.decode()
    assert "Närvaron fylls i från och med" in page
    assert "data-attendance" not in page


def test_an_empty_group_says_what_to_do_first(series, leader_client):
    series.workshop.enrolments.all().delete()
    page = leader_client.get(series.meeting_url).content.decode()
    assert "Ingen har plats än" in page
    assert f"{series.workshop.pk}/deltagare/" in page


def test_a_process_leader_reads_without_ticking(series, signed_in):
    client = signed_in(series.world.users[Role.PROCESS_LEADER])
    series.record(series.meeting, series.world.participants["maryam"])
    page = client.get(series.meeting_url).content.decode()
    assert "Maryam Haile" in page
    assert "data-attendance" not in page
    assert client.post(series.meeting_url, {"action": "rest"}).status_code == 403
    assert series.answers() == {"D001": "narvarande"}


def test_notes_save_themselves(series, leader_client):
    url = series.meeting_url + "vad-gjorde-ni/"
    answer = leader_client.post(
        url, {"notes": "Vi ritade framtiden.\r\n"}, headers={"X-Autosave": "1"}
    )
    assert answer.status_code == 204
    series.meeting.refresh_from_db()
    assert series.meeting.notes == "Vi ritade framtiden."
    assert series.meeting.status == WorkshopMeeting.Status.PLANNED


def test_notes_without_javascript_lead_back_to_the_meeting(series, leader_client):
    answer = leader_client.post(series.meeting_url + "vad-gjorde-ni/", {"notes": "Text"})
    assert answer.url == series.meeting_url


def test_a_meeting_is_cancelled_by_one_click_and_back_by_another(series, leader_client):
    url = series.meeting_url + "lage/"
    leader_client.post(url, {"action": "cancel"})
    series.meeting.refresh_from_db()
    assert series.meeting.is_cancelled
    assert series.meeting.number == 5
    leader_client.post(url, {"action": "restore"})
    series.meeting.refresh_from_db()
    assert series.meeting.status == WorkshopMeeting.Status.PLANNED


def test_a_held_meeting_is_held_again_after_a_cancellation_by_mistake(series, leader_client):
    held = series.meetings[0]
    leader_client.post(series.url(f"traffar/{held.pk}/lage/"), {"action": "cancel"})
    leader_client.post(series.url(f"traffar/{held.pk}/lage/"), {"action": "restore"})
    held.refresh_from_db()
    assert held.is_held


def test_a_meeting_where_nobody_came_can_be_held_all_the_same(series, leader_client):
    url = series.meeting_url + "lage/"
    leader_client.post(url, {"action": "held"})
    series.meeting.refresh_from_db()
    assert series.meeting.is_held
    leader_client.post(url, {"action": "planned"})
    series.meeting.refresh_from_db()
    assert not series.meeting.is_held


def test_a_meeting_to_come_cannot_be_held(series, leader_client):
    leader_client.post(series.url(f"traffar/{series.coming.pk}/lage/"), {"action": "held"})
    series.coming.refresh_from_db()
    assert not series.coming.is_held
