"""The group of a series: list, places, queue, share of women, own words."""

import datetime as dt

import pytest

from nyttiga.accounts.permissions import Role
from nyttiga.audit.models import Read
from participants.models import FutureWorkshop, WorkshopEnrolment, WorkshopMeeting
from participants.panels import workshop as panel
from participants.share_of_women import ShareOfWomen, project_share
from tests.participants.workshop_world import WorkshopWorld, build_workshop_world
from tests.world import TODAY, World


@pytest.fixture
def series(world: World) -> WorkshopWorld:
    return build_workshop_world(world)


def place(series: WorkshopWorld, number: str) -> WorkshopEnrolment:
    return series.workshop.enrolments.get(participant__number=number)


class TestList:
    @pytest.mark.parametrize("count", [1, 20])
    def test_the_list_takes_eight_queries(self, series, leader_client, at_most_queries, count):
        series.people(12)
        for number in range(2, count + 1):
            workshop = FutureWorkshop.objects.create(
                project=series.world.project,
                code=f"FV{number}",
                municipality=series.world.municipality("Trosa"),
            )
            WorkshopMeeting.objects.create(
                project=series.world.project, workshop=workshop, number=1, date=TODAY
            )
        leader_client.get(series.url())
        with at_most_queries(8):
            page = leader_client.get(series.url())
        assert len(page.context["series"]) == count

    def test_a_row_says_how_far_it_has_come_and_what_is_missing(self, series, leader_client):
        series.enrol(series.world.participants["anonymous"], status="ko")
        [row] = leader_client.get(series.url()).context["series"]
        assert (row.held, row.placed, row.waiting) == (4, 3, 1)
        assert row.next_meeting == series.meeting
        assert row.missing == ["Närvaro saknas för 5 träffar", "1 i kö, 5 lediga platser"]

    def test_without_series_the_page_says_what_to_do_first(self, world, leader_client):
        page = leader_client.get(f"/p/{world.project.slug}/framtidsverkstader/")
        assert "Planera en serie" in page.content.decode()


class TestSeriesPage:
    @pytest.mark.parametrize("size", [3, 30])
    def test_it_takes_ten_queries_whatever_the_size(
        self, series, leader_client, at_most_queries, size
    ):
        for number, person in enumerate(series.people(size)):
            if number % 3 == 0:
                enrolment = place(series, person.number)
                enrolment.put_in_queue()
        leader_client.get(series.workshop_url)
        with at_most_queries(10):
            page = leader_client.get(series.workshop_url)
        assert len(page.context["group"]) + len(page.context["queue"]) == size + 3

    def test_the_grid_shows_here_absent_and_not_recorded_in_words(self, series, leader_client):
        series.record(series.meetings[0], series.world.participants["maryam"])
        series.record(series.meetings[0], series.world.participants["nils"], "franvarande")
        page = leader_client.get(series.workshop_url).content.decode()
        for words in ("Här", "Ej", "Inte ifyllt", "Inte av än"):
            assert f'<span class="visually-hidden">{words}</span>' in page
        maryam = next(
            row
            for row in leader_client.get(series.workshop_url).context["group"]
            if row.enrolment.participant.number == "D001"
        )
        assert (maryam.present, maryam.held) == (1, 4)

    def test_a_protected_person_is_a_number(self, series, leader_client):
        page = leader_client.get(series.workshop_url).content.decode()
        assert "D004" in page
        assert "Hemlig" not in page

    def test_the_queue_stands_in_its_order(self, series, leader_client):
        place(series, "D002").put_in_queue()
        series.enrol(
            series.world.participants["anonymous"],
            status="ko",
            enrolled_at=dt.datetime(2026, 10, 1, tzinfo=dt.UTC),
        )
        queue = leader_client.get(series.workshop_url).context["queue"]
        assert [candidate.participant.number for candidate in queue] == ["D003", "D002"]

    def test_the_guard_says_what_the_share_would_be(self, series, leader_client):
        place(series, "D002").put_in_queue()
        page = leader_client.get(series.workshop_url).content.decode()
        # Two women stay in the group; with Nils they are 66.7 per cent.
        assert "Med Nils Åström blir andelen kvinnor 66,7&nbsp;% i gruppen" in page
        assert "Gruppen utanför 40–60" in page


class TestPlaces:
    def post(self, client, series, number, action):
        return client.post(series.url(f"platser/{place(series, number).pk}/"), {"action": action})

    def test_someone_in_the_queue_gets_a_place(self, series, leader_client):
        series.enrol(series.world.participants["anonymous"], status="ko")
        self.post(leader_client, series, "D003", "place")
        assert place(series, "D003").status == "med"
        assert place(series, "D003").placed_on == TODAY

    def test_who_goes_back_to_the_queue_stands_last(self, series, leader_client):
        earlier = dt.datetime(2026, 10, 1, tzinfo=dt.UTC)
        waiting = series.world.participants["anonymous"]
        series.enrol(waiting, status="ko", enrolled_at=earlier)
        self.post(leader_client, series, "D001", "queue")
        order = series.workshop.enrolments.in_queue()
        assert [enrolment.participant.number for enrolment in order] == ["D003", "D001"]

    def test_who_withdraws_keeps_attendance_and_words(self, series, leader_client):
        maryam = series.world.participants["maryam"]
        series.record(series.meetings[0], maryam)
        series.workshop.enrolments.filter(participant=maryam).update(vision="Ett eget kafé")
        self.post(leader_client, series, "D001", "withdraw")
        assert place(series, "D001").status == "avhopp"
        assert place(series, "D001").vision == "Ett eget kafé"
        assert maryam.attendances.count() == 1

    def test_a_process_leader_may_not_give_places(self, series, signed_in):
        client = signed_in(series.world.users[Role.PROCESS_LEADER])
        assert self.post(client, series, "D001", "withdraw").status_code == 403


class TestFindingPeople:
    def search(self, client, series, query):
        answer = client.post(series.workshop_url + "deltagare/", {"q": query})
        return [c.participant.number for c in answer.context["candidates"]]

    def test_the_search_forgives_accents_and_case(self, series, leader_client):
        series.world.participant("D010", first_name="Zoë", last_name="Öst")
        assert self.search(leader_client, series, "zoe ost") == ["D010"]

    def test_those_with_a_place_or_in_the_queue_are_not_offered(self, series, leader_client):
        place(series, "D002").put_in_queue()
        assert self.search(leader_client, series, "Maryam") == []
        assert self.search(leader_client, series, "Nils") == []

    def test_who_has_left_the_project_is_not_offered(self, series, leader_client):
        series.world.participant(
            "D011", first_name="Gun", ends_on=dt.date(2026, 10, 1), end_reason="FLYTT"
        )
        assert self.search(leader_client, series, "Gun") == []

    def test_another_projects_people_are_not_offered(self, series, leader_client):
        assert self.search(leader_client, series, "Projektsson") == []

    def test_a_protected_person_is_found_by_number_only(self, series, leader_client):
        series.world.participant("D012", first_name="Gömd", protection="sekretessmarkering")
        assert self.search(leader_client, series, "Gömd") == []
        assert self.search(leader_client, series, "D012") == ["D012"]

    def test_first_those_without_any_place_are_suggested(self, series, leader_client):
        page = leader_client.get(series.workshop_url + "deltagare/")
        assert [c.participant.number for c in page.context["candidates"]] == ["D003"]

    @pytest.mark.parametrize(("to", "status"), [("group", "med"), ("queue", "ko")])
    def test_one_press_gives_a_place_or_a_place_in_the_queue(
        self, series, leader_client, to, status
    ):
        person = series.world.participants["anonymous"]
        leader_client.post(
            series.workshop_url + "deltagare/", {"participant": str(person.pk), "to": to}
        )
        assert place(series, "D003").status == status

    def test_who_withdrew_can_come_back(self, series, leader_client):
        place(series, "D001").withdraw()
        person = series.world.participants["maryam"]
        leader_client.post(series.workshop_url + "deltagare/", {"participant": str(person.pk)})
        assert place(series, "D001").status == "med"

    def test_another_projects_participant_cannot_get_a_place(self, series, leader_client):
        foreign = series.world.participants["foreign"]
        answer = leader_client.post(
            series.workshop_url + "deltagare/", {"participant": str(foreign.pk)}
        )
        assert answer.status_code == 404
        assert series.workshop.enrolments.count() == 3

    def test_a_latecomer_gets_a_place_and_is_here_in_one_press(self, series, leader_client):
        person = series.world.participants["anonymous"]
        answer = leader_client.post(series.meeting_url + "fler/", {"participant": str(person.pk)})
        assert answer.url == series.meeting_url
        assert place(series, "D003").status == "med"
        assert series.answers() == {"D003": "narvarande"}

    def test_a_latecomer_to_a_meeting_to_come_is_refused(self, series, leader_client):
        person = series.world.participants["anonymous"]
        leader_client.post(
            series.url(f"traffar/{series.coming.pk}/fler/"), {"participant": str(person.pk)}
        )
        assert series.workshop.enrolments.count() == 3

    def test_those_in_the_queue_are_suggested_as_latecomers(self, series, leader_client):
        place(series, "D002").put_in_queue()
        page = leader_client.get(series.meeting_url + "fler/")
        assert [c.participant.number for c in page.context["candidates"]] == ["D002"]


class TestShareOfWomen:
    @pytest.mark.parametrize(
        ("women", "men", "percent", "balanced"),
        [(0, 0, None, True), (2, 3, "40.0", True), (1, 2, "33.3", False), (5, 3, "62.5", False)],
    )
    def test_one_decimal_and_the_band(self, women, men, percent, balanced):
        share = ShareOfWomen(women, men)
        assert (share.percent and str(share.percent), share.is_balanced) == (percent, balanced)

    def test_other_and_unknown_sex_are_left_out(self):
        assert ShareOfWomen.of(["kvinna", "annat", "okant", "man"]) == ShareOfWomen(1, 1)

    def test_the_projects_share_counts_those_begun_and_those_about_to(self, series):
        project = series.world.project
        assert project_share(project, TODAY) == ShareOfWomen(2, 1)
        series.coming.mark(WorkshopMeeting.Status.CANCELLED)
        series.meeting.mark(WorkshopMeeting.Status.CANCELLED)
        assert project_share(project, TODAY) == ShareOfWomen(0, 0)
        series.record(series.meetings[0], series.world.participants["maryam"])
        assert project_share(project, TODAY) == ShareOfWomen(1, 0)


class TestOwnWords:
    def url(self, series, number="D001"):
        return series.url(f"platser/{place(series, number).pk}/egna-ord/")

    def test_they_save_themselves(self, series, leader_client):
        words = {"situation": "Hemma", "needs": "Rutiner", "vision": "Ett kafé"}
        answer = leader_client.post(self.url(series), words, headers={"X-Autosave": "1"})
        assert answer.status_code == 204
        enrolment = place(series, "D001")
        assert (enrolment.situation, enrolment.needs, enrolment.vision) == tuple(words.values())
        assert enrolment.history.first().history_user == series.world.leader

    def test_the_page_leads_to_the_next_person(self, series, leader_client):
        page = leader_client.get(self.url(series))
        assert page.context["next_enrolment"].participant.number == "D002"
        last = leader_client.get(self.url(series, "D002"))
        assert last.context["next_enrolment"] is None

    def test_opening_them_is_in_the_read_log(self, series, leader_client):
        leader_client.get(self.url(series))
        read = Read.objects.get()
        assert (read.user, read.participant_id) == (
            series.world.leader,
            series.world.participants["maryam"].pk,
        )

    def test_a_process_leader_reads_but_does_not_write(self, series, signed_in):
        client = signed_in(series.world.users[Role.PROCESS_LEADER])
        assert "<textarea" not in client.get(self.url(series)).content.decode()
        assert client.post(self.url(series), {"vision": "x"}).status_code == 403

    def test_the_participants_page_shows_them(self, series):
        series.workshop.enrolments.filter(participant__number="D001").update(vision="Ett kafé")
        series.record(series.meetings[0], series.world.participants["maryam"])
        access = series.world.access(series.world.leader)
        [row] = panel.context(access, series.world.participants["maryam"], TODAY)["workshop_places"]
        assert row.enrolment.vision == "Ett kafé"
        assert (row.present, row.held) == (1, 4)

    def test_the_panel_shows_nothing_to_those_without_permission(self, series):
        access = series.world.access(series.world.users[Role.STEERING_GROUP])
        assert panel.context(access, series.world.participants["maryam"], TODAY) == {}


class TestEdit:
    def test_the_number_of_places_is_changed(self, series, leader_client):
        leader_client.post(
            series.workshop_url + "andra/",
            {"code": "FV1", "place": "Biblioteket", "places": "10", "planned_meetings": "6"},
        )
        series.workshop.refresh_from_db()
        assert (series.workshop.places, series.workshop.place) == (10, "Biblioteket")
