"""Who was there, who came, who left: the flow of a quarter."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nyttiga.ui.small_numbers import FEW, HIDDEN
from participants.models.choices import Sex
from reporting.periods import Period
from reporting.report.flow import (
    ALL,
    COLUMNS,
    MUNICIPALITY,
    REASON,
    SEXES,
    UNIQUE,
    Stay,
    count_flow,
    flow_for_outsiders,
    stays,
)
from tests.reporting.report_world import Q2, Q3

START = dt.date(2026, 1, 1)
days = st.dates(START, dt.date(2026, 12, 31))
people = st.builds(
    lambda number, first, last, sex: Stay(
        number, first, None if last is None else max(first, last), sex=sex
    ),
    st.integers(1, 30),
    days,
    st.none() | days,
    st.sampled_from(Sex.values),
)


@given(st.lists(people, max_size=30), days, st.integers(0, 100))
def test_what_came_in_and_out_balances_for_every_sex(rows, first, length):
    cells = count_flow(rows, Period(first, first + dt.timedelta(days=length)))
    for sex in (*SEXES, ALL):
        came_in, new, left, stayed = (cells[sex, column] for column in COLUMNS)
        assert came_in + new - left == stayed


@given(st.lists(people, max_size=30), days)
def test_a_period_opens_with_what_the_one_before_ended_with(rows, day):
    before = Period(START, day)
    after = Period(day + dt.timedelta(days=1), dt.date(2027, 12, 31))
    assert count_flow(rows, before)[ALL, "utgaende"] == count_flow(rows, after)[ALL, "ingaende"]


def test_who_comes_back_is_two_starts_but_one_person():
    twice = [
        Stay(1, dt.date(2026, 7, 1), dt.date(2026, 7, 20)),
        Stay(1, dt.date(2026, 8, 1)),
    ]
    cells = count_flow(twice, Q3)
    assert (cells[ALL, "nya"], cells[UNIQUE]) == (2, 1)


def test_who_starts_and_ends_on_the_last_day_is_in_the_period():
    cells = count_flow([Stay(1, Q3.ends_on, Q3.ends_on)], Q3)
    assert (cells[ALL, "nya"], cells[ALL, "avslutade"], cells[ALL, "utgaende"]) == (1, 1, 0)


def test_exits_without_a_reason_are_said_to_lack_one():
    cells = count_flow([Stay(1, Q3.starts_on, Q3.ends_on)], Q3)
    assert cells[REASON, "Uppgift saknas"] == 1


def test_people_registered_by_mistake_are_never_there(world):
    end = {"ends_on": dt.date(2026, 2, 1), "end_reason": "FELREGISTRERING"}
    wrong = world.participant("D900", **end)
    assert wrong.pk not in {stay.participant for stay in stays(world.project)}


def test_another_projects_people_are_not_there(world):
    foreign = world.participants["foreign"].pk
    assert foreign not in {stay.participant for stay in stays(world.project)}


@pytest.mark.parametrize("count", [1, 4])
def test_outsiders_do_not_see_that_so_few_left(count):
    rows = [Stay(n, dt.date(2026, 2, 1)) for n in range(20)]
    rows += [Stay(50 + n, dt.date(2026, 2, 1), dt.date(2026, 8, 1)) for n in range(count)]
    rows += [Stay(90 + n, dt.date(2026, 8, 1)) for n in range(9)]
    read = flow_for_outsiders(rows, [Period(START, dt.date(2026, 3, 31)), Q2, Q3])
    assert read[ALL, "avslutade"] == FEW
    assert HIDDEN in (read[ALL, "nya"], read[ALL, "utgaende"])


def test_what_hides_the_total_hides_a_part_of_it_too():
    """Nine from Flen and five from Trosa would add up to the hidden fourteen."""
    rows = [Stay(n, dt.date(2026, 2, 1)) for n in range(20)]
    rows += [Stay(50 + n, dt.date(2026, 2, 1), dt.date(2026, 8, 1)) for n in range(2)]
    places = ["Flen"] * 9 + ["Trosa"] * 5
    rows += [Stay(90 + n, dt.date(2026, 8, 1), municipality=p) for n, p in enumerate(places)]
    read = flow_for_outsiders(rows, [Period(START, dt.date(2026, 3, 31)), Q2, Q3])
    parts = [read[MUNICIPALITY, "Flen"], read[MUNICIPALITY, "Trosa"]]
    shown_total = isinstance(read[ALL, "nya"], int)
    assert shown_total or HIDDEN in parts
    assert not (shown_total and isinstance(read[ALL, "utgaende"], int))


@settings(deadline=None, max_examples=40)
@given(st.lists(people, max_size=25))
def test_what_one_quarter_showed_at_its_end_the_next_one_shows_at_its_start(rows):
    first = Period(START, dt.date(2026, 3, 31))
    ended = flow_for_outsiders(rows, [first])
    opened = flow_for_outsiders(rows, [first, Q2])
    for sex in (*SEXES, ALL):
        assert opened[sex, "ingaende"] == ended[sex, "utgaende"]
