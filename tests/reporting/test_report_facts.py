"""A quarter's facts, for the project's own staff and for outsiders."""

import datetime as dt

import pytest

from nyttiga.ui.small_numbers import FEW
from reporting.report.facts import facts, for_outsiders
from reporting.report.flow import MUNICIPALITY
from tests.reporting.report_world import Q3, Q4, fill_quarter
from tests.world import TODAY


@pytest.fixture
def known(world):
    fill_quarter(world)
    return facts(world.project, Q3, TODAY)


def test_the_flow_counts_those_who_came_and_left_in_the_quarter(known):
    assert [known.count(c) for c in ("ingaende", "nya", "avslutade", "utgaende")] == [4, 12, 2, 14]


def test_meetings_up_to_the_end_are_told_and_later_ones_are_coming(known):
    assert [(m.state, m.present) for m in known.meetings] == [
        ("Genomförd", 10),
        ("Genomförd", 3),
        ("Inställd", 0),
    ]
    assert [m.date for m in known.coming_meetings] == [dt.date(2026, 10, 1)]


def test_a_place_is_told_with_its_municipality(known):
    assert known.meetings[0].place == "Medborgarhuset, Flen"


def test_coaching_counts_sessions_people_and_those_missed(known):
    assert known.coaching == {"held": 6, "people": 6, "missed": 1}


def test_completions_and_decisions_are_counted_in_their_quarter(world, known):
    assert known.workshop_results == {"completed": 1, "going_on": 1, "stopping": 0}
    later = facts(world.project, Q4, TODAY)
    assert later.workshop_results == {"completed": 0, "going_on": 0, "stopping": 0}


def test_newcomers_are_told_apart_by_municipality(known):
    assert known.told_apart(MUNICIPALITY) == [("Flen", 9), ("Trosa", 3)]


def test_someone_registered_by_mistake_was_never_at_a_meeting(world):
    newcomers = fill_quarter(world)
    period = newcomers[3].periods.get()
    period.ends_on, period.end_reason = dt.date(2026, 9, 5), "FELREGISTRERING"
    period.save()
    assert facts(world.project, Q3, TODAY).meetings[0].present == 9


def test_a_quarter_that_goes_on_is_counted_up_to_today(world):
    fill_quarter(world)
    world.participant("D950", starts_on=dt.date(2026, 11, 20))
    ongoing = facts(world.project, Q4, TODAY)
    assert (ongoing.as_of, ongoing.count("nya"), ongoing.is_over) == (TODAY, 0, False)


def test_the_same_facts_whatever_came_afterwards(world, known):
    world.participant("D951", starts_on=dt.date(2026, 10, 5))
    again = facts(world.project, Q3, TODAY)
    assert again.flow == known.flow


def test_outsiders_read_less_than_five_where_there_are_few(known):
    seen = for_outsiders(known)
    assert seen.count("avslutade") == FEW
    assert [m.present for m in seen.meetings] == [10, FEW, 0]
    assert seen.coaching == {"held": 6, "people": 6, "missed": FEW}


def test_outsiders_see_the_goals_counts_as_they_are(known):
    by_code = {figure.code: figure.actual for figure in for_outsiders(known).figures}
    assert by_code["M1.2"] == 10
    assert by_code["M1.4"] == 1


@pytest.mark.parametrize("more", [0, 20])
def test_the_number_of_queries_does_not_grow_with_people(world, at_most_queries, more):
    fill_quarter(world)
    for number in range(more):
        world.participant(f"X{number}", starts_on=dt.date(2026, 8, 1))
    with at_most_queries(13):
        for_outsiders(facts(world.project, Q3, TODAY))
