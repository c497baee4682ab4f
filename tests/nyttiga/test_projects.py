import datetime as dt

import pytest

from nyttiga.projects.models import Municipality, ProjectParty
from reporting.models import Goal, Target
from tests.world import World

pytestmark = pytest.mark.django_db


def test_a_new_project_has_the_nine_municipalities(world: World) -> None:
    names = Municipality.objects.filter(project=world.project).values_list("name", flat=True)
    assert len(names) == 9
    assert list(names)[-1] == "Vingåker"


def test_dates_move_with_the_start(world: World) -> None:
    assert world.project.starts_on == dt.date(2026, 1, 1)
    assert world.project.last_intake_on == dt.date(2026, 1, 1) + (
        dt.date(2022, 2, 1) - dt.date(2020, 12, 1)
    )


def test_all_goals_of_the_application_are_there(world: World) -> None:
    goals = Goal.objects.filter(project=world.project)
    kinds = [goal.code[0] for goal in goals]
    assert (kinds.count("M"), kinds.count("P"), kinds.count("E")) == (23, 7, 10)


def test_goals_without_a_number_have_no_target(world: World) -> None:
    codes = set(Target.objects.filter(project=world.project).values_list("goal__code", flat=True))
    assert "M5.1" not in codes
    assert "M1.5" in codes


def test_the_steering_group_is_known(world: World) -> None:
    members = ProjectParty.objects.filter(project=world.project, in_steering_group=True)
    assert members.count() == 5
