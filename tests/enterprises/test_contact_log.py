"""The contact log, its next steps, and what *Idag* asks about enterprises."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client

from enterprises.models import Enterprise, EnterpriseContact
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import ContactPerson, NetworkMember
from participants.models import FollowUp
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
IDAG = "/p/nyttiga/"


@pytest.fixture
def process_client(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.PROCESS_LEADER])


@pytest.fixture
def enterprise(world: World) -> Enterprise:
    return world.enterprise("F001", "Kretsloppet", registered_on=dt.date(2026, 2, 2))


def called(**changes: str) -> dict[str, str]:
    return {"date": "2026-11-02", "way": "telefon", "kind": "kontakt", "said": "Hej"} | changes


def days_ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def test_a_call_with_a_next_step_is_on_idag_until_it_is_done(
    world: World, process_client: Client, enterprise: Enterprise
) -> None:
    process_client.post(
        f"/p/nyttiga/foretag/{enterprise.pk}/kontakt/",
        called(next_step="Skicka mallen", due_on="2026-11-03", hours="1,5", kind="stod_avtal"),
    )
    contact = EnterpriseContact.objects.get()
    leader = world.users[Role.PROCESS_LEADER]
    assert (contact.made_by, contact.responsible, contact.hours) == (leader, leader, Decimal("1.5"))
    assert "Skicka mallen" in process_client.get(IDAG).content.decode()
    done = f"/p/nyttiga/foretag/kontakter/{contact.pk}/klart/"
    assert process_client.post(done, {"next": "idag"}).url == IDAG
    contact.refresh_from_db()
    assert contact.done_on == TODAY
    assert "Skicka mallen" not in process_client.get(IDAG).content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"next_step": "Ring"}, "Skriv när det ska vara klart."),
        ({"due_on": "2026-11-09"}, "Skriv vad som ska göras."),
        ({"next_step": "Ring", "due_on": "2026-10-01"}, "Det är före kontakten."),
        ({"date": "2026-11-03"}, "Dagen har inte varit än."),
        ({"hours": "25"}, "24"),
    ],
)
def test_a_wrong_contact_is_told_and_nothing_typed_is_lost(
    process_client: Client, enterprise: Enterprise, changes: dict[str, str], said: str
) -> None:
    address = f"/p/nyttiga/foretag/{enterprise.pk}/kontakt/"
    page = process_client.post(address, called(said="Många ord", **changes)).content.decode()
    assert said in page
    assert "Många ord" in page
    assert not EnterpriseContact.objects.exists()


def test_quiet_enterprises_are_asked_for_until_somebody_is_in_touch(
    world: World, process_client: Client, enterprise: Enterprise
) -> None:
    quiet = "Kretsloppet</b>, ingen kontakt på 60 dagar"
    assert quiet in process_client.get(IDAG).content.decode()
    own = {"project": world.project, "enterprise": enterprise}
    EnterpriseContact.objects.create(**own, date=days_ago(61))
    assert quiet in process_client.get(IDAG).content.decode()
    EnterpriseContact.objects.create(**own, date=days_ago(59))
    assert quiet not in process_client.get(IDAG).content.decode()


def test_the_project_says_how_long_quiet_is(
    world: World, process_client: Client, enterprise: Enterprise
) -> None:
    EnterpriseContact.objects.create(
        project=world.project, enterprise=enterprise, date=days_ago(20)
    )
    assert "Kretsloppet" not in process_client.get(IDAG).content.decode()
    world.project.enterprise_quiet_days = 14
    world.project.save()
    assert "ingen kontakt på 14 dagar" in process_client.get(IDAG).content.decode()


def test_who_has_said_no_is_left_in_peace(process_client: Client, enterprise: Enterprise) -> None:
    enterprise.interest = "nej"
    enterprise.save()
    assert "Kretsloppet" not in process_client.get(IDAG).content.decode()


def test_a_new_enterprise_is_not_late_the_day_it_comes(
    world: World, process_client: Client
) -> None:
    world.enterprise("F002", "Nykomlingen")
    assert "Nykomlingen" not in process_client.get(IDAG).content.decode()


def test_a_follow_up_at_the_workplace_is_a_contact_too(
    world: World, process_client: Client, enterprise: Enterprise
) -> None:
    placement = world.placement("P001", world.participants["maryam"], enterprise=enterprise)
    FollowUp.objects.create(
        project=world.project,
        placement=placement,
        date=days_ago(7),
        way="besok",
        status="genomford",
    )
    assert "ingen kontakt på" not in process_client.get(IDAG).content.decode()


def test_the_coach_has_no_enterprises_to_call(coach_client: Client, enterprise: Enterprise) -> None:
    assert "Kretsloppet" not in coach_client.get(IDAG).content.decode()


def test_mailings_go_only_to_those_who_said_yes(
    world: World, process_client: Client, enterprise: Enterprise
) -> None:
    from enterprises.network import mailing_list

    person = f"/p/nyttiga/foretag/{enterprise.pk}/person/"
    process_client.post(
        person, {"name": "Ja Sägare", "email": "ja@exempel.se", "may_be_mailed_on": "2026-10-01"}
    )
    process_client.post(person, {"name": "Nej Sägare", "email": "nej@exempel.se"})
    access = world.access(world.leader)
    assert not mailing_list(access, TODAY)
    process_client.post(f"/p/nyttiga/foretag/{enterprise.pk}/natverk/", {"joined_on": "2026-10-01"})
    assert [one.name for one in mailing_list(access, TODAY)] == ["Ja Sägare"]
    answer = process_client.post("/p/nyttiga/foretag/natverk/utskick/")
    assert answer["Content-Disposition"] == 'attachment; filename="utskick.xlsx"'
    member = NetworkMember.objects.get(network="foretag")
    process_client.post(
        f"/p/nyttiga/foretag/natverk/{member.pk}/",
        {"joined_on": "2026-10-01", "left_on": "2026-11-01"},
    )
    assert not mailing_list(access, TODAY)


def test_an_address_stands_once(
    world: World, process_client: Client, enterprise: Enterprise
) -> None:
    person = f"/p/nyttiga/foretag/{enterprise.pk}/person/"
    process_client.post(person, {"name": "Ett", "email": "en@exempel.se"})
    answer = process_client.post(person, {"name": "Två", "email": "EN@exempel.se"})
    assert "Någon annan har den e-postadressen." in answer.content.decode()
    assert ContactPerson.objects.count() == 1
