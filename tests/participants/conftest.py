"""Fixtures of the participants' tests."""

import pytest

from participants.models import StepMeasurement
from reporting.models import Insats
from tests.participants.worklist_world import PEOPLE, days, plan_with_step
from tests.world import World


@pytest.fixture
def calm(world: World) -> World:
    """Everybody was measured yesterday and has a next step that is far away: nothing to do."""
    for who in PEOPLE:
        StepMeasurement.objects.create(
            project=world.project,
            participant=world.participants[who],
            date=days(-1),
            respondent="coach",
            d1=3,
        )
        plan_with_step(world, who, days(60), text="Långt bort")
    return world


@pytest.fixture
def world(world: World) -> World:
    """The world without its insatser: what SUS asks for on *Idag* has tests of its own."""
    Insats.objects.all().delete()
    return world
