"""Without `INFO_FORETAG` the enterprise is told nothing more, by whatever route."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants.models import (
    CoachAssignment,
    Consent,
    NextStep,
    Placement,
    Proposal,
)
from participants.withdrawal import withdraw
from tests.participants.consent_world import url
from tests.participants.everything import calendar_of
from tests.participants.matching_world import consent, proposal, start_fields, step_fields, trained
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
DAY = dt.timedelta(days=1)
WORKS_WITH_PEOPLE = [Role.PROJECT_LEADER, Role.COACH, Role.PROCESS_LEADER]


@pytest.fixture
def shop(world: World) -> Enterprise:
    return world.enterprise("F001", "Kretsloppet")


@pytest.fixture
def no_longer_told(world: World, shop: Enterprise) -> Proposal:
    """Both had said yes and the visit was booked, when Maryam took her consent back."""
    person = world.participants["maryam"]
    CoachAssignment.objects.give(person, world.coach, TODAY)
    given = consent(world, person, shop)
    found = proposal(
        world,
        person,
        shop,
        visit_on=TODAY,
        visit_at=dt.time(10),
        participant_answer="ja",
        enterprise_answer="ja",
    )
    withdraw(given, TODAY, world.coach)
    return found


def state(found: Proposal) -> tuple[Any, ...]:
    found.refresh_from_db()
    return (found.visit_on, found.visit_at, found.visited, found.enterprise_answer)


FORMS = {
    "besok/": {"visit_on": "2026-11-05", "visit_at": "09:00"},
    "besoket-blev-av/": {"visit_on": "2026-11-02"} | step_fields(),
    "svar/": {"enterprise_answer": "nej", "enterprise_reason": "Fullt"},
}


@pytest.mark.parametrize("role", WORKS_WITH_PEOPLE)
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("opened_again", [False, True])
def test_without_it_neither_visit_nor_answer_is_taken(
    world: World,
    no_longer_told: Proposal,
    signed_in: SignIn,
    role: Role,
    form: str,
    opened_again: bool,
) -> None:
    client, page = signed_in(world.users[role]), url("proposal", no_longer_told.pk)
    if opened_again:
        client.post(f"{page}oppna-igen/")
    before = state(no_longer_told)
    client.post(f"{page}{form}", FORMS[form])
    assert (no_longer_told.closed_on is None) == opened_again
    assert state(no_longer_told) == before
    assert not NextStep.objects.exists()


@pytest.mark.parametrize("role", WORKS_WITH_PEOPLE)
def test_without_it_two_yes_start_nothing(
    world: World, shop: Enterprise, no_longer_told: Proposal, signed_in: SignIn, role: Role
) -> None:
    client = signed_in(world.users[role])
    address = url("placement_add", no_longer_told.participant_id)
    offered = client.get(f"{address}?foretag={shop.pk}").context["form"].fields.get("enterprise")
    assert not offered.queryset.exists()
    client.post(address, start_fields(shop, trained(world, shop)))
    assert not Placement.objects.exists()


def test_the_visit_is_off_in_the_calendar(world: World, no_longer_told: Proposal) -> None:
    text = calendar_of(world.coach)
    assert "Gemensamt besök" in text
    assert "STATUS:CANCELLED" in text
    assert "STATUS:CONFIRMED" not in text


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("how", ["withdrawn", "run out", "to another enterprise"])
def test_without_it_there_is_no_paper_for_the_enterprise(
    world: World, shop: Enterprise, signed_in: SignIn, role: Role, how: str
) -> None:
    placement = world.placement("P001", world.participants["maryam"], enterprise=shop)
    given = consent(world, placement.participant, shop)
    client = signed_in(world.users[role])
    address = url("placement_plan_pdf", placement.pk)
    may_read = role in TABLE[Permission.PLACEMENTS_VIEW]
    assert client.get(address).status_code == (200 if may_read else 403)
    if how == "withdrawn":
        withdraw(given, TODAY, world.coach)
    elif how == "run out":
        Consent.objects.filter(pk=given.pk).update(valid_to=TODAY - DAY)
    else:
        Consent.objects.filter(pk=given.pk).update(enterprise=world.enterprise("F002", "Annat"))
    assert client.get(address).status_code == (404 if may_read else 403)
