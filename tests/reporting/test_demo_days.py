"""The demo on any day: it is always in full swing, and always true to the calendar."""

import datetime as dt
from collections.abc import Iterator

import pytest
import pytest_django
from django.db import transaction

from nyttiga.accounts.access import Access
from nyttiga.accounts.models import User
from nyttiga.ui.worklist import Urgency, open_lines
from participants.models import (
    ActionPlan,
    CoachingSession,
    NextStep,
    ParticipationPeriod,
    WorkshopAttendance,
    WorkshopMeeting,
)
from reporting.demo.load import MAIN
from tests.reporting.demo_loading import load_demo

pytestmark = pytest.mark.django_db
# A Monday, a holiday, a summer Saturday, and the day after the shortest February.
DAYS = [dt.date(2026, 11, 2), dt.date(2027, 1, 6), dt.date(2026, 7, 11), dt.date(2027, 3, 1)]


@pytest.fixture(scope="module", params=DAYS, ids=str)
def day(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
) -> Iterator[dt.date]:
    """The day that the demo is loaded on, once for all tests."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_demo(request.param)
        yield request.param
        transaction.set_rollback(True)


def test_meetings_are_held_before_today_and_attendance_is_taken_at_those_only(day: dt.date) -> None:
    held = WorkshopMeeting.objects.filter(status="genomford")
    assert held.count() >= 19
    assert not held.filter(date__gte=day).exists()
    assert not WorkshopAttendance.objects.exclude(meeting__in=held).exists()


def test_coaching_of_the_past_has_an_outcome_and_that_to_come_has_none(day: dt.date) -> None:
    assert not CoachingSession.objects.exclude(status="bokad").filter(date__gte=day).exists()
    assert not CoachingSession.objects.filter(status="bokad", date__lt=day).exists()


def test_plans_steps_and_periods_began_before_today(day: dt.date) -> None:
    assert not ActionPlan.objects.filter(date__gte=day).exists()
    assert not NextStep.objects.filter(done_on__gte=day).exists()
    assert not ParticipationPeriod.objects.filter(starts_on__gte=day).exists()


def test_all_but_todays_own_meeting_is_on_working_days(day: dt.date) -> None:
    dates = [
        *WorkshopMeeting.objects.exclude(date=day).values_list("date", flat=True),
        *CoachingSession.objects.exclude(date=day).values_list("date", flat=True),
        *ActionPlan.objects.values_list("date", flat=True),
    ]
    assert not [date for date in dates if date.weekday() >= 5]


def test_a_meeting_is_today_and_last_weeks_attendance_is_missing(day: dt.date) -> None:
    leader = Access.find(User.objects.get(email="elin@exempel.se"), MAIN)
    meetings = [
        (line.urgency, item.text)
        for line in open_lines(leader, day)
        for item in line.items
        if "Flen" in item.headline + item.text
    ]
    assert (Urgency.TODAY, ", träff 5 av 6") in meetings
    assert (Urgency.LATE, " för Framtidsverkstad Flen, träff 4") in meetings


def test_nobody_takes_part_before_the_start_or_after_the_end(day: dt.date) -> None:
    for attendance in WorkshopAttendance.objects.select_related("meeting", "participant"):
        date = attendance.meeting.date
        stays = attendance.participant.periods.filter(starts_on__lte=date)
        assert stays.exclude(ends_on__lte=date).exists(), (attendance, date)
