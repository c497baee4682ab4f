"""The list of placements, and placements where they show elsewhere."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants.models import FollowUp, Wishes
from tests.participants.matching_world import consent, placed, proposal
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
LIST = "/p/nyttiga/placeringar/"


def numbers(client: Client, query: str = "") -> list[str]:
    return [row.placement.number for row in client.get(f"{LIST}{query}").context["rows"]]


def person_page(client: Client, world: World, who: str = "maryam") -> str:
    pk = world.participants[who].pk
    return client.get(f"/p/nyttiga/deltagare/{pk}/").content.decode()


def test_ongoing_ones_stand_with_the_soonest_end_first(world: World, leader_client: Client) -> None:
    people = world.participants
    world.placement("P001", people["maryam"])
    world.placement("P002", people["nils"], planned_end_on=dt.date(2026, 12, 1))
    world.placement("P003", people["anonymous"], planned_end_on=dt.date(2026, 11, 20))
    world.placement("P004", people["maryam"], ends_on=TODAY)
    world.placement("P005", people["maryam"], starts_on=TODAY + dt.timedelta(days=1))
    assert numbers(leader_client) == ["P003", "P002", "P001"]
    assert numbers(leader_client, "?visa=avslutade") == ["P004"]
    assert numbers(leader_client, "?visa=kommande") == ["P005"]


def test_a_person_registered_by_mistake_stands_in_no_list(
    world: World, leader_client: Client
) -> None:
    mistake = world.participant("D009", ends_on=TODAY, end_reason="FELREGISTRERING")
    world.placement("P001", mistake)
    assert numbers(leader_client) == []


def test_a_row_tells_how_it_goes(world: World, leader_client: Client) -> None:
    placement = placed(world, planned_end_on=dt.date(2026, 12, 1))
    placement.hours.create(project=world.project, from_on=placement.starts_on, hours=10)
    placement.hours.create(project=world.project, from_on=TODAY, hours=15)
    about = {"project": world.project, "placement": placement, "way": "besok"}
    FollowUp.objects.create(
        **about, date=dt.date(2026, 10, 8), status="genomford", light=FollowUp.Light.YELLOW
    )
    FollowUp.objects.create(**about, date=dt.date(2026, 10, 29))
    page = leader_client.get(LIST).content.decode()
    for words in ("Maryam Haile", "15 h", "1 dec 2026", "8 okt", "Gult", "29 okt, sen"):
        assert words in page


def test_a_protected_person_is_a_number(world: World, leader_client: Client) -> None:
    placed(world, "protected", alias="Kim")
    page = leader_client.get(LIST).content.decode()
    assert "D004" in page
    assert "Hemlig" not in page


@pytest.mark.parametrize("role", list(Role))
def test_each_role_sees_what_the_table_says(world: World, signed_in: SignIn, role: Role) -> None:
    may = role in TABLE[Permission.PLACEMENTS_VIEW]
    assert signed_in(world.users[role]).get(LIST).status_code == (200 if may else 403)


def test_a_stranger_sees_the_own_projects_only(world: World, signed_in: SignIn) -> None:
    placed(world)
    client = signed_in(world.stranger)
    assert client.get(LIST).status_code == 404
    assert numbers_of(client) == []


def numbers_of(client: Client) -> list[str]:
    rows = client.get("/p/annat/placeringar/").context["rows"]
    return [row.placement.number for row in rows]


@pytest.mark.parametrize("size", [2, 40])
def test_the_list_keeps_its_budget(
    world: World,
    leader_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    size: int,
) -> None:
    for number in range(size):
        world.placement(f"P{number:03d}", world.participant(f"D1{number:02d}"))
    with at_most_queries(8):
        leader_client.get(LIST)


def test_the_persons_page_begins_with_the_wishes(world: World, coach_client: Client) -> None:
    page = person_page(coach_client, world)
    assert "Börja med vad personen vill och kan." in page
    assert "Skriv önskemål" in page
    Wishes.objects.create(
        project=world.project, participant=world.participants["maryam"], wants="Sy"
    )
    assert "Hitta plats" in person_page(coach_client, world)


def test_the_persons_page_tells_where_a_proposal_stands(world: World, coach_client: Client) -> None:
    person = world.participants["maryam"]
    shop = world.enterprise("F001", "Kretsloppet")
    one = proposal(world, person, shop)
    assert "Samtycke till företaget saknas." in person_page(coach_client, world)
    consent(world, person, shop)
    assert "Boka ett gemensamt besök." in person_page(coach_client, world)
    one.visit_on, one.visit_at = dt.date(2026, 11, 5), dt.time(10, 0)
    one.save()
    assert "Besök 5 november 10.00." in person_page(coach_client, world)
    one.participant_answer = one.enterprise_answer = "ja"
    one.save()
    assert "Båda sa ja. Nu kan placeringen starta." in person_page(coach_client, world)


def test_the_persons_page_tells_how_the_placement_stands(
    world: World, coach_client: Client
) -> None:
    placement = placed(world, planned_end_on=dt.date(2026, 11, 12))
    placement.hours.create(project=world.project, from_on=placement.starts_on, hours=10)
    page = person_page(coach_client, world)
    assert "Arbetsträning, 10 h i veckan" in page
    assert "10 dagar kvar" in page
    assert "ja från alla till planen" in page


def test_a_process_leader_sees_places_and_no_plan(world: World, signed_in: SignIn) -> None:
    placed(world)
    page = person_page(signed_in(world.users[Role.PROCESS_LEADER]), world)
    assert "Plats och placering" in page
    assert "Handlingsplan" not in page
