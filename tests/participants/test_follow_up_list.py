"""«Vilka placeringar har inte följts upp den här veckan?», and what *Idag* says."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.ui.worklist import Urgency, WorkItem, open_lines
from participants.models import CoachAssignment, FollowUp, NextStep, Participant, Placement
from participants.models.plan import agree_on_step
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
Date = dt.date
Light, Status, Way = FollowUp.Light, FollowUp.Status, FollowUp.Way
ADDRESS = "/p/nyttiga/uppfoljningar/"
WEDNESDAY = Date(2026, 11, 4)


def add(placement: Placement, date: Date, status: str = Status.PLANNED, **more: object) -> FollowUp:
    return FollowUp.objects.create(
        project=placement.project,
        placement=placement,
        date=date,
        way=more.pop("way", Way.VISIT),
        status=status,
        **more,
    )


@pytest.fixture
def maryams(world: World) -> Placement:
    return world.placement("P001", world.participants["maryam"])


@pytest.fixture
def nils(world: World) -> Placement:
    return world.placement("P002", world.participants["nils"])


def shown(client: Client, **asked: object) -> list[tuple[str, Date]]:
    response = client.get(ADDRESS, asked)
    assert response.status_code == 200
    return [(row.shown_name, row.date) for row in response.context["rows"]]


# --- The list ---


def test_the_late_ones_come_first(
    leader_client: Client, maryams: Placement, nils: Placement
) -> None:
    add(maryams, Date(2026, 10, 30))
    add(nils, Date(2026, 10, 20))
    add(nils, WEDNESDAY)
    assert shown(leader_client) == [
        ("Nils Åström", Date(2026, 10, 20)),
        ("Maryam Haile", Date(2026, 10, 30)),
    ]


def test_without_late_ones_the_week_is_shown(leader_client: Client, maryams: Placement) -> None:
    add(maryams, WEDNESDAY)
    assert shown(leader_client) == [("Maryam Haile", WEDNESDAY)]


@pytest.mark.parametrize(
    ("group", "day"),
    [
        ("veckan", TODAY),
        ("veckan", Date(2026, 11, 8)),
        ("kommande", Date(2026, 11, 9)),
        ("kommande", Date(2026, 12, 6)),
        ("sena", Date(2026, 11, 1)),
    ],
)
def test_a_planned_one_is_in_its_group_only(
    leader_client: Client, maryams: Placement, group: str, day: Date
) -> None:
    add(maryams, day)
    counts = leader_client.get(ADDRESS).context["groups"]
    assert {name for name, _, number in counts if number} == {group}
    assert shown(leader_client, visa=group) == [("Maryam Haile", day)]


def test_what_was_held_this_week_is_shown_with_its_light(
    leader_client: Client, maryams: Placement
) -> None:
    add(maryams, TODAY, Status.HELD, light=Light.RED)
    add(maryams, Date(2026, 11, 1), Status.HELD)
    assert shown(leader_client, visa="genomforda") == [("Maryam Haile", TODAY)]
    assert "Rött" in leader_client.get(ADDRESS, {"visa": "genomforda"}).content.decode()


def test_the_answer_counts_placements_not_follow_ups(
    leader_client: Client, maryams: Placement, nils: Placement
) -> None:
    add(maryams, Date(2026, 10, 20))
    add(maryams, Date(2026, 10, 27))
    add(nils, WEDNESDAY)
    body = leader_client.get(ADDRESS).content.decode()
    assert "2 placeringar väntar på att bli uppföljda den här veckan." in body


def test_when_all_are_followed_up_it_says_so(leader_client: Client, world: World) -> None:
    assert "Alla placeringar är uppföljda" in leader_client.get(ADDRESS).content.decode()


def test_imported_late_ones_are_no_duties(leader_client: Client, maryams: Placement) -> None:
    add(maryams, Date(2026, 10, 20), imported_on=TODAY)
    assert shown(leader_client, visa="sena") == []


def test_what_concerns_people_who_left_is_gone(leader_client: Client, world: World) -> None:
    left = world.participant("D009", ends_on=Date(2026, 10, 25), end_reason="ANNAT")
    add(world.placement("P009", left), Date(2026, 10, 20))
    assert shown(leader_client, visa="sena") == []


def test_it_can_be_narrowed_to_a_coach(
    leader_client: Client, world: World, maryams: Placement, nils: Placement
) -> None:
    CoachAssignment.objects.give(world.participants["nils"], world.coach, TODAY)
    add(maryams, WEDNESDAY)
    add(nils, WEDNESDAY)
    assert shown(leader_client, coach=world.coach.pk) == [("Nils Åström", WEDNESDAY)]


def test_it_can_be_narrowed_to_an_enterprise(
    leader_client: Client, maryams: Placement, nils: Placement
) -> None:
    add(maryams, WEDNESDAY)
    add(nils, WEDNESDAY)
    found = shown(leader_client, foretag=maryams.enterprise_id)
    assert found == [("Maryam Haile", WEDNESDAY)]


@pytest.mark.parametrize("asked", ["x", "-1", "²", "99999999999999999999", "999999"])
def test_an_odd_filter_is_no_fault(leader_client: Client, maryams: Placement, asked: str) -> None:
    assert leader_client.get(ADDRESS, {"coach": asked, "foretag": asked}).status_code == 200


def test_a_protected_person_is_a_number(leader_client: Client, world: World) -> None:
    add(world.placement("P004", world.participants["protected"]), WEDNESDAY)
    assert shown(leader_client) == [("D004", WEDNESDAY)]


def test_placements_without_a_plan_are_told_of(
    leader_client: Client, world: World, maryams: Placement
) -> None:
    add(maryams, WEDNESDAY)
    world.placement("P002", world.participants["nils"], imported_on=TODAY)
    body = leader_client.get(ADDRESS).content.decode()
    assert "1 placering saknar kommande uppföljningar" in body


@pytest.mark.parametrize("more", [0, 60])
def test_it_asks_the_database_as_little_whatever_the_number(
    leader_client: Client,
    world: World,
    maryams: Placement,
    at_most_queries: Callable,
    more: int,
) -> None:
    add(maryams, Date(2026, 10, 20))
    for number in range(more):
        person = world.participant(f"D1{number:02d}", last_name="Testsson")
        add(world.placement(f"P1{number:02d}", person), Date(2026, 10, 21))
    leader_client.get(ADDRESS)
    with at_most_queries(8):
        leader_client.get(ADDRESS)


@pytest.mark.parametrize("role", [Role.ECONOMIST, Role.STEERING_GROUP, Role.EVALUATOR])
def test_others_are_refused(world: World, signed_in: SignIn, role: Role) -> None:
    assert signed_in(world.users[role]).get(ADDRESS).status_code == 403


def test_another_projects_follow_ups_are_not_there(
    world: World, signed_in: SignIn, leader_client: Client
) -> None:
    person: Participant = world.participants["foreign"]
    other = replace(world, project=world.other_project)
    add(other.placement("P900", person), WEDNESDAY)
    assert shown(leader_client) == []


# --- Idag ---


def items(world: World, kinds: tuple[str, ...]) -> list[tuple[Urgency, WorkItem]]:
    found = open_lines(world.access(world.leader), TODAY)
    return [
        (line.urgency, item) for line in found for item in line.items if line.source.slug in kinds
    ]


@pytest.mark.parametrize(
    ("date", "urgency"),
    [
        (Date(2026, 10, 30), Urgency.LATE),
        (TODAY, Urgency.TODAY),
        (WEDNESDAY, Urgency.SOON),
    ],
)
def test_a_planned_one_waits_on_idag(
    world: World, maryams: Placement, date: Date, urgency: Urgency
) -> None:
    row = add(maryams, date)
    ((found, item),) = items(world, ("uppfoljningar",))
    assert (found, item.due, item.headline) == (urgency, date, "Följ upp Maryam Haile")
    assert item.url == reverse("participants:follow_up", args=["nyttiga", row.pk])


@pytest.mark.parametrize("status", [Status.HELD, Status.MISSED, Status.CANCELLED])
def test_what_has_an_outcome_is_gone(world: World, maryams: Placement, status: str) -> None:
    add(maryams, TODAY, status)
    assert items(world, ("uppfoljningar",)) == []


def test_what_is_further_off_than_a_week_does_not_wait_yet(
    world: World, maryams: Placement
) -> None:
    add(maryams, Date(2026, 11, 10))
    assert items(world, ("uppfoljningar",)) == []


def test_a_late_one_from_the_register_stands_aside(world: World, maryams: Placement) -> None:
    add(maryams, Date(2026, 10, 20), imported_on=TODAY)
    ((found, _),) = items(world, ("uppfoljningar",))
    assert found == Urgency.IMPORTED


def test_red_without_a_next_step_is_late(world: World, maryams: Placement) -> None:
    add(maryams, Date(2026, 10, 28), Status.HELD, light=Light.RED)
    ((found, item),) = items(world, ("ljus",))
    assert (found, item.kind, item.due) == (Urgency.LATE, "Rött", Date(2026, 10, 28))
    assert item.text.endswith("är rött, och inget nästa steg finns")


def test_red_with_a_next_step_is_seen_until_a_green_one(world: World, maryams: Placement) -> None:
    add(maryams, Date(2026, 10, 28), Status.HELD, light=Light.RED)
    agree_on_step(
        maryams.participant,
        author=world.coach,
        day=Date(2026, 10, 28),
        text="Ringa",
        responsible="coach",
        due_on=TODAY,
        origin=NextStep.Origin.FOLLOW_UP,
        origin_id=1,
    )
    assert [found for found, _ in items(world, ("ljus",))] == [Urgency.TODAY]
    add(maryams, Date(2026, 10, 30), Status.HELD, light=Light.GREEN)
    assert items(world, ("ljus",)) == []


def test_a_light_that_was_not_given_leaves_the_one_before(world: World, maryams: Placement) -> None:
    add(maryams, Date(2026, 10, 28), Status.HELD, light=Light.YELLOW)
    add(maryams, Date(2026, 10, 30), Status.HELD)
    ((_, item),) = items(world, ("ljus",))
    assert item.kind == "Gult"


def test_the_light_of_a_placement_that_ended_is_out(world: World, maryams: Placement) -> None:
    add(maryams, Date(2026, 10, 28), Status.HELD, light=Light.RED)
    Placement.objects.update(ends_on=TODAY)
    assert items(world, ("ljus",)) == []


def test_the_placement_list_shows_the_standing_light(
    leader_client: Client, maryams: Placement
) -> None:
    add(maryams, Date(2026, 10, 28), Status.HELD, light=Light.RED)
    add(maryams, Date(2026, 10, 30), Status.HELD)
    body = leader_client.get("/p/nyttiga/placeringar/").content.decode()
    assert "Rött" in body
