"""Fixtures of the participants' tests."""

import pytest

from tests.participants.worklist_world import PEOPLE, days, plan_with_step
from tests.world import World


@pytest.fixture
def calm(world: World) -> World:
    """Everybody has a next step that is far away: nothing to do."""
    for who in PEOPLE:
        plan_with_step(world, who, days(60), text="Långt bort")
    return world
