import re
from collections.abc import Callable

import pytest
from django.http import HttpRequest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from nyttiga.accounts.adapter import AccountAdapter
from nyttiga.accounts.models import Invitation, Membership, User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.jobs.models import Job
from tests.world import PASSWORD, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]


def invite(world: World, client: Client, email: str = "ny@exempel.se", role: str = "coach") -> str:
    """Invite through the page; the link's path from the mail in the queue."""
    client.post(
        reverse("accounts:invite", args=["nyttiga"]),
        {"name": "Ny Person", "email": email, "role": role},
    )
    body = Job.objects.get(kind="mail", done_at=None).payload["body"]
    found = re.search(r"http://testserver(\S+)", body)
    assert found
    return found.group(1)


def test_signing_in_with_e_mail_and_password_leads_to_idag(world: World, client: Client) -> None:
    response = client.post(
        reverse("account_login"), {"login": world.leader.email.upper(), "password": PASSWORD}
    )
    assert response.url == "/"
    assert client.get("/").url == reverse("today", args=["nyttiga"])


def test_a_wrong_password_says_so_and_keeps_the_address(world: World, client: Client) -> None:
    response = client.post(
        reverse("account_login"), {"login": world.leader.email, "password": "fel fel fel fel"}
    )
    assert world.leader.email in response.content.decode()
    assert "errorlist" not in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_five_wrong_passwords_close_the_door_for_the_right_one_too(
    world: World, client: Client
) -> None:
    for _ in range(6):
        client.post(reverse("account_login"), {"login": world.leader.email, "password": "gissning"})
    client.post(reverse("account_login"), {"login": world.leader.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up_by_themselves() -> None:
    assert not AccountAdapter().is_open_for_signup(HttpRequest())
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")


def test_an_invited_person_chooses_a_password_and_is_in(
    world: World, leader_client: Client, client: Client
) -> None:
    link = invite(world, leader_client)
    assert "Coach".lower() in client.get(link).content.decode()
    response = client.post(link, {"name": "Ny Person", "password": "en lång ny fras"})
    assert response.url == reverse("today", args=["nyttiga"])
    membership = Membership.objects.get(user__email="ny@exempel.se")
    assert (membership.project, membership.role) == (world.project, Role.COACH)


def test_an_invitation_works_once(world: World, leader_client: Client, client: Client) -> None:
    link = invite(world, leader_client)
    client.post(link, {"name": "Ny Person", "password": "en lång ny fras"})
    assert Client().get(link).status_code == 404


def test_a_withdrawn_invitation_is_gone(
    world: World, leader_client: Client, client: Client
) -> None:
    link = invite(world, leader_client)
    invitation = Invitation.objects.get()
    leader_client.post(reverse("accounts:withdraw_invitation", args=["nyttiga", invitation.pk]))
    assert client.get(link).status_code == 404


def test_sending_again_makes_the_old_link_useless(
    world: World, leader_client: Client, client: Client
) -> None:
    link = invite(world, leader_client)
    invitation = Invitation.objects.get()
    leader_client.post(reverse("accounts:resend_invitation", args=["nyttiga", invitation.pk]))
    assert client.get(link).status_code == 404


def test_an_expired_invitation_makes_room_for_a_new_one(
    world: World, leader_client: Client
) -> None:
    invite(world, leader_client)
    Job.objects.all().delete()
    Invitation.objects.update(expires_at="2026-01-01T00:00:00Z")
    invite(world, leader_client)
    assert Invitation.objects.open().count() == 1


def test_whoever_holds_the_link_cannot_take_an_existing_account(
    world: World, leader_client: Client, client: Client
) -> None:
    link = invite(world, leader_client, email=world.stranger.email)
    response = client.post(link, {"name": "Tjuv", "password": "en lång ny fras"})
    assert "finns redan ett konto" in response.content.decode()
    assert not Membership.objects.filter(user=world.stranger, project=world.project).exists()


def test_a_known_person_signs_in_and_says_yes(
    world: World, leader_client: Client, signed_in: SignIn
) -> None:
    link = invite(world, leader_client, email=world.stranger.email)
    signed_in(world.stranger).post(link)
    assert Membership.objects.filter(user=world.stranger, project=world.project).exists()


def test_the_mail_names_no_person(world: World, leader_client: Client) -> None:
    invite(world, leader_client)
    payload = Job.objects.get(kind="mail").payload
    assert "Ny Person" not in payload["body"] + payload["subject"]


def test_the_token_is_not_stored(world: World, leader_client: Client) -> None:
    token = invite(world, leader_client).rstrip("/").rsplit("/", 1)[1]
    assert token not in str(Invitation.objects.values())


def test_the_last_leader_cannot_be_removed(world: World, leader_client: Client) -> None:
    membership = Membership.objects.get(user=world.leader)
    leader_client.post(reverse("accounts:remove_member", args=["nyttiga", membership.pk]))
    assert Membership.objects.filter(pk=membership.pk).exists()


def test_the_last_leader_keeps_the_role(world: World, leader_client: Client) -> None:
    membership = Membership.objects.get(user=world.leader)
    response = leader_client.post(
        reverse("accounts:role", args=["nyttiga", membership.pk]), {"role": "coach"}
    )
    assert "minst en projektledare" in response.content.decode()
    membership.refresh_from_db()
    assert membership.role == Role.PROJECT_LEADER


def test_a_removed_member_is_out_at_once(
    world: World, leader_client: Client, coach_client: Client
) -> None:
    membership = Membership.objects.get(user=world.coach)
    leader_client.post(reverse("accounts:remove_member", args=["nyttiga", membership.pk]))
    assert coach_client.get(reverse("today", args=["nyttiga"])).status_code == 404


def test_a_member_of_another_project_is_not_found(world: World, leader_client: Client) -> None:
    foreign = Membership.objects.get(user=world.stranger)
    for name in ("accounts:role", "accounts:remove_member"):
        assert leader_client.post(reverse(name, args=["nyttiga", foreign.pk])).status_code == 404


def test_only_the_leader_sees_the_members(world: World, signed_in: SignIn) -> None:
    for role in Role:
        expected = 200 if role in TABLE[Permission.MEMBERS] else 403
        response = signed_in(world.users[role]).get(reverse("accounts:members", args=["nyttiga"]))
        assert response.status_code == expected, role


def test_two_members_more_cost_no_more_queries(
    world: World, leader_client: Client, at_most_queries: Callable
) -> None:
    for extra in (0, 20):
        for number in range(extra):
            user = User.objects.create_user(f"extra{number}@exempel.se", name=f"Extra {number}")
            Membership.objects.create(project=world.project, user=user, role=Role.COACH)
        with at_most_queries(6):
            leader_client.get(reverse("accounts:members", args=["nyttiga"]))
