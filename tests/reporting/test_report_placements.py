"""Placements in a quarter's report, for the project's own staff and for outsiders."""

import datetime as dt

import pytest

from nyttiga.ui.small_numbers import FEW
from participants.models import FollowUp, Placement
from reporting.report.drafts import enterprises
from reporting.report.facts import Facts, facts, for_outsiders
from tests.reporting.report_world import Q3, fill_quarter
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db


@pytest.fixture
def placed(world: World) -> list[Placement]:
    """Nine placements that began in July; five ended in September, four of them in a job, one
    broken off. Ten follow-ups of three people, one of them not held."""
    people = fill_quarter(world)
    placements = [
        world.placement(
            f"P{number:03d}",
            people[number],
            starts_on=dt.date(2026, 7, 13),
            ends_on=dt.date(2026, 9, 30) if number < 5 else None,
            outcome={0: "avbruten"}.get(number, "anstalld") if number < 5 else "",
        )
        for number in range(9)
    ]
    for number in range(10):
        FollowUp.objects.create(
            project=world.project,
            placement=placements[number % 3],
            date=dt.date(2026, 8, 3) + dt.timedelta(days=number),
            way="besok",
            status="utebliven" if number == 9 else "genomford",
        )
    return placements


@pytest.fixture
def known(world: World, placed: list[Placement]) -> Facts:
    return facts(world.project, Q3, TODAY)


def test_placements_begun_and_ended_in_the_quarter_are_counted(known: Facts) -> None:
    counts = known.placements
    assert (counts["begun"], counts["people"], counts["ended"]) == (9, 9, 5)
    assert known.outcomes == [("Anställd", 4), ("Avbruten", 1)]
    assert (counts["follow_ups"], counts["followed_up"]) == (9, 3)


def test_try_outs_and_people_registered_by_mistake_do_not_count(
    world: World, placed: list[Placement]
) -> None:
    placed[8].form = Placement.Form.TRY_OUT
    placed[8].save()
    period = placed[7].participant.periods.get()
    period.ends_on, period.end_reason = dt.date(2026, 9, 2), "FELREGISTRERING"
    period.save()
    assert facts(world.project, Q3, TODAY).placements["begun"] == 7


def test_outsiders_cannot_work_out_how_a_few_placements_ended(known: Facts) -> None:
    seen = for_outsiders(known)
    assert seen.placements["begun"] == 9
    assert seen.placements["followed_up"] == FEW
    assert dict(seen.outcomes)["Avbruten"] == FEW
    # five less four would tell what the one is
    assert dict(seen.outcomes)["Anställd"] == FEW


def test_the_draft_speaks_of_placements_as_outsiders_may_read_it(known: Facts) -> None:
    text = enterprises(for_outsiders(known))
    assert "Nio placeringar började." in text
    assert "Fem placeringar avslutades." in text
    assert "Vi höll nio uppföljningar med färre än fem deltagare." in text


def test_a_quarter_without_placements_says_nothing_of_them(world: World) -> None:
    fill_quarter(world)
    assert "placering" not in enterprises(facts(world.project, Q3, TODAY)).lower()
