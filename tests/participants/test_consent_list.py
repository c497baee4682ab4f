"""The data protection officer's list: every consent, by number."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from tests.participants.consent_world import Kind, give, organisation, url
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


@pytest.fixture
def officer(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.DATA_PROTECTION_OFFICER])


@pytest.fixture
def some(world: World) -> World:
    give(world, "maryam", Kind.INFO_EXCHANGE)
    give(world, "nils", Kind.SUS, withdrawn_on=TODAY)
    give(world, "protected", Kind.CONTACT)
    give(world, "anonymous", Kind.MEDIA, valid_to=TODAY - dt.timedelta(days=1), scope="Bild")
    return world


def shown(client: Client, query: str = "") -> set[str]:
    context = client.get(f"{url('consent_list')}{query}").context
    return {consent.participant.number for consent in context["consents"]}


def test_all_consents_stand_there_by_number_and_nobody_by_name(
    some: World, officer: Client
) -> None:
    text = officer.get(url("consent_list")).content.decode()
    assert all(number in text for number in ("D001", "D002", "D003", "D004"))
    for name in ("Maryam", "Haile", "Nils", "Åström", "Hemlig"):
        assert name not in text


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("?kind=SUS_UF", {"D002"}),
        ("?state=galler", {"D001", "D004"}),
        ("?state=atertaget", {"D002"}),
        ("?state=gatt-ut", {"D003"}),
        ("?number=d004", {"D004"}),
        ("?kind=SUS_UF&state=galler", set()),
        ("?kind=ALLT", set()),
    ],
)
def test_it_can_be_narrowed(some: World, officer: Client, query: str, numbers: set[str]) -> None:
    assert shown(officer, query) == numbers


def test_who_was_registered_by_mistake_is_left_out(world: World, officer: Client) -> None:
    world.participants["mistake"] = world.participant(
        "D009", ends_on=TODAY, end_reason="FELREGISTRERING"
    )
    give(world, "mistake", Kind.CONTACT)
    assert shown(officer) == set()


def test_the_officer_finds_it_in_the_own_menu(world: World, officer: Client) -> None:
    assert url("consent_list") in officer.get(url("consent_list")).content.decode()
    assert "Inga samtycken än" in officer.get(url("consent_list")).content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role != "dataskyddsombud"])
def test_nobody_else_has_the_list(world: World, signed_in: SignIn, role: Role) -> None:
    assert signed_in(world.users[role]).get(url("consent_list")).status_code == 403


def test_another_projects_consents_are_not_in_it(world: World, officer: Client) -> None:
    consent = give(world, "foreign", Kind.CONTACT)
    consent.project = world.other_project
    consent.save()
    assert shown(officer) == set()


def test_the_list_asks_the_same_number_of_questions_however_long(
    world: World, officer: Client, at_most_queries: Callable[[int], Any]
) -> None:
    for number in (2, 120):
        for _ in range(number):
            give(world, "maryam", Kind.INFO_EXCHANGE, organisation(world, "Arbetsf"))
        with at_most_queries(8):
            officer.get(url("consent_list"))
