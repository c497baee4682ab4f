"""Staff make the link to the own page, show it once, and revoke it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.links.models import PersonalLink
from tests.world import World

SignIn = Callable[[User], Client]


def person_url(world: World, who: str = "maryam", tail: str = "") -> str:
    return f"/p/nyttiga/deltagare/{world.participants[who].pk}/{tail}"


def make(client: Client, world: World, who: str = "maryam", days: str = "30") -> str:
    return client.post(person_url(world, who, "lank/"), {"days": days}).content.decode()


def address_in(page: str) -> str:
    found = re.search(r'value="http://testserver(/l/[\w-]+/)"', page)
    assert found
    return found[1]


def test_the_link_is_shown_once_as_text_and_as_a_code(world: World, coach_client: Client) -> None:
    page = make(coach_client, world)
    assert "<svg" in page
    assert "Länken visas bara nu" in page
    assert Client().get(address_in(page)).status_code == 200
    token = address_in(page).split("/")[2]
    assert token not in coach_client.get(person_url(world)).content.decode()


def test_the_code_needs_no_style_that_the_security_policy_forbids(
    world: World, coach_client: Client
) -> None:
    assert 'style="' not in make(coach_client, world)


@pytest.mark.parametrize(("days", "until"), [("7", 9), ("30", 2), ("90", 31), ("3650", 2), ("", 2)])
def test_the_link_is_valid_as_long_as_was_chosen(
    world: World, coach_client: Client, days: str, until: int
) -> None:
    make(coach_client, world, days=days)
    assert PersonalLink.objects.get().expires_at.day == until


def test_the_persons_page_tells_how_the_link_stands(world: World, coach_client: Client) -> None:
    def page() -> str:
        return coach_client.get(person_url(world)).content.decode()

    assert "Gör en länk" in page()
    address = address_in(make(coach_client, world))
    assert "Inte öppnad än" in page()
    Client().post(address)
    assert "Öppnad 2 november" in page()
    link = PersonalLink.objects.get()
    answer = coach_client.post(f"/p/nyttiga/deltagare/lankar/{link.pk}/aterkalla/")
    assert answer.url == person_url(world)
    assert "Länken är återkallad" in page()
    assert Client().get(address).status_code == 404


def test_a_new_link_makes_the_old_one_useless(world: World, coach_client: Client) -> None:
    old = address_in(make(coach_client, world))
    new = address_in(make(coach_client, world))
    assert Client().get(old).status_code == 404
    assert Client().get(new).status_code == 200


def test_a_protected_person_gets_a_link_and_stays_a_number(
    world: World, coach_client: Client
) -> None:
    page = make(coach_client, world, "protected")
    assert "D004" in page
    assert "Hemlig" not in page


def test_who_has_left_gets_no_link(world: World, coach_client: Client) -> None:
    world.participants["left"] = world.participant(
        "D060", ends_on="2026-10-01", end_reason="TILL_ARBETE"
    )
    answer = coach_client.post(person_url(world, "left", "lank/"))
    assert answer.status_code == 404
    assert not PersonalLink.objects.exists()


@pytest.mark.parametrize("role", [role for role in Role if role not in TABLE[Permission.PLAN_EDIT]])
def test_other_roles_neither_make_nor_revoke_nor_see(
    world: World, coach_client: Client, signed_in: SignIn, role: Role
) -> None:
    make(coach_client, world)
    link = PersonalLink.objects.get()
    client = signed_in(world.users[role])
    assert client.post(person_url(world, tail="lank/")).status_code == 403
    assert client.post(f"/p/nyttiga/deltagare/lankar/{link.pk}/aterkalla/").status_code == 403
    assert "Egen sida" not in client.get(person_url(world)).content.decode()
    link.refresh_from_db()
    assert link.revoked_at is None


def test_a_stranger_neither_makes_nor_revokes(
    world: World, coach_client: Client, signed_in: SignIn
) -> None:
    make(coach_client, world)
    link = PersonalLink.objects.get()
    client = signed_in(world.stranger)
    own = "/p/annat/deltagare/"
    assert client.post(f"{own}{world.participants['maryam'].pk}/lank/").status_code == 404
    assert client.post(f"{own}lankar/{link.pk}/aterkalla/").status_code == 404
    link.refresh_from_db()
    assert link.revoked_at is None


def test_making_a_link_is_a_look_at_the_person(
    world: World, coach_client: Client, django_assert_num_queries: Any
) -> None:
    from nyttiga.audit.models import Read

    make(coach_client, world)
    assert Read.objects.get().page == "länk till egna sidan"
