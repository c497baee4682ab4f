"""Next steps: added where one sees them, done and undone, moved and struck."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants.models import ActionPlan, NextStep
from participants.models.step import needs_next_step
from tests.participants.test_plan import add_step, enrol, make_plan
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
HTMX = {"HTTP_HX_REQUEST": "true"}


def step_url(step: NextStep, action: str = "") -> str:
    return f"/p/nyttiga/deltagare/steg/{step.pk}/{action}"


def add_url(world: World, who: str = "maryam") -> str:
    return f"/p/nyttiga/deltagare/{world.participants[who].pk}/steg/"


def filled_in(**changes: str) -> dict[str, str]:
    return {"text": "Ring AF", "responsible": "coach", "due_on": "2026-11-09"} | changes


def test_a_step_is_added_without_leaving_the_plan(world: World, coach_client: Client) -> None:
    make_plan(world)
    answer = coach_client.post(add_url(world), filled_in(), **HTMX)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in page
    assert "Ring AF" in page
    assert "Steget är tillagt." in page


def test_without_script_one_comes_back_to_the_person(world: World, coach_client: Client) -> None:
    make_plan(world)
    answer = coach_client.post(add_url(world), filled_in())
    assert answer.url == f"/p/nyttiga/deltagare/{world.participants['maryam'].pk}/#steps"


@pytest.mark.parametrize("evil", ["https://evil.example/", "//evil.example", "/p/annat/"])
def test_one_is_never_sent_out_of_the_project(
    world: World, coach_client: Client, evil: str
) -> None:
    answer = coach_client.post(add_url(world), filled_in(next=evil))
    assert answer.url.startswith("/p/nyttiga/deltagare/")


def test_a_first_step_opens_a_plan_with_the_persons_own_words(
    world: World, coach_client: Client
) -> None:
    enrol(world, "FV1", situation="Jag sover bättre")
    coach_client.post(add_url(world), filled_in())
    plan = ActionPlan.objects.get()
    assert (plan.version, plan.situation, plan.author) == (1, "Jag sover bättre", world.coach)
    assert plan.steps.get().text == "Ring AF"


@pytest.mark.parametrize("missing", ["text", "responsible", "due_on"])
def test_a_step_says_what_who_and_when(world: World, coach_client: Client, missing: str) -> None:
    answer = coach_client.post(add_url(world), filled_in(**{missing: ""}))
    assert missing in answer.context["form"].errors
    assert not NextStep.objects.exists()


def test_what_was_typed_stays_beside_the_fault(world: World, coach_client: Client) -> None:
    answer = coach_client.post(add_url(world), filled_in(responsible=""), **HTMX)
    assert 'value="Ring AF"' in answer.content.decode()


def test_a_day_that_has_been_is_asked_about(world: World, coach_client: Client) -> None:
    answer = coach_client.post(add_url(world), filled_in(due_on="2026-10-01"))
    assert 'name="anyway"' in answer.content.decode()
    assert not NextStep.objects.exists()
    coach_client.post(add_url(world), filled_in(due_on="2026-10-01", anyway="on"))
    assert NextStep.objects.get().due_on == dt.date(2026, 10, 1)


def test_a_step_can_belong_to_a_goal_of_the_plan(world: World, coach_client: Client) -> None:
    plan = make_plan(world)
    coach_client.post(add_url(world), filled_in(goal=str(plan.goals.get().pk)))
    assert NextStep.objects.get().goal == plan.goals.get()


def test_a_goal_of_somebody_else_is_refused(world: World, coach_client: Client) -> None:
    make_plan(world)
    other = make_plan(world, "nils")
    answer = coach_client.post(add_url(world), filled_in(goal=str(other.goals.get().pk)))
    assert "goal" in answer.context["form"].errors


def test_done_and_undone(world: World, coach_client: Client) -> None:
    step = add_step(make_plan(world))
    coach_client.post(step_url(step, "klart/"))
    step.refresh_from_db()
    assert step.done_on == TODAY
    page = coach_client.get(f"/p/nyttiga/deltagare/{step.plan.participant_id}/").content.decode()
    assert "Ångra klart: Ring AF" in page
    coach_client.post(step_url(step, "klart/"), {"undo": "1"})
    step.refresh_from_db()
    assert step.done_on is None
    assert step.history.count() == 3


def test_struck_and_taken_back(world: World, coach_client: Client) -> None:
    step = add_step(make_plan(world))
    coach_client.post(step_url(step, "stryk/"))
    step.refresh_from_db()
    assert step.closed_on == TODAY
    coach_client.post(step_url(step, "stryk/"), {"undo": "1"})
    step.refresh_from_db()
    assert step.is_open


def test_the_day_is_moved(world: World, coach_client: Client) -> None:
    step = add_step(make_plan(world))
    answer = coach_client.post(step_url(step), filled_in(due_on="2026-12-01"))
    step.refresh_from_db()
    assert step.due_on == dt.date(2026, 12, 1)
    assert answer.url.endswith("#steps")


def test_a_late_step_can_be_reworded_without_a_question(world: World, coach_client: Client) -> None:
    step = add_step(make_plan(world), due_on=dt.date(2026, 10, 1))
    coach_client.post(step_url(step), filled_in(text="Ring igen", due_on="2026-10-01"))
    step.refresh_from_db()
    assert step.text == "Ring igen"


def test_an_imported_step_without_hand_or_day_is_shown_as_such(
    world: World, coach_client: Client
) -> None:
    plan = make_plan(world)
    add_step(plan, responsible="", due_on=None, imported_on=TODAY)
    page = coach_client.get(f"/p/nyttiga/deltagare/{plan.participant_id}/").content.decode()
    assert "Ingen ansvarig än, ingen dag satt" in page


def test_open_steps_are_those_of_the_day(world: World) -> None:
    plan = make_plan(world, date=TODAY - dt.timedelta(days=10))
    step = add_step(plan, done_on=TODAY)
    opened = NextStep.objects.open
    assert list(opened(TODAY - dt.timedelta(days=1))) == [step]
    assert list(opened(TODAY)) == []
    assert list(opened(TODAY - dt.timedelta(days=11))) == []


def test_the_ongoing_without_an_open_step_need_one(world: World) -> None:
    add_step(make_plan(world))
    make_plan(world, "nils")
    world.participant("D009", ends_on=TODAY, end_reason="TILL_ARBETE")
    access = world.access(world.coach)
    people = needs_next_step(world.participants["nils"].__class__.objects.visible_to(access), TODAY)
    assert {person.number for person in people} == {"D002", "D003", "D004"}


def all_calls(step: NextStep, world: World) -> list[tuple[str, dict[str, Any]]]:
    return [
        (add_url(world), filled_in()),
        (step_url(step), filled_in()),
        (step_url(step, "klart/"), {}),
        (step_url(step, "stryk/"), {}),
    ]


@pytest.mark.parametrize("role", [r for r in Role if r not in TABLE[Permission.PLAN_EDIT]])
def test_other_roles_are_refused(world: World, signed_in: SignIn, role: Role) -> None:
    step = add_step(make_plan(world))
    client = signed_in(world.users[role])
    assert [client.post(url, data).status_code for url, data in all_calls(step, world)] == [403] * 4
    assert client.get(step_url(step)).status_code == 403
    step.refresh_from_db()
    assert step.is_open


def test_to_a_stranger_there_are_no_steps(world: World, signed_in: SignIn) -> None:
    step = add_step(make_plan(world))
    client = signed_in(world.stranger)
    assert [client.post(url, data).status_code for url, data in all_calls(step, world)] == [404] * 4


def test_another_projects_steps_are_not_found(world: World, coach_client: Client) -> None:
    step = add_step(make_plan(world, "foreign"))
    calls = all_calls(step, world)[1:]
    calls.append((add_url(world, "foreign"), filled_in()))
    assert [coach_client.post(url, data).status_code for url, data in calls] == [404] * 4


def test_a_get_changes_no_step(world: World, coach_client: Client) -> None:
    step = add_step(make_plan(world))
    assert coach_client.get(step_url(step, "klart/")).status_code == 405
    assert coach_client.get(step_url(step, "stryk/")).status_code == 405
