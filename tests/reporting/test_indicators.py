"""The example register's figures at its six dates, and what M1.1–M1.5 count, rule by rule."""

import datetime as dt
import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from pathlib import Path

import pytest

from participants.models import (
    CoachingSession,
    FutureWorkshop,
    Participant,
    ParticipationPeriod,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from reporting.counting import Count, count
from reporting.indicators import INDICATORS
from tests.reporting.example_register import load_example
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
PassingWorld = Callable[[], AbstractContextManager[World]]

EXPECTED = json.loads((Path(__file__).parent.parent / "data/register-exempel.json").read_text())
DAY = dt.date(2026, 3, 2)


def test_the_example_register_gives_its_figures_at_all_six_dates() -> None:
    project = load_example()
    dates = [dt.date.fromisoformat(day) for day in EXPECTED]
    counts = count(project, dates)
    got = {
        str(day): {code: _as_json(counts[code, day].value) for code in INDICATORS} for day in dates
    }
    assert got == {day: {code: row[code] for code in INDICATORS} for day, row in EXPECTED.items()}


def _as_json(value: int | Decimal | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value


@pytest.fixture(scope="module")
def behind(passing_world: PassingWorld) -> dict[str, list[tuple[int, int, int]]]:
    """Of each indicator at all six dates the figure, its rows, and those without twins."""
    with passing_world():
        project = load_example()
        dates = [dt.date.fromisoformat(day) for day in EXPECTED]
        counts = count(project, dates)
        found = {}
        for code, indicator in INDICATORS.items():
            rows = [(day, indicator.rows_of(project, day)) for day in dates]
            found[code] = [
                (counts[code, day].rows, of_day.count(), len(set(of_day))) for day, of_day in rows
            ]
        return found


@pytest.mark.parametrize("code", INDICATORS)
def test_the_figure_is_the_number_of_the_rows_behind_it(
    behind: dict[str, list[tuple[int, int, int]]], code: str
) -> None:
    for figure, rows, unlike in behind[code]:
        assert figure == rows == unlike


def test_all_indicators_and_dates_are_one_statement(
    world: World, django_assert_num_queries: object
) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        count(world.project, [TODAY, DAY])


def test_another_project_is_not_counted(world: World) -> None:
    add_presence(world, "foreign", add_meeting(world, project=world.other_project))
    assert _count(world, "M1.2") == 0
    assert count(world.other_project, [DAY])["M1.2", DAY].rows == 1


# M1.1


def test_a_series_is_completed_by_as_many_held_meetings_as_planned(world: World) -> None:
    series = _series(world, planned=2)
    add_meeting(world, series=series, number=1)
    assert _count(world, "M1.1") == 0
    add_meeting(world, series=series, number=2)
    assert _count(world, "M1.1") == 1


def test_an_extra_meeting_makes_up_for_a_cancelled_one(world: World) -> None:
    series = _series(world, planned=2)
    add_meeting(world, series=series, number=1)
    add_meeting(world, series=series, number=2, status="installd")
    assert _count(world, "M1.1") == 0
    add_meeting(world, series=series, number=3)
    assert _count(world, "M1.1") == 1


def test_a_meeting_counts_from_its_own_day(world: World) -> None:
    series = _series(world, planned=1)
    add_meeting(world, series=series, date=DAY)
    day_before = DAY - dt.timedelta(days=1)
    assert count(world.project, [day_before])["M1.1", day_before].rows == 0
    assert _count(world, "M1.1") == 1


# M1.2


@pytest.mark.parametrize(
    ("meeting_status", "attendance", "counted"),
    [
        ("genomford", "narvarande", 1),
        ("genomford", "franvarande", 0),
        ("planerad", "narvarande", 0),
        ("installd", "narvarande", 0),
    ],
)
def test_only_presence_at_a_held_meeting_starts_a_workshop(
    world: World, meeting_status: str, attendance: str, counted: int
) -> None:
    add_presence(world, "maryam", add_meeting(world, status=meeting_status), attendance)
    assert _count(world, "M1.2") == counted


def test_a_person_at_many_meetings_of_two_series_counts_once(world: World) -> None:
    for code in ("A", "B"):
        series = _series(world, code=code)
        for number in (1, 2):
            add_presence(world, "maryam", add_meeting(world, series=series, number=number))
    assert _count(world, "M1.2") == 1


def test_a_person_registered_by_mistake_never_counts(world: World) -> None:
    add_presence(world, "maryam", add_meeting(world))
    _end(world.participants["maryam"], TODAY, "FELREGISTRERING")
    assert _count(world, "M1.2") == 0  # not on a day before it was found out, either


def test_a_person_who_came_back_after_a_mistake_counts(world: World) -> None:
    maryam = world.participants["maryam"]
    _end(maryam, dt.date(2026, 1, 20), "FELREGISTRERING")
    ParticipationPeriod.objects.create(
        project=world.project, participant=maryam, starts_on=dt.date(2026, 2, 1)
    )
    add_presence(world, "maryam", add_meeting(world))
    assert _count(world, "M1.2") == 1


# M1.3


def test_two_held_sessions_in_the_workshop_phase_are_needed(world: World) -> None:
    _session(world, "maryam", 1)
    assert _count(world, "M1.3") == 0
    _session(world, "maryam", 2)
    assert _count(world, "M1.3") == 1


@pytest.mark.parametrize(
    "other",
    [
        {"phase": "placering"},
        {"phase": "avslut"},
        {"status": "bokad"},
        {"status": "sen_avbokning"},
        {"status": "utebliven"},
        {"date": DAY + dt.timedelta(days=1)},
    ],
)
def test_other_phases_unheld_and_later_sessions_do_not_count(
    world: World, other: dict[str, object]
) -> None:
    _session(world, "maryam", 1)
    _session(world, "maryam", 2, **other)
    assert _count(world, "M1.3") == 0


def test_two_people_with_one_session_each_are_not_one_with_two(world: World) -> None:
    _session(world, "maryam", 1)
    _session(world, "nils", 1)
    assert _count(world, "M1.3") == 0


# M1.4


@pytest.mark.parametrize(
    ("completed_on", "goes_on", "decided_on", "counted"),
    [
        (DAY, True, DAY, 1),
        (DAY + dt.timedelta(days=1), True, DAY, 0),
        (DAY, True, DAY + dt.timedelta(days=1), 0),
        (DAY, False, DAY, 0),
        (DAY, None, None, 0),
        (None, True, DAY, 0),
    ],
)
def test_going_on_takes_completion_and_a_yes_by_the_day(
    world: World,
    completed_on: dt.date | None,
    goes_on: bool | None,
    decided_on: dt.date | None,
    counted: int,
) -> None:
    WorkshopEnrolment.objects.create(
        project=world.project,
        workshop=_series(world),  # which is not complete itself, and need not be
        participant=world.participants["maryam"],
        completed_on=completed_on,
        goes_on=goes_on,
        decided_on=decided_on,
    )
    assert _count(world, "M1.4") == counted


# M1.5


def test_the_share_is_of_women_and_men_who_started(world: World) -> None:
    meeting = add_meeting(world)
    for name in ("maryam", "nils", "anonymous"):  # a woman and two men
        add_presence(world, name, meeting)
    world.participants["other"] = world.participant("D005", sex="annat")
    add_presence(world, "other", meeting)
    # 1 / (1 + 2) = 33.33… per cent; the fourth person is on neither side
    assert count(world.project, [DAY])["M1.5", DAY].value == Decimal("33.3")


def test_there_is_no_share_of_nobody(world: World) -> None:
    assert count(world.project, [DAY])["M1.5", DAY].value is None


def test_a_share_is_rounded_half_up() -> None:
    # 1/16 = 6.25 per cent; half to even would say 6.2
    assert Count(rows=16, part=1).value == Decimal("6.3")


def _count(world: World, code: str) -> int:
    return count(world.project, [DAY])[code, DAY].rows


def _series(world: World, code: str = "FV1", planned: int = 6) -> FutureWorkshop:
    return FutureWorkshop.objects.create(project=world.project, code=code, planned_meetings=planned)


def add_meeting(world: World, **fields: object) -> WorkshopMeeting:
    project = fields.pop("project", world.project)
    series = fields.pop("series", None) or FutureWorkshop.objects.create(
        project=project, code="FV9"
    )
    values = {"number": 1, "date": DAY, "status": "genomford"} | fields
    return WorkshopMeeting.objects.create(project=project, workshop=series, **values)


def add_presence(
    world: World, name: str, meeting: WorkshopMeeting, status: str = "narvarande"
) -> None:
    WorkshopAttendance.objects.create(
        project=meeting.project,
        meeting=meeting,
        participant=world.participants[name],
        status=status,
    )


def _session(world: World, name: str, day: int, **fields: object) -> None:
    values = {"date": dt.date(2026, 2, day), "phase": "verkstad", "status": "genomford"} | fields
    CoachingSession.objects.create(
        project=world.project, participant=world.participants[name], **values
    )


def _end(participant: Participant, day: dt.date, reason: str) -> None:
    period = participant.periods.get()
    period.ends_on, period.end_reason = day, reason
    period.save()
