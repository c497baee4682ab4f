"""All people's step measurements together: five or more, and never a name."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants.measurement_group import Group, group_of
from participants.models import StepMeasurement
from tests.world import TODAY, World

GROUP = "/p/nyttiga/stegmatningar/"
AtMost = Callable[[int], AbstractContextManager[None]]


def people(world: World, number: int, first: int, last: int, **fields: str) -> None:
    """So many more people who went from one answer to another in the first domain."""
    start = StepMeasurement.objects.count()
    for one in range(start, start + number):
        person = world.participant(f"D{100 + one}", first_name="Osynlig")
        for days_ago, answer in ((200, first), (10, last)):
            StepMeasurement.objects.create(
                project=world.project,
                participant=person,
                date=TODAY - dt.timedelta(days=days_ago),
                d1=answer,
                **({"respondent": "deltagare"} | fields),
            )


def group(world: World, respondent: str = "deltagare", day: dt.date = TODAY) -> Group:
    return group_of(world.access(world.coach), respondent, day)


def trends(world: World) -> dict[str, int | str]:
    return {trend.value: count for trend, count in group(world).trends}


def test_five_people_are_shown(world: World) -> None:
    people(world, 5, 2, 4)
    first = group(world).domains[0]
    assert (first.people, first.first, first.last, first.change) == (5, 2, 4, "+2,0")
    assert trends(world) == {"Framsteg": 5, "Oförändrat": 0, "Tillbakagång": 0}


def test_four_people_are_not(world: World, leader_client: Client) -> None:
    people(world, 4, 2, 4)
    assert not group(world).is_shown
    page = leader_client.get(GROUP).content.decode()
    assert "För få för att visas" in page
    assert "Framsteg" not in page


def test_a_domain_that_few_answered_is_hidden(world: World, leader_client: Client) -> None:
    people(world, 5, 2, 4)
    StepMeasurement.objects.filter(pk__in=StepMeasurement.objects.values("pk")[:4]).update(d2=3)
    second = group(world).domains[1]
    assert (second.people, second.first, second.last, second.change) == (None, None, None, "")


def test_a_small_count_is_hidden_and_so_is_one_that_would_give_it_away(world: World) -> None:
    people(world, 7, 2, 4)
    people(world, 2, 3, 3)
    people(world, 6, 4, 2)
    shown = trends(world)
    assert shown["Oförändrat"] == "<5"
    assert list(shown.values()).count("–") == 1


def test_only_two_days_make_a_way(world: World) -> None:
    people(world, 5, 2, 4)
    StepMeasurement.objects.filter(date__gt=dt.date(2026, 10, 1)).first().delete()  # type: ignore[union-attr]
    assert group(world).people == "<5"


def test_the_two_respondents_are_kept_apart(world: World) -> None:
    people(world, 5, 2, 4, respondent="coach")
    assert not group(world).is_shown
    assert group(world, "coach").is_shown


def test_the_figures_are_as_they_were_on_the_day(world: World) -> None:
    people(world, 5, 2, 4)
    assert not group(world, day=TODAY - dt.timedelta(days=11)).is_shown


def test_people_registered_by_mistake_are_left_out(world: World) -> None:
    people(world, 5, 2, 4)
    person = StepMeasurement.objects.first().participant  # type: ignore[union-attr]
    person.periods.update(ends_on=TODAY, end_reason="FELREGISTRERING")
    assert not group(world).is_shown


def test_another_project_does_not_mix_in(world: World) -> None:
    people(world, 4, 2, 4)
    StepMeasurement.objects.create(
        project=world.other_project,
        participant=world.participants["foreign"],
        date=TODAY,
        respondent="deltagare",
        d1=5,
    )
    assert not group(world).is_shown


def test_the_page_never_names_anybody(world: World, leader_client: Client) -> None:
    people(world, 5, 2, 4)
    page = leader_client.get(GROUP).content.decode()
    assert "Framsteg" in page
    for secret in ("Osynlig", "D100", "Maryam"):
        assert secret not in page


@pytest.mark.parametrize(
    "role", [role for role in Role if role not in TABLE[Permission.MEASUREMENTS_VIEW]]
)
def test_others_are_refused(world: World, signed_in: Callable[[User], Client], role: Role) -> None:
    assert signed_in(world.users[role]).get(GROUP).status_code == 403


@pytest.mark.parametrize("number", [5, 40])
def test_the_page_costs_the_same_however_many_people(
    world: World, leader_client: Client, number: int, at_most_queries: AtMost
) -> None:
    people(world, number, 2, 4)
    with at_most_queries(6):
        leader_client.get(GROUP)
