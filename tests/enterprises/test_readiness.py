"""The readiness list: stages, filters and orders; and enterprises found by the search box."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from enterprises.ics import steps
from enterprises.models import Enterprise, EnterpriseContact, Routine, Supervisor
from enterprises.models.choices import RoutineKind
from enterprises.readiness import Stage, all_signs, with_stage
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
LIST = "/p/nyttiga/foretag/"


def stage(enterprise: Enterprise) -> str:
    found = with_stage(Enterprise.objects.filter(pk=enterprise.pk), TODAY).get()
    return Stage(found.stage).label


def test_an_enterprise_goes_from_first_contact_to_used(world: World) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    own = {"project": world.project, "enterprise": enterprise}
    assert stage(enterprise) == "Inte kontaktat"
    EnterpriseContact.objects.create(**own, date=TODAY)
    assert stage(enterprise) == "Kontakt tagen"
    enterprise.places = 2
    enterprise.save()
    assert stage(enterprise) == "På väg"
    Supervisor.objects.create(**own, name="Siv", trained_on=TODAY)
    for kind in RoutineKind.values:
        Routine.objects.create(**own, kind=kind, points="Lyft", in_place_on=TODAY)
    assert stage(enterprise) == "Redo"
    world.placement("P001", world.participants["maryam"], enterprise=enterprise)
    assert stage(enterprise) == "Tar emot nu"


def test_the_signs_of_a_day_to_come_are_not_there_yet(world: World) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet", places=1)
    own = {"project": world.project, "enterprise": enterprise}
    EnterpriseContact.objects.create(**own, date=TODAY)
    yesterday = TODAY - dt.timedelta(days=1)
    row = with_stage(Enterprise.objects.all(), yesterday).get()
    assert row.sign_kontakt is None


def test_what_is_missing_is_a_click_from_being_done_for_who_may_do_it(
    world: World, leader_client: Client, coach_client: Client
) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet", places=1)
    for address in ("handledare/", "rutiner/", "kontakt/", "handledarkurs/", "affarsskola/"):
        link = f'href="{LIST}{enterprise.pk}/{address}"'
        assert link in leader_client.get(LIST).content.decode()
        assert link not in coach_client.get(LIST).content.decode()
    need = f'href="/p/nyttiga/avtal/nytt/foretag/{enterprise.pk}/"'
    assert need in leader_client.get(LIST).content.decode()
    assert need not in coach_client.get(LIST).content.decode()


def test_the_list_tells_who_has_not_been_called_for_long(
    world: World, leader_client: Client
) -> None:
    quiet = TODAY - dt.timedelta(days=world.project.enterprise_quiet_days)
    enterprise = world.enterprise("F001", "Kretsloppet", registered_on=quiet)
    assert "Tyst länge" in leader_client.get(LIST).content.decode()
    EnterpriseContact.objects.create(project=world.project, enterprise=enterprise, date=TODAY)
    assert "Tyst länge" not in leader_client.get(LIST).content.decode()


def test_a_need_begins_with_the_enterprise_one_came_from(
    world: World, leader_client: Client
) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    page = leader_client.get(f"/p/nyttiga/avtal/nytt/foretag/{enterprise.pk}/").content.decode()
    assert f'<option value="{enterprise.pk}" selected>' in page


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("", ["Caféet", "Kretsloppet", "Återbruket"]),
        ("-namn", ["Återbruket", "Kretsloppet", "Caféet"]),
        ("platser", ["Återbruket", "Kretsloppet", "Caféet"]),
        ("-platser", ["Kretsloppet", "Återbruket", "Caféet"]),
        ("-lage", ["Kretsloppet", "Återbruket", "Caféet"]),
        ("fel", ["Caféet", "Kretsloppet", "Återbruket"]),
    ],
)
def test_the_list_is_sorted(
    world: World, leader_client: Client, order: str, names: list[str]
) -> None:
    world.enterprise("F001", "Kretsloppet", places=3)
    world.enterprise("F002", "Caféet")
    world.enterprise("F003", "Återbruket", places=1)
    rows = leader_client.get(LIST, {"ordna": order}).context["rows"]
    assert [row["enterprise"].name for row in rows] == names


def test_every_sign_can_be_asked_for_both_ways(world: World, leader_client: Client) -> None:
    world.enterprise("F001", "Kretsloppet")
    for sign in all_signs():
        counts = [
            len(leader_client.get(LIST, {sign.key: asked}).context["rows"])
            for asked in ("har", "saknar")
        ]
        assert sum(counts) == 1, sign.key


def test_the_search_box_finds_enterprises_beside_people(
    world: World, leader_client: Client, signed_in: SignIn
) -> None:
    world.enterprise("F001", "Haileköket")
    answer = leader_client.post("/p/nyttiga/deltagare/sok/", {"q": "haile"}, follow=True)
    page = answer.content.decode()
    assert "Maryam Haile" in page
    assert "Haileköket" in page
    outside = signed_in(world.users[Role.COMMUNICATOR])
    page = outside.post(f"{LIST}sok/", {"q": "f001"}, follow=True).content.decode()
    assert "Haileköket" in page
    assert "Maryam" not in page


def test_the_calendar_has_ones_own_steps_and_names_nobody(world: World) -> None:
    enterprise = world.enterprise("F001", "Kretsloppet")
    own = {"project": world.project, "enterprise": enterprise, "date": TODAY}
    for user in (world.leader, world.users[Role.PROCESS_LEADER]):
        EnterpriseContact.objects.create(
            **own, next_step="Ring Eva", due_on=TODAY, responsible=user
        )
    (entry,) = steps(world.access(world.leader), TODAY, TODAY)
    assert (entry.date, entry.changes) == (TODAY, 0)
    assert "Ring" not in entry.title
    assert "Kretsloppet" not in entry.title
