"""The action plan: own words, versions that are never overwritten, and who may see it."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants.models import (
    ActionPlan,
    FutureWorkshop,
    NextStep,
    Participant,
    WorkshopEnrolment,
)
from participants.models.plan import PlanChangedError
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


def new_url(participant: Participant) -> str:
    return f"/p/nyttiga/deltagare/{participant.pk}/plan/ny/"


def version_url(plan: ActionPlan) -> str:
    return f"/p/nyttiga/deltagare/plan/{plan.pk}/"


def make_plan(world: World, who: str = "maryam", **fields: Any) -> ActionPlan:
    person = world.participants[who]
    current = ActionPlan.objects.current_for(person)
    values = {
        "based_on": current.version if current else 0,
        "author": world.coach,
        "date": TODAY,
        "words": {"situation": "Jag är mest hemma"},
        "goals": ["Komma ut varje dag"],
    } | fields
    return ActionPlan.new_version(person, **values)


def add_step(plan: ActionPlan, text: str = "Ring AF", **fields: Any) -> NextStep:
    values = {"responsible": "deltagare", "due_on": TODAY + dt.timedelta(days=7)} | fields
    return NextStep.objects.create(project=plan.project, plan=plan, text=text, **values)


def enrol(world: World, code: str, **words: str) -> None:
    workshop = FutureWorkshop.objects.create(project=world.project, code=code)
    WorkshopEnrolment.objects.create(
        project=world.project,
        workshop=workshop,
        participant=world.participants["maryam"],
        status="med",
        **words,
    )


def filled_in(based_on: int = 0, **changes: Any) -> dict[str, Any]:
    reason = {"reason": "Vi sågs igen"} if based_on else {}
    return {
        **reason,
        "based_on": str(based_on),
        "date": "2026-11-02",
        "situation": "Jag är mest hemma",
        "needs": "Någon att ringa",
        "vision": "Ett jobb med djur",
        "goal_1": "Komma ut varje dag",
    } | changes


def test_the_first_version_opens_with_the_words_of_the_newest_workshop(
    world: World, coach_client: Client
) -> None:
    enrol(world, "FV1", situation="Gammalt", needs="Gammalt", vision="Gammalt")
    enrol(world, "FV2", situation="Jag sover bättre", vision="Ett jobb med djur")
    page = coach_client.get(new_url(world.participants["maryam"])).content.decode()
    assert "Jag sover bättre" in page
    assert "Ett jobb med djur" in page
    assert "Gammalt" not in page


def test_the_plan_quotes_the_own_words(world: World, coach_client: Client) -> None:
    plan = make_plan(world, words={"situation": "Jag sover bättre"})
    for url in (version_url(plan), f"/p/nyttiga/deltagare/{plan.participant_id}/"):
        page = coach_client.get(url).content.decode()
        assert '<blockquote class="own-words"><p>Jag sover bättre</p>' in page


def test_a_first_version_is_saved_with_goals_and_a_step(world: World, coach_client: Client) -> None:
    step = {
        "step_text": "Ring AF",
        "step_responsible": "deltagare",
        "step_due_on": "2026-11-09",
    }
    person = world.participants["maryam"]
    answer = coach_client.post(new_url(person), filled_in(goal_2="Sova", **step))
    plan = ActionPlan.objects.get()
    assert answer.url == version_url(plan)
    assert (plan.version, plan.author, plan.vision) == (1, world.coach, "Ett jobb med djur")
    assert [goal.text for goal in plan.goals.all()] == ["Komma ut varje dag", "Sova"]
    assert [one.text for one in plan.steps.all()] == ["Ring AF"]


def test_a_plan_needs_a_goal(world: World, coach_client: Client) -> None:
    answer = coach_client.post(new_url(world.participants["maryam"]), filled_in(goal_1=""))
    assert "goal_1" in answer.context["form"].errors
    assert not ActionPlan.objects.exists()


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"step_text": "Ring AF"}, {"step_responsible", "step_due_on"}),
        ({"step_due_on": "2026-11-09"}, {"step_text"}),
    ],
)
def test_a_half_step_is_asked_about(
    world: World, coach_client: Client, given: dict[str, str], missing: set[str]
) -> None:
    answer = coach_client.post(new_url(world.participants["maryam"]), filled_in(**given))
    assert set(answer.context["form"].errors) == missing
    assert "Någon att ringa" in answer.content.decode()


@pytest.mark.parametrize("date", ["2026-11-03", "2026-10-01"])
def test_a_version_is_dated_between_the_last_one_and_today(
    world: World, coach_client: Client, date: str
) -> None:
    make_plan(world, date=dt.date(2026, 10, 15))
    answer = coach_client.post(new_url(world.participants["maryam"]), filled_in(1, date=date))
    assert "date" in answer.context["form"].errors


def test_a_new_version_opens_with_all_that_stands(world: World, coach_client: Client) -> None:
    plan = make_plan(world)
    step = add_step(plan)
    form = coach_client.get(new_url(world.participants["maryam"])).context["form"]
    assert form["situation"].value() == "Jag är mest hemma"
    assert form["goal_1"].value() == "Komma ut varje dag"
    assert form["carry"].value() == [str(step.pk)]


def test_a_new_version_leaves_the_one_before_as_it_was(world: World, coach_client: Client) -> None:
    first = make_plan(world)
    coach_client.post(
        new_url(world.participants["maryam"]), filled_in(1, situation="Nytt", goal_1="Nytt mål")
    )
    first.refresh_from_db()
    assert first.situation == "Jag är mest hemma"
    assert [goal.text for goal in first.goals.all()] == ["Komma ut varje dag"]
    assert not first.is_current
    assert ActionPlan.objects.get(is_current=True).version == 2


def test_a_carried_step_is_a_new_row_and_the_old_one_is_closed(
    world: World, coach_client: Client
) -> None:
    first = make_plan(world)
    kept, left = add_step(first, "Ring AF"), add_step(first, "Köp skor")
    data = filled_in(1, offered=f"{kept.pk},{left.pk}", carry=[str(kept.pk)])
    coach_client.post(new_url(world.participants["maryam"]), data)
    second = ActionPlan.objects.get(version=2)
    assert [(step.text, step.due_on) for step in second.steps.all()] == [("Ring AF", kept.due_on)]
    assert {step.closed_on for step in first.steps.all()} == {TODAY}


def test_a_carried_step_keeps_its_goal_when_the_goal_goes_on(world: World) -> None:
    first = make_plan(world)
    add_step(first, goal=first.goals.get())
    second = make_plan(world)
    assert second.steps.get().goal == second.goals.get()


def test_a_done_step_is_not_carried(world: World) -> None:
    first = make_plan(world)
    add_step(first, done_on=TODAY)
    assert not make_plan(world).steps.exists()
    assert first.steps.get().closed_on is None


def test_closing_and_carrying_is_in_the_history(world: World) -> None:
    step = add_step(make_plan(world))
    carried = make_plan(world).steps.get()
    assert step.history.first().closed_on == TODAY
    assert carried.history.count() == 1


def test_a_step_that_came_meanwhile_goes_on(world: World, coach_client: Client) -> None:
    first = make_plan(world)
    add_step(first, "Kom till efteråt")
    coach_client.post(new_url(world.participants["maryam"]), filled_in(1, offered=""))
    assert ActionPlan.objects.get(version=2).steps.get().text == "Kom till efteråt"


def test_a_step_done_meanwhile_is_no_fault(world: World, coach_client: Client) -> None:
    first = make_plan(world)
    step, other = add_step(first), add_step(first, "Köp skor")
    step.set_done(TODAY)
    data = filled_in(1, offered=f"{step.pk},{other.pk}", carry=[str(step.pk), str(other.pk)])
    coach_client.post(new_url(world.participants["maryam"]), data)
    assert ActionPlan.objects.get(version=2).steps.get().text == "Köp skor"


def test_the_second_of_two_loses_nothing_and_hears_who_was_quicker(
    world: World, coach_client: Client
) -> None:
    first = make_plan(world)
    kept, left = add_step(first, "Ring AF"), add_step(first, "Köp skor")
    make_plan(world, author=world.leader, goals=["Ledarens mål"])
    mine = filled_in(1, vision="Min egen syn", offered=f"{kept.pk},{left.pk}", carry=[str(kept.pk)])
    answer = coach_client.post(new_url(world.participants["maryam"]), mine)
    page = answer.content.decode()
    assert f"{world.leader.name} sparade version 2 medan du skrev" in page
    assert "Min egen syn" in page
    assert "Ledarens mål" in page
    assert ActionPlan.objects.count() == 2
    form = answer.context["form"]
    again = mine | {name: form[name].value() for name in ("based_on", "offered", "carry")}
    coach_client.post(new_url(world.participants["maryam"]), again)
    third = ActionPlan.objects.get(version=3)
    assert third.vision == "Min egen syn"
    assert [step.text for step in third.steps.all()] == ["Ring AF"]


def test_two_who_write_a_first_version_do_not_overwrite_each_other(
    world: World, coach_client: Client
) -> None:
    make_plan(world)
    answer = coach_client.post(
        new_url(world.participants["maryam"]), filled_in(0, vision="Min egen syn")
    )
    assert "Min egen syn" in answer.content.decode()
    assert ActionPlan.objects.count() == 1


def test_the_rule_holds_in_the_model_too(world: World) -> None:
    make_plan(world)
    with pytest.raises(PlanChangedError):
        make_plan(world, based_on=0)


def test_a_version_shows_what_it_changed(world: World, coach_client: Client) -> None:
    make_plan(world)
    second = make_plan(world, words={"situation": "Jag är ute ibland"}, goals=["Börja praktik"])
    page = coach_client.get(version_url(second)).content.decode()
    assert "<ins>Börja praktik</ins>" in page
    assert "<del>Komma ut varje dag</del>" in page
    assert "<del>mest hemma</del>" in page
    assert "<ins>ute ibland</ins>" in page


def test_an_old_version_is_readable_and_closed(world: World, coach_client: Client) -> None:
    first = make_plan(world)
    step = add_step(first)
    make_plan(world)
    page = coach_client.get(version_url(first)).content.decode()
    assert "Tidigare version" in page
    assert "Ring AF" in page
    answer = coach_client.post(f"/p/nyttiga/deltagare/steg/{step.pk}/klart/")
    assert answer.status_code == 404


def test_words_are_shown_as_text_only(world: World, coach_client: Client) -> None:
    evil = "<script>alert(1)</script>"
    make_plan(world, words={"situation": "Snällt"})
    second = make_plan(world, words={"situation": evil}, goals=[evil])
    add_step(second, evil)
    pages = [version_url(second), new_url(second.participant)]
    pages.append(f"/p/nyttiga/deltagare/{second.participant_id}/")
    for url in pages:
        page = coach_client.get(url).content.decode()
        assert evil not in page
        assert "&lt;script&gt;" in page


def test_a_protected_person_is_a_number_on_the_plan(world: World, leader_client: Client) -> None:
    plan = make_plan(world, "protected")
    for url in (version_url(plan), new_url(plan.participant)):
        page = leader_client.get(url).content.decode()
        assert "D004" in page
        assert "Hemlig" not in page


@pytest.mark.parametrize("role", [r for r in Role if r not in TABLE[Permission.PLAN_EDIT]])
def test_other_roles_are_refused(world: World, signed_in: SignIn, role: Role) -> None:
    plan = make_plan(world)
    client = signed_in(world.users[role])
    assert client.get(version_url(plan)).status_code == 403
    assert client.get(new_url(plan.participant)).status_code == 403
    assert client.post(new_url(plan.participant), filled_in(1)).status_code == 403
    assert ActionPlan.objects.count() == 1


def test_to_a_stranger_there_is_no_plan(world: World, signed_in: SignIn) -> None:
    plan = make_plan(world)
    client = signed_in(world.stranger)
    assert client.get(version_url(plan)).status_code == 404
    assert client.get(new_url(plan.participant)).status_code == 404


def test_another_projects_plan_is_not_found(world: World, coach_client: Client) -> None:
    plan = make_plan(world, "foreign")
    assert coach_client.get(version_url(plan)).status_code == 404
    assert coach_client.get(new_url(plan.participant)).status_code == 404


@pytest.mark.parametrize("size", [1, 12])
def test_the_pages_keep_their_budget(
    world: World,
    coach_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    size: int,
) -> None:
    for _ in range(size):
        plan = make_plan(world)
        add_step(plan)
    for url in (version_url(plan), new_url(plan.participant)):
        with at_most_queries(10):
            coach_client.get(url)
