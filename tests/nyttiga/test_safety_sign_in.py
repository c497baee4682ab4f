"""From outside: signing in, passwords and links in mails."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.test import Client

from nyttiga.accounts.models import Invitation, Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.jobs.models import Job
from tests.world import PASSWORD, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
RESET = "/konto/losenord/glomt/"
SIGN_IN = "/konto/logga-in/"


@pytest.fixture(autouse=True)
def _no_attempts_yet(db: None) -> None:
    cache.clear()


def invite(world: World, email: str, role: str = Role.COACH) -> str:
    """The token of an open invitation."""
    invitation = Invitation(project=world.project, email=email, name="Ny", role=role)
    token = invitation.renew_token()
    invitation.save()
    return token


def test_a_reset_answers_the_same_whoever_it_is_for(world: World, client: Client) -> None:
    known = client.post(RESET, {"email": world.leader.email})
    unknown = client.post(RESET, {"email": "finns.inte@exempel.se"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)


def test_an_unknown_address_gets_no_mail(world: World, client: Client) -> None:
    client.post(RESET, {"email": "finns.inte@exempel.se"})
    assert not Job.objects.exists()


def test_resets_of_one_address_are_few(world: World, client: Client) -> None:
    for _ in range(30):
        client.post(RESET, {"email": world.leader.email})
    assert Job.objects.count() <= 20


def test_a_reset_cannot_add_a_recipient(world: World, client: Client) -> None:
    client.post(RESET, {"email": f"{world.leader.email}\nBcc: nagon@annan.se"})
    assert not Job.objects.exists()


def test_after_many_wrong_passwords_the_right_one_does_not_open(
    world: World, client: Client
) -> None:
    for number in range(8):  # another address in front each time does not help
        client.post(
            SIGN_IN,
            {"login": world.coach.email, "password": "fel"},
            headers={"x-forwarded-for": f"10.0.0.{number}"},
        )
    client.post(SIGN_IN, {"login": world.coach.email, "password": PASSWORD})
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "address", ["//ont.example", "https://ont.example/", "/\\ont.example", "javascript:alert(1)"]
)
def test_signing_in_never_leads_out_of_the_house(
    world: World, client: Client, address: str
) -> None:
    answer = client.post(
        SIGN_IN, {"login": world.leader.email, "password": PASSWORD, "next": address}
    )
    assert answer.url == "/"


def test_signing_in_gives_the_session_a_new_key(world: World, client: Client) -> None:
    session = client.session
    session["planted"] = "x"
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    client.post(SIGN_IN, {"login": world.leader.email, "password": PASSWORD})
    assert client.cookies["sessionid"].value != planted


def test_an_invitation_opens_once(world: World, client: Client) -> None:
    token = invite(world, "ny@exempel.se")
    url = f"/konto/inbjudan/{token}/"
    answers = {"name": "Ny", "password": "sju gula bananer"}
    assert client.post(url, answers).status_code == 302
    assert Client().post(url, answers).status_code == 404


def test_an_invitation_is_locked_while_it_is_answered(world: World) -> None:
    token = invite(world, "ny@exempel.se")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        Client().post(f"/konto/inbjudan/{token}/", {"name": "", "password": ""})
    assert any("accounts_invitation" in q["sql"] and "FOR UPDATE" in q["sql"] for q in captured)


def test_a_stolen_link_does_not_let_the_thief_in_as_somebody_known(
    world: World, signed_in: SignIn
) -> None:
    token = invite(world, world.stranger.email, Role.PROJECT_LEADER)
    thief = world.users[Role.ECONOMIST]
    for client in (Client(), signed_in(thief)):
        client.post(f"/konto/inbjudan/{token}/", {"name": "Tjuv", "password": "sju gula bananer"})
    assert Membership.objects.get(project=world.project, user=thief).role == Role.ECONOMIST
    assert not Membership.objects.filter(project=world.project, user=world.stranger).exists()


def test_a_role_cannot_be_chosen_by_the_one_who_is_invited(world: World, client: Client) -> None:
    token = invite(world, "ny@exempel.se", Role.EVALUATOR)
    client.post(
        f"/konto/inbjudan/{token}/",
        {"name": "Ny", "password": "sju gula bananer", "role": "projektledare", "project": "annat"},
    )
    mine = Membership.objects.filter(user__email="ny@exempel.se")
    assert [(one.project, one.role) for one in mine] == [(world.project, Role.EVALUATOR)]


def test_who_is_removed_is_out_at_once(
    world: World, leader_client: Client, coach_client: Client
) -> None:
    mine = Membership.objects.get(project=world.project, user=world.coach)
    assert coach_client.get("/p/nyttiga/deltagare/").status_code == 200
    leader_client.post(f"/p/nyttiga/medlemmar/{mine.pk}/ta-bort/")
    assert coach_client.get("/p/nyttiga/deltagare/").status_code == 404


def test_a_new_role_holds_from_the_next_click(
    world: World, leader_client: Client, coach_client: Client
) -> None:
    mine = Membership.objects.get(project=world.project, user=world.coach)
    leader_client.post(f"/p/nyttiga/medlemmar/{mine.pk}/roll/", {"role": "styrgrupp"})
    assert coach_client.get("/p/nyttiga/deltagare/").status_code == 403
