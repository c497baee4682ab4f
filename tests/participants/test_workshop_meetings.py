"""Meetings moved and added, and which of them wait for their attendance."""

import datetime as dt

import pytest

from participants.models import WorkshopMeeting
from tests.participants.workshop_world import WorkshopWorld, build_workshop_world
from tests.world import TODAY, World


@pytest.fixture
def series(world: World) -> WorkshopWorld:
    return build_workshop_world(world)


def needing(series: WorkshopWorld, day: dt.date = TODAY) -> list[int]:
    meetings = WorkshopMeeting.objects.visible_to(series.world.access(series.world.leader))
    return sorted(meetings.needing_attendance(day).values_list("number", flat=True))


def fill(series: WorkshopWorld, meeting: WorkshopMeeting) -> None:
    for name in ("maryam", "nils", "protected"):
        series.record(meeting, series.world.participants[name])


def test_meetings_up_to_today_need_attendance(series):
    assert needing(series) == [1, 2, 3, 4, 5]


def test_seen_from_an_earlier_day_later_meetings_need_none(series):
    assert needing(series, series.meetings[1].date) == [1, 2]


def test_a_recorded_meeting_needs_nothing_more(series):
    fill(series, series.meeting)
    assert needing(series) == [1, 2, 3, 4]


def test_a_meeting_with_someone_left_still_needs_attendance(series):
    series.record(series.meeting, series.world.participants["maryam"])
    assert 5 in needing(series)


def test_a_cancelled_meeting_needs_none(series):
    series.meeting.mark(WorkshopMeeting.Status.CANCELLED)
    assert 5 not in needing(series)


def test_a_series_without_a_group_needs_none(series):
    series.workshop.enrolments.update(status="ko")
    assert needing(series) == []


def test_imported_meetings_make_no_duties_before_the_day_they_came(series):
    series.workshop.meetings.update(imported_on=series.meetings[3].date)
    assert needing(series) == [4, 5]


def test_someone_who_got_a_place_later_is_not_missed_before(series):
    fill(series, series.meetings[0])
    series.enrol(series.world.participants["anonymous"], placed_on=series.meetings[2].date)
    assert needing(series) == [2, 3, 4, 5]


def test_a_series_entered_afterwards_needs_all_its_attendance(series):
    series.workshop.enrolments.update(placed_on=TODAY)
    assert needing(series) == [1, 2, 3, 4, 5]


def test_someone_who_left_the_project_is_not_missed_after(series):
    for meeting in series.meetings[:4]:
        fill(series, meeting)
    for name in ("maryam", "nils"):
        series.record(series.meeting, series.world.participants[name])
    assert needing(series) == [5]
    period = series.world.participants["protected"].periods.get()
    period.ends_on, period.end_reason = series.meetings[3].date, "FLYTT"
    period.save()
    assert needing(series) == []


def test_meetings_of_the_day_are_found_unless_cancelled(series):
    assert list(WorkshopMeeting.objects.on_day(TODAY)) == [series.meeting]
    series.meeting.mark(WorkshopMeeting.Status.CANCELLED)
    assert not WorkshopMeeting.objects.on_day(TODAY)


def test_a_meeting_is_moved(series, leader_client):
    answer = leader_client.post(
        series.url(f"traffar/{series.coming.pk}/andra/"),
        {"date": "2026-11-11", "starts_at": "13:00", "ends_at": "16:00"},
    )
    assert answer.status_code == 302
    series.coming.refresh_from_db()
    assert (series.coming.date, series.coming.starts_at) == (dt.date(2026, 11, 11), dt.time(13))


@pytest.mark.parametrize(
    ("date", "starts_at", "ends_at", "field"),
    [
        ("2029-01-01", "09:00", "12:00", "date"),
        ("2026-11-11", "13:00", "12:00", "ends_at"),
        ("2026-11-11", "", "12:00", "starts_at"),
        ("", "09:00", "12:00", "date"),
    ],
)
def test_a_move_that_cannot_be_is_said_at_its_field(
    series, leader_client, date, starts_at, ends_at, field
):
    answer = leader_client.post(
        series.url(f"traffar/{series.coming.pk}/andra/"),
        {"date": date, "starts_at": starts_at, "ends_at": ends_at},
    )
    assert field in answer.context["form"].errors


def test_a_held_meeting_is_not_moved_into_the_future(series, leader_client):
    held = series.meetings[0]
    answer = leader_client.post(
        series.url(f"traffar/{held.pk}/andra/"),
        {"date": "2026-12-01", "starts_at": "09:00", "ends_at": "12:00"},
    )
    assert "date" in answer.context["form"].errors


def test_a_holiday_is_saved_only_when_one_says_so(series, leader_client):
    url = series.url(f"traffar/{series.coming.pk}/andra/")
    data = {"date": "2026-12-24", "starts_at": "09:00", "ends_at": "12:00"}
    page = leader_client.post(url, data)
    assert "Julafton" in page.content.decode()
    leader_client.post(url, data | {"anyway": "day-2026-12-24"})
    series.coming.refresh_from_db()
    assert series.coming.date == dt.date(2026, 12, 24)


def test_an_extra_meeting_gets_the_next_number_a_week_after_the_last(series, leader_client):
    url = series.url(f"{series.workshop.pk}/traffar/ny/")
    form = leader_client.get(url).context["form"]
    assert form["date"].value() == series.coming.date + dt.timedelta(weeks=1)
    leader_client.post(url, {"date": "2026-11-16", "starts_at": "09:00", "ends_at": "12:00"})
    extra = series.workshop.meetings.get(number=7)
    assert extra.title == "Träff 7, extra"


def test_an_extra_meeting_makes_up_for_a_cancelled_one(series, leader_client):
    series.meeting.mark(WorkshopMeeting.Status.CANCELLED)
    for number, meeting in ((6, series.coming), (7, None)):
        meeting = meeting or WorkshopMeeting(
            project=series.world.project, workshop=series.workshop, number=number
        )
        meeting.date, meeting.status = TODAY, "genomford"
        meeting.save()
    assert series.workshop.meetings.held(TODAY).count() == 6
    assert series.workshop in type(series.workshop).objects.completed(TODAY)
