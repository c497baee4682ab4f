"""The rule: a decision of the project leader's, a row for each."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.jobs.schedule import daily
from participants.follow_up_plan import make_plan, top_up
from participants.models import FollowUpRule, Placement
from tests.world import START, TODAY, World

SignIn = Callable[[User], Client]
ADDRESS = "/p/nyttiga/uppfoljningar/regel/"
RECOUNT = f"{ADDRESS}rakna-om/"
NEW = {
    "valid_from": "2026-11-10",
    "weekly_weeks": "3",
    "then_every_months": "2",
    "first_visits": "2",
    "decided_by": "Styrgruppen 28 oktober",
}


def rules(world: World) -> list[tuple[dt.date, int]]:
    found = FollowUpRule.objects.filter(project=world.project).order_by("valid_from")
    return [(rule.valid_from, rule.weekly_weeks) for rule in found]


def test_another_rule_is_another_row(leader_client: Client, world: World) -> None:
    response = leader_client.post(ADDRESS, NEW)
    assert response.url == ADDRESS
    assert rules(world) == [(START, 4), (dt.date(2026, 11, 10), 3)]
    assert FollowUpRule.objects.get(weekly_weeks=3).decided_by == "Styrgruppen 28 oktober"


def test_a_rule_of_a_day_to_come_is_corrected_and_its_history_kept(
    leader_client: Client, world: World
) -> None:
    leader_client.post(ADDRESS, NEW)
    leader_client.post(ADDRESS, NEW | {"weekly_weeks": "5"})
    assert rules(world) == [(START, 4), (dt.date(2026, 11, 10), 5)]
    new = FollowUpRule.objects.get(weekly_weeks=5)
    assert list(new.history.values_list("weekly_weeks", flat=True)) == [5, 3]


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("valid_from", "2026-11-01", "det som gällt ändras inte"),
        ("then_every_months", "0", "större än eller lika med 1"),
        ("weekly_weeks", "60", "mindre än eller lika med 26"),
        ("decided_by", "", "måste fyllas i"),
    ],
)
def test_a_rule_that_cannot_be_is_refused_at_the_field(
    leader_client: Client, world: World, name: str, value: str, fault: str
) -> None:
    body = leader_client.post(ADDRESS, NEW | {name: value}).content.decode()
    assert fault in body
    assert rules(world) == [(START, 4)]


def test_the_page_shows_what_the_rule_comes_to(leader_client: Client) -> None:
    response = leader_client.get(ADDRESS)
    assert [day.date for day in response.context["example"]][:5] == [
        dt.date(2026, 11, 9),
        dt.date(2026, 11, 16),
        dt.date(2026, 11, 23),
        dt.date(2026, 11, 30),
        dt.date(2026, 12, 30),
    ]
    body = response.content.decode()
    assert "en gång i veckan i 4 veckor, sedan en gång i månaden. De 4 första är besök." in body


@pytest.fixture
def placement(world: World) -> Placement:
    placement = world.placement(
        "P001",
        world.participants["maryam"],
        starts_on=TODAY,
        planned_end_on=dt.date(2026, 12, 31),
    )
    make_plan(placement, TODAY)
    return placement


def planned(placement: Placement) -> list[str]:
    return [f"{row.date:%m-%d}" for row in placement.follow_ups.planned().order_by("date")]


def test_a_new_rule_leaves_running_placements_alone(
    leader_client: Client, placement: Placement
) -> None:
    before = planned(placement)
    leader_client.post(ADDRESS, NEW | {"valid_from": "2026-11-02", "weekly_weeks": "1"})
    assert planned(placement) == before


def test_a_rule_from_today_reaches_a_placement_that_began_today_only_when_asked(
    leader_client: Client, placement: Placement
) -> None:
    leader_client.post(ADDRESS, NEW | {"valid_from": "2026-11-02", "weekly_weeks": "1"})
    leader_client.post(RECOUNT)
    assert planned(placement) == ["11-09"]


def test_recounting_gives_those_from_the_register_a_plan(
    leader_client: Client, world: World
) -> None:
    imported = world.placement(
        "P002",
        world.participants["nils"],
        imported_on=TODAY,
        planned_end_on=dt.date(2026, 12, 31),
    )
    make_plan(imported, TODAY)
    assert planned(imported) == []
    leader_client.post(RECOUNT)
    # From 1 October: 8, 15, 22 and 29 October are gone; a month on is a Sunday.
    assert planned(imported) == ["11-30", "12-29"]


def test_recounting_leaves_other_projects_alone(leader_client: Client, world: World) -> None:
    other = replace(world, project=world.other_project)
    foreign = other.placement("P900", world.participants["foreign"])
    leader_client.post(RECOUNT)
    assert planned(foreign) == []


@pytest.mark.parametrize("role", [role for role in Role if role != Role.PROJECT_LEADER])
def test_only_the_leader_decides(world: World, signed_in: SignIn, role: Role) -> None:
    client = signed_in(world.users[role])
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, NEW).status_code == 403
    assert client.post(RECOUNT).status_code == 403
    assert len(rules(world)) == 1


def test_the_plans_are_topped_up_every_day() -> None:
    assert top_up in {task.run for task in daily}
