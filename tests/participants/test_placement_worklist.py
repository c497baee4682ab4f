"""What *Idag* says of proposals and placements."""

import datetime as dt

import pytest
from django.test import Client

from nyttiga.accounts.permissions import Role
from nyttiga.ui.worklist import Urgency
from participants.models import Participant, Placement, PlacementPlan
from participants.worklist import placements, proposals
from tests.participants.matching_world import proposal
from tests.world import TODAY, World


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def rows(source: object, world: World) -> list[tuple[int, dt.date, str]]:
    found = source.rows(world.access(world.leader), TODAY)  # type: ignore[attr-defined]
    return [(row["ref"], row["due"], row["urgency"]) for row in found]


@pytest.fixture
def maryam(world: World) -> Participant:
    return world.participants["maryam"]


def agree(placement: Placement) -> None:
    PlacementPlan.objects.create(
        project=placement.project,
        placement=placement,
        participant_agreed_on=TODAY,
        enterprise_agreed_on=TODAY,
        project_agreed_on=TODAY,
    )


def test_a_visit_to_come_then_to_tell_about_then_to_answer(
    world: World, maryam: Participant
) -> None:
    shop = world.enterprise("F001", "Kretsloppet")
    one = proposal(world, maryam, shop, proposed_on=days(-30), visit_on=days(3))
    assert rows(proposals.SOURCE, world) == [(one.pk, days(3), Urgency.SOON)]
    one.visit_on = days(-2)
    one.save()
    assert rows(proposals.SOURCE, world) == [(one.pk, days(-2), Urgency.LATE)]
    one.visited, one.visit_on = True, days(-8)
    one.save()
    assert rows(proposals.SOURCE, world) == [(one.pk, days(-1), Urgency.LATE)]
    one.participant_answer = one.enterprise_answer = "ja"
    one.save()
    assert rows(proposals.SOURCE, world) == []


def test_without_a_visit_or_once_closed_it_asks_for_nothing(
    world: World, maryam: Participant
) -> None:
    proposal(world, maryam, world.enterprise("F001", "Ett"))
    proposal(world, maryam, world.enterprise("F002", "Två"), visit_on=days(-3), closed_on=TODAY)
    assert rows(proposals.SOURCE, world) == []


@pytest.mark.parametrize(
    ("planned", "urgency"),
    [(15, None), (14, Urgency.SOON), (0, Urgency.TODAY), (-1, Urgency.LATE)],
)
def test_an_end_is_told_of_a_fortnight_ahead(
    world: World, maryam: Participant, planned: int, urgency: Urgency | None
) -> None:
    one = world.placement("P001", maryam, planned_end_on=days(planned))
    expected = [(one.pk, days(planned), urgency)] if urgency else []
    assert rows(placements.ENDS, world) == expected


def test_an_ended_placement_asks_for_nothing(world: World, maryam: Participant) -> None:
    world.placement("P001", maryam, planned_end_on=days(-3), ends_on=days(-1))
    assert rows(placements.ENDS, world) == []
    assert rows(placements.PLANS, world) == []


def test_the_longest_time_of_the_form_is_told_of(world: World, maryam: Participant) -> None:
    one = world.placement(
        "P001",
        maryam,
        legal_form="ARBTR_UGA",
        starts_on=dt.date(2026, 8, 10),
        planned_end_on=dt.date(2027, 1, 10),
    )
    assert rows(placements.ENDS, world) == [(one.pk, dt.date(2026, 11, 10), Urgency.SOON)]
    one.length_reason = "Beslutat av AF"
    one.save()
    assert rows(placements.ENDS, world) == []


def test_a_plan_that_not_all_agreed_on_is_told_of(world: World, maryam: Participant) -> None:
    one = world.placement("P001", maryam, starts_on=days(-14))
    late = world.placement("P002", world.participants["nils"], starts_on=days(-20))
    world.placement("P003", world.participants["anonymous"], starts_on=days(-13))
    assert rows(placements.PLANS, world) == [
        (one.pk, TODAY, Urgency.TODAY),
        (late.pk, days(-6), Urgency.LATE),
    ]
    agree(one)
    agree(late)
    assert rows(placements.PLANS, world) == []


def test_a_try_out_needs_no_plan(world: World, maryam: Participant) -> None:
    world.placement("P001", maryam, form=Placement.Form.TRY_OUT)
    assert rows(placements.PLANS, world) == []


def test_what_was_imported_late_is_no_duty(world: World, maryam: Participant) -> None:
    one = world.placement(
        "P001",
        maryam,
        starts_on=days(-60),
        planned_end_on=days(-10),
        imported_on=days(-2),
    )
    assert rows(placements.ENDS, world) == [(one.pk, days(-10), Urgency.IMPORTED)]
    assert rows(placements.PLANS, world) == [(one.pk, days(-46), Urgency.IMPORTED)]


def test_who_has_left_makes_no_duties(world: World) -> None:
    gone = world.participant("D009", ends_on=days(-5), end_reason="FLYTT")
    world.placement("P001", gone, planned_end_on=days(-3))
    proposal(world, gone, world.enterprise("F009", "Ek"), visit_on=days(-3))
    for source in (placements.ENDS, placements.PLANS, proposals.SOURCE):
        assert rows(source, world) == []


def test_the_page_says_it_in_words(
    world: World, maryam: Participant, leader_client: Client
) -> None:
    one = world.placement("P001", maryam, planned_end_on=days(-1))
    protected = world.participants["protected"]
    visit = proposal(world, protected, world.enterprise("F009", "Ek"), visit_on=TODAY)
    page = leader_client.get("/p/nyttiga/").content.decode()
    assert "placeringen på Företaget P001 skulle ha slutat" in page
    assert f"/p/nyttiga/placeringar/{one.pk}/" in page
    assert "<b>D004</b>, besök på Ek" in page
    assert f"/p/nyttiga/deltagare/forslag/{visit.pk}/" in page
    assert "Hemlig" not in page


def test_a_process_leader_sees_them_too(world: World, maryam: Participant) -> None:
    world.placement("P001", maryam, planned_end_on=days(-1))
    access = world.access(world.users[Role.PROCESS_LEADER])
    assert access.may(placements.ENDS.permission)
    assert placements.ENDS.rows(access, TODAY).count() == 1
