"""Who reach people's data sign in with two steps."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import NEEDS_SECOND_FACTOR, Role
from nyttiga.accounts.views.home import START_PAGES
from tests.world import PASSWORD, World

pytestmark = pytest.mark.django_db
SIGN_IN, SET_UP = reverse("account_login"), reverse("mfa_activate_totp")
SECOND = reverse("mfa_authenticate")
CODES = reverse("mfa_view_recovery_codes")


@pytest.fixture(autouse=True)
def required(settings: Any) -> None:
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def clock(world: World) -> Iterator[Any]:
    """A code is good once: tests that need a second one move on half a minute."""
    with time_machine.travel("2026-11-02 08:00:00+00:00", tick=False) as traveller:
        yield traveller


def code_for(secret: str) -> str:
    """What the app on the phone shows now."""
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def sign_in(client: Client, user: User) -> Any:
    return client.post(SIGN_IN, {"login": user.email, "password": PASSWORD})


def set_up(client: Client) -> str:
    """Turn the second step on as a signed-in user; its secret."""
    page = client.get(SET_UP).content.decode()
    secret = re.findall(r"<code>([A-Z2-7]+)</code>", page)[0]
    assert client.post(SET_UP, {"code": code_for(secret)}).url == CODES
    return secret


# A supervisor's own page needs an enterprise; the door with a code in a mail is another.
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SUPERVISOR}))
def test_the_project_opens_first_with_two_steps_for_those_who_reach_people(
    world: World, signed_in: Callable[[User], Client], role: Role
) -> None:
    address = reverse(START_PAGES.get(role, "today"), args=[world.project.slug])
    response = signed_in(world.users[role]).get(address)
    if role in NEEDS_SECOND_FACTOR:
        assert response.url == SET_UP
    else:
        assert response.status_code == 200
    assert {Role.PROJECT_LEADER, Role.COACH, Role.DATA_PROTECTION_OFFICER} <= NEEDS_SECOND_FACTOR


def test_a_stranger_to_the_project_is_told_nothing_of_it(
    world: World, signed_in: Callable[[User], Client]
) -> None:
    assert signed_in(world.stranger).get(f"/p/{world.project.slug}/").status_code == 404


def test_once_set_up_the_project_opens(world: World, client: Client, clock: Any) -> None:
    sign_in(client, world.coach)
    set_up(client)
    assert client.get(f"/p/{world.project.slug}/").status_code == 200


def test_the_password_alone_signs_nobody_in_after_that(
    world: World, client: Client, clock: Any
) -> None:
    sign_in(client, world.coach)
    secret = set_up(client)
    other = Client()
    assert sign_in(other, world.coach).url == SECOND
    assert "_auth_user_id" not in other.session
    page = other.post(SECOND, {"code": "000000"}).content.decode()
    assert "Koden stämmer inte" in page
    clock.shift(60)
    other.post(SECOND, {"code": code_for(secret)})
    assert "_auth_user_id" in other.session


def test_a_spare_code_works_once(world: World, client: Client, clock: Any) -> None:
    sign_in(client, world.coach)
    set_up(client)
    spare = re.findall(r"<code>(\d+)</code>", client.get(CODES).content.decode())[0]
    for works in (True, False):
        other = Client()
        sign_in(other, world.coach)
        other.post(SECOND, {"code": spare})
        assert ("_auth_user_id" in other.session) is works


def test_guessing_is_stopped(world: World, client: Client, clock: Any) -> None:
    sign_in(client, world.coach)
    secret = set_up(client)
    other = Client()
    sign_in(other, world.coach)
    for number in range(10):
        other.post(SECOND, {"code": f"{number:06}"})
    clock.shift(60)
    other.post(SECOND, {"code": code_for(secret)})
    assert "_auth_user_id" not in other.session


def test_the_secret_is_not_readable_in_the_database(
    world: World, client: Client, clock: Any
) -> None:
    sign_in(client, world.coach)
    secret = set_up(client)
    assert secret not in str(list(Authenticator.objects.values_list("data", flat=True)))


def test_who_signed_in_long_ago_says_the_password_again_first(
    world: World, client: Client, clock: Any
) -> None:
    sign_in(client, world.coach)
    clock.shift(3600)
    again = client.get(SET_UP).url
    assert again.startswith(reverse("account_reauthenticate"))
    assert client.post(again, {"password": PASSWORD}).url == SET_UP


def test_turning_it_off_asks_for_a_code_and_closes_the_project_again(
    world: World, client: Client, clock: Any
) -> None:
    sign_in(client, world.coach)
    secret = set_up(client)
    clock.shift(3600)
    off = reverse("mfa_deactivate_totp")
    assert client.post(off).url.startswith(reverse("account_reauthenticate"))
    client.post(reverse("mfa_reauthenticate"), {"code": code_for(secret)})
    client.post(off)
    assert client.get(f"/p/{world.project.slug}/").url == SET_UP


def test_a_lost_phone_is_mended_from_the_command_line(
    world: World, client: Client, clock: Any
) -> None:
    sign_in(client, world.coach)
    set_up(client)
    call_command("reset_second_factor", world.coach.email)
    assert sign_in(Client(), world.coach).url == "/"
    with pytest.raises(CommandError):
        call_command("reset_second_factor", "ingen@exempel.se")
