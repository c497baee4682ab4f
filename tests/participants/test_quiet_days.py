"""The leader's two numbers: how many days without contact are too many."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import Participant
from participants.today import quiet_people
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
ADDRESS = "/p/nyttiga/uppfoljningar/tystnad/"


def set_days(client: Client, people: object, enterprises: object) -> str:
    data = {"quiet_days": people, "enterprise_quiet_days": enterprises}
    return client.post(ADDRESS, data).content.decode()


def test_the_leader_sets_them_and_idag_follows(leader_client: Client, world: World) -> None:
    access = world.access(world.leader)
    late = Participant.objects.get(project=world.project, number="D001")
    late.periods.update(starts_on="2026-09-18")  # 45 days ago
    assert late in quiet_people(access, TODAY)
    set_days(leader_client, 60, 90)
    world.project.refresh_from_db()
    assert (world.project.quiet_days, world.project.enterprise_quiet_days) == (60, 90)
    assert late not in quiet_people(world.access(world.leader), TODAY)


@pytest.mark.parametrize(
    ("people", "enterprises", "fault"),
    [
        (6, 60, "Skriv ett antal dagar från 7 till 180."),
        (181, 60, "Skriv ett antal dagar från 7 till 180."),
        ("", 60, "Skriv ett antal dagar från 7 till 180."),
        (30, 13, "Skriv ett antal dagar från 14 till 365."),
        (30, "två", "Skriv ett antal dagar från 14 till 365."),
    ],
)
def test_what_makes_no_sense_is_refused_at_the_field(
    leader_client: Client, world: World, people: object, enterprises: object, fault: str
) -> None:
    page = set_days(leader_client, people, enterprises)
    assert fault in page
    for typed in (people, enterprises):
        assert f'value="{typed}"' in page or typed == ""
    world.project.refresh_from_db()
    assert (world.project.quiet_days, world.project.enterprise_quiet_days) == (30, 60)


def test_the_database_holds_the_bounds(world: World) -> None:
    world.project.quiet_days = 3
    with pytest.raises(IntegrityError), transaction.atomic():
        world.project.save()


def test_the_page_says_whom_it_means_today(leader_client: Client) -> None:
    page = leader_client.get(ADDRESS).content.decode()
    assert "I dag, med 30 och 60 dagar" in page


def test_the_follow_ups_lead_there(leader_client: Client) -> None:
    assert ADDRESS in leader_client.get("/p/nyttiga/uppfoljningar/").content.decode()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROJECT_LEADER}))
def test_nobody_else_may(signed_in: SignIn, world: World, role: Role) -> None:
    client = signed_in(world.users[role])
    answers = [client.get(ADDRESS), client.post(ADDRESS, {"quiet_days": 60})]
    assert [answer.status_code for answer in answers] == [403, 403]
