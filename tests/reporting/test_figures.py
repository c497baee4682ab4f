"""Expected, forecast and status, each worked out by hand beside the test."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participants.models import WorkshopAttendance
from reporting.figures import Figure, figures, rar_figures
from reporting.models import Goal, Target
from reporting.pace import Status, expected, forecast, share_status, status
from tests.reporting.example_register import load_example
from tests.reporting.test_indicators import add_meeting, add_presence
from tests.world import World

START = dt.date(2026, 1, 1)
DUE = START + dt.timedelta(days=100)


def after(days: int) -> dt.date:
    return START + dt.timedelta(days=days)


# Expected: a project of 100 days and a target of 10.


@pytest.mark.parametrize(
    ("day", "so_far"),
    [
        (50, "5.0"),  # 10 × 50 / 100
        (33, "3.3"),  # 10 × 33 / 100
        (0, "0.0"),
        (-5, "0.0"),  # before the start nothing is expected
        (100, "10.0"),
        (130, "10.0"),  # never more than the target
    ],
)
def test_expected_grows_evenly_from_the_start_to_the_due_date(day: int, so_far: str) -> None:
    assert expected(10, START, DUE, after(day)) == Decimal(so_far)


def test_expected_is_rounded_half_up() -> None:
    # 1 × 25 / 100 = 0.25; half to even would say 0.2
    assert expected(1, START, DUE, after(25)) == Decimal("0.3")


def test_a_goal_due_on_the_first_day_is_expected_whole() -> None:
    assert expected(10, START, START, START) == Decimal("10.0")


@given(st.integers(0, 1000), st.integers(1, 2000), st.integers(-100, 3000))
def test_expected_stays_within_nothing_and_the_target(target: int, due: int, day: int) -> None:
    assert 0 <= expected(target, START, after(due), after(day)) <= target


# Forecast


@pytest.mark.parametrize(
    ("actual", "added", "days_left", "then"),
    [
        (12, 9, 100, "17.0"),  # 12 + 9 / 180 × 100
        (12, 0, 100, "12.0"),  # nothing came lately, so nothing is foreseen
        (7, 7, 47, "8.8"),  # 7 + 7 × 47 / 180 = 8.827…
        (1, 1, 9, "1.1"),  # 1 + 9 / 180 = 1.05, half up
        (12, 9, 0, "12.0"),
        (12, 9, -30, "12.0"),  # past the due date it is what it came to
    ],
)
def test_the_forecast_goes_on_at_the_pace_of_the_last_180_days(
    actual: int, added: int, days_left: int, then: str
) -> None:
    assert forecast(actual, added, after(days_left), START) == Decimal(then)


# Status


@pytest.mark.parametrize(
    ("actual", "so_far", "stands"),
    [
        (10, "5.0", Status.REACHED),
        (9, "10.0", Status.ON_TRACK),  # 0.9 × 10
        (8, "10.0", Status.BEHIND),
        (6, "10.0", Status.BEHIND),  # 0.6 × 10
        (5, "10.0", Status.AT_RISK),
        (0, "0.0", Status.ON_TRACK),  # nothing is expected yet
    ],
)
def test_status_compares_with_what_is_expected(actual: int, so_far: str, stands: Status) -> None:
    assert status(actual, 10, Decimal(so_far)) == stands


@pytest.mark.parametrize(
    ("share", "stands"),
    [
        ("40.0", Status.REACHED),
        ("60.0", Status.REACHED),
        ("39.9", Status.AT_RISK),
        ("60.1", Status.AT_RISK),
    ],
)
def test_a_share_is_reached_within_its_bounds(share: str, stands: Status) -> None:
    assert share_status(Decimal(share), 40, 60) == stands


# The whole, from the tables


@pytest.fixture
def example(db: None) -> dict[str, Figure]:
    """The example register on 30 September 2021."""
    return {f.code: f for f in figures(load_example(), dt.date(2021, 9, 30))}


def test_a_figure_of_the_example_register_worked_out_by_hand(example: dict[str, Figure]) -> None:
    coached = example["M1.3"]
    assert (coached.actual, coached.target, coached.due_on) == (11, 30, dt.date(2022, 4, 1))
    # 2020-12-01 to 2021-09-30 is 303 days, to 2022-04-01 486: 30 × 303 / 486 = 18.70…
    assert coached.expected == Decimal("18.7")
    assert coached.status == Status.AT_RISK  # 11 < 0.6 × 18.7 = 11.22
    # 2021-04-03 is 180 days before, when 6 had two sessions; 183 days are left:
    # 11 + (11 − 6) × 183 / 180 = 16.08…
    assert coached.forecast == Decimal("16.1")


def test_a_share_has_no_pace(example: dict[str, Figure]) -> None:
    share = example["M1.5"]
    assert (share.actual, share.low, share.high) == (Decimal("55.2"), 40, 60)
    assert (share.expected, share.forecast, share.target) == (None, None, None)
    assert share.status == Status.REACHED


def test_a_figure_is_compared_with_the_end_of_the_last_quarter(example: dict[str, Figure]) -> None:
    started = example["M1.2"]
    assert started.compared_on == dt.date(2021, 6, 30)
    assert started.change == 14  # 29, and 15 at the end of June


def test_without_people_a_share_has_no_data(world: World) -> None:
    share = next(f for f in figures(world.project, after(60)) if f.code == "M1.5")
    assert (share.actual, share.status) == (None, Status.NO_DATA)


def test_a_goal_without_a_number_is_only_counted(world: World) -> None:
    Target.objects.filter(goal__project=world.project, goal__code="M1.2").delete()
    started = next(f for f in figures(world.project, after(60)) if f.code == "M1.2")
    assert (started.actual, started.status) == (0, Status.NO_TARGET)
    assert (started.expected, started.forecast) == (None, None)


def test_the_target_that_holds_on_the_day_is_the_one_used(world: World) -> None:
    goal = Goal.objects.get(project=world.project, code="M1.2")
    decided = dt.date(2026, 6, 1)
    Target.objects.create(
        project=world.project,
        goal=goal,
        value=25,
        due_on=dt.date(2027, 6, 1),
        valid_from=decided,
    )
    before, since = (
        next(f for f in figures(world.project, day) if f.code == "M1.2")
        for day in (decided - dt.timedelta(days=1), decided)
    )
    assert (before.target, since.target) == (30, 25)
    assert since.due_on == dt.date(2027, 6, 1)


def test_before_its_first_target_begins_a_goal_has_that_target(world: World) -> None:
    Target.objects.filter(goal__project=world.project, goal__code="M1.2").update(
        valid_from=dt.date(2026, 6, 1)
    )
    started = next(f for f in figures(world.project, START) if f.code == "M1.2")
    assert started.target == 30


def test_figures_take_two_statements(world: World, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(2):  # type: ignore[operator]
        figures(world.project, after(60))


# What the funder may see


def test_the_funder_sees_no_percentage_of_fewer_than_ten(world: World) -> None:
    _started(world, 9)
    share = next(f for f in rar_figures(world.project, after(89)) if f.code == "M1.5")
    assert share.is_suppressed
    assert (share.actual, share.people, share.status) == (None, None, Status.NO_DATA)


def test_the_funder_sees_a_percentage_of_ten(world: World) -> None:
    _started(world, 10)
    share = next(f for f in rar_figures(world.project, after(89)) if f.code == "M1.5")
    assert share.actual == Decimal("100.0")


def test_the_funder_sees_the_numbers_of_people_as_they_are(world: World) -> None:
    _started(world, 3)
    started = next(f for f in rar_figures(world.project, after(89)) if f.code == "M1.2")
    assert started.actual == 3


def _started(world: World, people: int) -> None:
    """So many women who have begun a workshop."""
    meeting = add_meeting(world)
    for number in range(people):
        person = world.participant(f"K{number}")
        world.participants[person.number] = person
        add_presence(world, person.number, meeting)
    assert WorkshopAttendance.objects.count() == people
