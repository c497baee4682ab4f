"""Figures beside the goals: rows of the floors below, counted in one query."""

from collections.abc import Callable

import pytest
from django.test import Client

from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Permission, Role
from nyttiga.ui.registry import Registry
from participants.models import Participant
from reporting import beside as module
from reporting.beside import Beside, beside
from tests.world import START, TODAY, World

pytestmark = pytest.mark.django_db

PLACES = Beside(
    "Platser för arbetsträning",
    lambda project, day: Enterprise.objects.filter(project=project),
    "enterprises:list",
    Permission.ENTERPRISES_VIEW,
    column="places",
)
PEOPLE = Beside(
    "Deltagare i projektet",
    lambda project, day: Participant.objects.filter(project=project).ongoing(day),
    "participants:list",
    Permission.PARTICIPANTS_VIEW,
    target=10,
    of_people=True,
)


@pytest.fixture(autouse=True)
def _registered(monkeypatch: pytest.MonkeyPatch) -> None:
    registry: Registry[Beside] = Registry()
    registry.register(PLACES, PEOPLE)
    monkeypatch.setattr(module, "beside_figures", registry)


def test_rows_are_counted_and_columns_summed_in_one_query(
    world: World, at_most_queries: Callable
) -> None:
    world.enterprise("F1", "Kretsloppet", places=3)
    world.enterprise("F2", "Bageriet", places=2)
    with at_most_queries(1):
        places, people = beside(world.project, TODAY, START)
    assert (places.number, places.change) == (5, 0)
    assert (people.number, people.change) == (4, 4)


def test_outsiders_read_few_people_as_few(world: World) -> None:
    places, people = beside(world.project, TODAY, START, for_rar=True)
    assert (places.number, people.number, people.change) == (0, "<5", None)


def test_the_dashboard_leads_on_for_those_who_may(
    world: World, signed_in: Callable[[User], Client]
) -> None:
    leads = '<a class="stat" href="/p/nyttiga/deltagare/"><b>4 <small>av 10</small></b>'
    text = signed_in(world.leader).get("/p/nyttiga/mal/").content.decode()
    assert leads in text
    text = signed_in(world.users[Role.STEERING_GROUP]).get("/p/nyttiga/mal/rar/").content.decode()
    assert "&lt;5" in text
    assert "/deltagare/" not in text
