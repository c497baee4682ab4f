"""The unit that a referrer speaks for: chosen when invited, and when the role is changed."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import Invitation, Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.jobs.models import Job
from nyttiga.projects.models import Organisation, Unit
from tests.world import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
INVITE = reverse("accounts:invite", args=["nyttiga"])


def invite(client: Client, **fields: object) -> str:
    """The page that answers; empty when the invitation was sent."""
    values = {"name": "Ny", "email": "ny@exempel.se", "role": Role.REFERRER.value} | fields
    response = client.post(INVITE, values)
    return "" if response.status_code == 302 else response.content.decode()


def test_a_referrer_needs_a_unit(world: World, leader_client: Client) -> None:
    assert "Välj enhet, eller skriv organisation och enhet" in invite(leader_client)
    assert not Invitation.objects.exists()


def test_the_unit_follows_the_invitation_into_the_membership(
    world: World, leader_client: Client, client: Client
) -> None:
    unit = world.unit("Arbetsmarknadsenheten")
    assert invite(leader_client, unit=unit.pk) == ""
    found = re.search(r"http://testserver(\S+)", Job.objects.get(kind="mail").payload["body"])
    assert found
    answer = client.post(found.group(1), {"name": "Ny", "password": "en lång ny fras"})
    assert answer.url == reverse("participants:own_referrals", args=["nyttiga"])
    assert Membership.objects.get(user__email="ny@exempel.se").unit == unit


def test_a_new_unit_is_written(world: World, leader_client: Client) -> None:
    page = invite(leader_client, new_organisation="Flens kommun", new_unit="Socialtjänsten")
    assert page == ""
    unit = Invitation.objects.get().unit
    assert unit is not None
    assert (str(unit), unit.organisation.kind) == (
        "Flens kommun, Socialtjänsten",
        Organisation.Kind.MUNICIPALITY,
    )


def test_a_unit_that_is_there_already_is_taken(world: World, leader_client: Client) -> None:
    before = Unit.objects.count()
    invite(leader_client, new_organisation="nyköpings kommun", new_unit="arbetsmarknadsenheten")
    assert Unit.objects.count() == before
    assert Invitation.objects.get().unit == world.unit("Arbetsmarknadsenheten")


def test_a_faulty_form_makes_no_unit(world: World, leader_client: Client) -> None:
    before = Unit.objects.count()
    invite(leader_client, email="fel", new_organisation="Flens kommun", new_unit="Vuxna")
    assert Unit.objects.count() == before


def test_nobody_else_has_a_unit(world: World, leader_client: Client) -> None:
    unit = world.unit("Arbetsmarknadsenheten")
    assert invite(leader_client, role="coach", unit=unit.pk) == ""
    assert Invitation.objects.get().unit is None


def test_a_unit_of_another_project_is_no_choice(world: World, leader_client: Client) -> None:
    there = Unit.objects.filter(project=world.other_project)[0]
    assert 'href="#id_unit"' in invite(leader_client, unit=there.pk)


def test_an_enterprise_refers_nobody(world: World, leader_client: Client) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    Unit.objects.create(
        project=world.project, organisation=enterprise.organisation, name="Verkstan"
    )
    assert "Verkstan" not in leader_client.get(INVITE).content.decode()


def test_a_changed_role_takes_the_unit_along_and_away(world: World, leader_client: Client) -> None:
    membership = Membership.objects.get(user=world.coach)
    url = reverse("accounts:role", args=["nyttiga", membership.pk])
    unit = world.unit("Arbetsmarknadsenheten")
    leader_client.post(url, {"role": Role.REFERRER.value, "unit": unit.pk})
    membership.refresh_from_db()
    assert (membership.role, membership.unit) == (Role.REFERRER, unit)
    leader_client.post(url, {"role": Role.COACH.value, "unit": unit.pk})
    membership.refresh_from_db()
    assert (membership.role, membership.unit) == (Role.COACH, None)
