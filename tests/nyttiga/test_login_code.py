"""Supervisors sign in by a code in a mail; everybody else by a password."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import Invitation, Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.jobs.models import Job
from nyttiga.projects.models import Organisation
from tests.world import PASSWORD, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
ASK, CONFIRM = reverse("account_request_login_code"), reverse("account_confirm_login_code")


def supervisor(world: World) -> User:
    return world.users[Role.SUPERVISOR]


def ask(client: Client, email: str) -> str:
    """Ask for a code; the code from the mail, empty when there is none."""
    assert client.post(ASK, {"email": email}).url == CONFIRM
    mail = Job.objects.filter(kind="mail").order_by("-pk").first()
    return re.findall(r"\b\d{6}\b", mail.payload["body"])[0] if mail else ""


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_the_code_in_the_mail_opens_the_own_page(world: World, client: Client) -> None:
    code = ask(client, "Handledare@exempel.se")
    assert client.post(CONFIRM, {"code": code}).url == "/"
    assert client.get("/").url == reverse("participants:own_workplace", args=["nyttiga"])
    assert client.session.get_expiry_age() > 13 * 24 * 3600


def test_the_mail_names_nobody(world: World, client: Client) -> None:
    ask(client, supervisor(world).email)
    mail = Job.objects.get(kind="mail").payload
    assert mail["subject"] == "Din kod till Nyttiga affärer"
    for name in ("Test", "Maryam", "Nyttiga affärer 2.0", "Handledarens", "http"):
        assert name not in f"{mail['subject']} {mail['body']}"


@pytest.mark.parametrize("email", ["coach@exempel.se", "finns-inte@exempel.se"])
def test_others_get_no_code_and_the_same_answer(world: World, client: Client, email: str) -> None:
    assert ask(client, email) == ""
    page = client.get(CONFIRM).content.decode()
    assert f"Är {email} en handledares adress" in page


def test_a_supervisor_who_is_more_elsewhere_needs_the_password(
    world: World, client: Client
) -> None:
    Membership.objects.create(
        project=world.other_project, user=supervisor(world), role=Role.PROJECT_LEADER
    )
    assert ask(client, supervisor(world).email) == ""


def test_who_is_no_member_any_more_gets_no_code(world: World, client: Client) -> None:
    Membership.objects.filter(user=supervisor(world)).delete()
    assert ask(client, supervisor(world).email) == ""


def test_three_wrong_guesses_kill_the_code(world: World, client: Client) -> None:
    code = ask(client, supervisor(world).email)
    wrong = "000000" if code != "000000" else "111111"
    text = client.post(CONFIRM, {"code": wrong}).content.decode()
    assert "Något behöver rättas" in text
    for _ in range(2):
        client.post(CONFIRM, {"code": wrong})
    client.post(CONFIRM, {"code": code})
    assert not is_in(client)


def test_a_code_works_once_and_in_the_browser_that_asked(world: World, client: Client) -> None:
    code = ask(client, supervisor(world).email)
    thief = Client()
    thief.post(CONFIRM, {"code": code})
    assert not is_in(thief)
    client.post(CONFIRM, {"code": code})
    assert is_in(client)
    client.post(reverse("account_logout"))
    client.post(CONFIRM, {"code": code})
    assert not is_in(client)


def test_who_got_no_mail_begins_anew(world: World, client: Client) -> None:
    ask(client, world.coach.email)
    assert client.get(reverse("account_login")).url == CONFIRM
    answer = client.post(reverse("account_logout"), {"next": ASK})
    assert answer.url == ASK
    assert client.get(reverse("account_login")).status_code == 200


def test_codes_are_few(world: World) -> None:
    for _ in range(8):
        Client().post(ASK, {"email": supervisor(world).email})
    assert Job.objects.filter(kind="mail").count() == 5


def test_signing_in_by_password_is_forgotten_with_the_browser(world: World, client: Client) -> None:
    client.post(reverse("account_login"), {"login": world.coach.email, "password": PASSWORD})
    assert client.session.get_expire_at_browser_close()


# --- Invited, with no password ---------------------------------------------------------------


def invite(client: Client, **fields: object) -> str:
    """The page that answers; empty when the invitation was sent."""
    values = {"name": "Siv Sund", "email": "siv@exempel.se", "role": "handledare"} | fields
    answer = client.post(reverse("accounts:invite", args=["nyttiga"]), values)
    return "" if answer.status_code == 302 else answer.content.decode()


def test_a_supervisor_is_invited_for_one_enterprise(world: World, leader_client: Client) -> None:
    assert "Välj företaget" in invite(leader_client)
    unit = world.unit("Arbetsmarknadsenheten")
    assert invite(leader_client, organisation=unit.organisation_id) != ""
    assert not Invitation.objects.exists()


def test_the_link_makes_an_account_without_a_password(
    world: World, leader_client: Client, client: Client
) -> None:
    place = Organisation.objects.get(name="Handledarens")
    assert invite(leader_client, organisation=place.pk) == ""
    [link] = re.findall(r"http://testserver(\S+)", Job.objects.get(kind="mail").payload["body"])
    assert "lösenord" in client.get(link).content.decode()
    assert 'name="password"' not in client.get(link).content.decode()
    answer = client.post(link, {"name": "Siv Sund"})
    assert answer.url == reverse("participants:own_workplace", args=["nyttiga"])
    membership = Membership.objects.get(user__email="siv@exempel.se")
    assert membership.organisation == place
    assert not membership.user.has_usable_password()
    assert "Handledarens" in leader_client.get("/p/nyttiga/medlemmar/").content.decode()


def test_another_role_takes_the_enterprise_away(world: World, leader_client: Client) -> None:
    membership = Membership.objects.get(role=Role.SUPERVISOR)
    address = reverse("accounts:role", args=["nyttiga", membership.pk])
    leader_client.post(address, {"role": "coach", "organisation": membership.organisation_id})
    membership.refresh_from_db()
    assert (membership.role, membership.organisation) == (Role.COACH, None)


def test_who_has_no_password_may_choose_one(world: World, signed_in: SignIn) -> None:
    user = supervisor(world)
    user.set_unusable_password()
    user.save()
    client = signed_in(user)
    change, choose = reverse("account_change_password"), reverse("account_set_password")
    assert client.get(change).url == choose
    assert "Välj ett lösenord" in client.get(reverse("account_settings")).content.decode()
    assert client.get(choose).status_code == 200
    client.post(choose, {"password1": "en lång ny fras", "password2": "en lång ny fras"})
    user.refresh_from_db()
    assert user.check_password("en lång ny fras")
