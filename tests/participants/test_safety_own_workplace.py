"""A supervisor sees the own people's first names and nothing more, by whatever route."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Permission, Role
from nyttiga.projects.models import Organisation
from participants.models import (
    CoachingSession,
    Consent,
    Participant,
    Placement,
    SupportSource,
)
from participants.withdrawal import withdraw
from tests.nyttiga.test_every_address import PROJECT_PAGES, without_tokens
from tests.participants.consent_world import url
from tests.participants.everything import everything, words_of
from tests.participants.matching_world import consent
from tests.participants.own_workplace_world import another_supervisor
from tests.rows import one_of_each
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
Rows = dict[type, Any]
OWN = [page for page in PROJECT_PAGES if page.permission == Permission.OWN_ENTERPRISE]
# What is written of Maryam, and of those at the enterprise who have not said yes to it.
NEVER = (
    "Haile", "199001012385", "19900101", "070-111 22 33", "maryam@exempel.se", "Gatan 3", "D001",
    "Nils", "Åström", "Hemlig", "D002", "D004", "FORSORJNINGSSTOD", "Försörjningsstöd", "Bara mitt",
    "Delad anteckning", "Arbeta halvtid", "Ringa", "Personlig bakgrund",
)  # fmt: skip


@pytest.fixture
def rows(world: World) -> Rows:
    """A row of everything; of those placed at the supervisor's enterprise only Maryam has said
    yes to being told of."""
    rows = one_of_each(world.project, world.leader)
    maryam = world.participants["maryam"]
    maryam.phone, maryam.email = "070-111 22 33", "maryam@exempel.se"
    maryam.save()
    CoachingSession.objects.update(shared_note="Delad anteckning")
    consent(world, maryam, rows[Enterprise])
    return rows


@pytest.fixture
def supervisor(world: World, rows: Rows, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.SUPERVISOR])


def statuses(client: Client, rows: Rows) -> dict[str, int]:
    """What each of the door's own addresses answers, by GET or, where it only saves, by POST."""
    found = {}
    for page in OWN:
        answer = client.get(page.url(rows))
        found[page.name] = (
            client.post(page.url(rows)).status_code
            if answer.status_code == 405
            else answer.status_code
        )
    return found


def test_no_address_tells_more_than_the_first_name(
    world: World, rows: Rows, supervisor: Client
) -> None:
    user = world.users[Role.SUPERVISOR]
    told = {name: without_tokens(text) for name, text in everything(supervisor, user, rows)}
    named = {name for name, text in told.items() if "Maryam" in text}
    assert named == {
        "participants:own_workplace",
        "participants:own_placement",
        "participants:own_week",
    }
    assert [
        (name, secret) for name, text in told.items() for secret in NEVER if secret in text
    ] == []


def test_there_is_something_to_keep_secret(rows: Rows) -> None:
    """Or the silence above would prove nothing."""
    assert SupportSource.objects.exists()
    assert Participant.objects.get(number="D001", project__slug="nyttiga").phone


def test_while_the_consent_holds_the_door_is_open(rows: Rows, supervisor: Client) -> None:
    assert set(statuses(supervisor, rows).values()) <= {200, 302}


@pytest.mark.parametrize("how", ["withdrawn", "run out", "to another enterprise", "ended"])
def test_without_it_the_door_is_closed_the_same_day(
    world: World, rows: Rows, supervisor: Client, how: str
) -> None:
    given = Consent.objects.get(kind=Consent.Kind.INFO_ENTERPRISE)
    if how == "withdrawn":
        withdraw(given, TODAY, world.coach)
    elif how == "run out":
        Consent.objects.filter(pk=given.pk).update(valid_to=TODAY - dt.timedelta(days=1))
    elif how == "to another enterprise":
        Consent.objects.filter(pk=given.pk).update(enterprise=world.enterprise("F009", "Annat"))
    else:
        Placement.objects.filter(pk=rows[Placement].pk).update(ends_on=TODAY)
    found = statuses(supervisor, rows)
    assert found.pop("participants:own_workplace") == 200
    assert set(found.values()) == {404}
    assert "Maryam" not in words_of(supervisor.get(url("own_workplace")))


def test_a_supervisor_elsewhere_finds_nothing(world: World, rows: Rows, signed_in: SignIn) -> None:
    other = another_supervisor(world.project, world.enterprise("F002", "Cykelköket"))
    found = statuses(signed_in(other), rows)
    assert found.pop("participants:own_workplace") == 200
    assert set(found.values()) == {404}


def test_a_supervisor_of_another_project_finds_nothing(
    world: World, rows: Rows, signed_in: SignIn
) -> None:
    organisation = Organisation.objects.create(
        project=world.other_project, name="Annat företag", kind=Organisation.Kind.COMPANY
    )
    there = Enterprise.objects.create(
        project=world.other_project, organisation=organisation, number="F001"
    )
    other = another_supervisor(world.other_project, there)
    assert set(statuses(signed_in(other), rows).values()) == {404}


@pytest.mark.parametrize(("alias", "name"), [("Kim", "Kim"), ("", "Deltagaren")])
def test_a_protected_person_is_known_by_another_name_only(
    world: World, rows: Rows, supervisor: Client, alias: str, name: str
) -> None:
    hidden = world.participants["protected"]
    consent(world, hidden, rows[Enterprise])
    hidden.placements.update(alias=alias)
    for text in (
        words_of(supervisor.get(url("own_workplace"))),
        words_of(supervisor.get(url("own_placement", hidden.placements.get().pk))),
    ):
        assert name in text
        assert "Hemlig" not in text
        assert "D004" not in text
