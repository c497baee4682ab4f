"""Goals: SMART in the form, added and marked on the person's page, never overwritten."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from participants.models import ActionPlan, Participant, PlanGoal
from tests.participants.test_plan import add_step, enrol, filled_in, make_plan, new_url
from tests.world import World

SignIn = Callable[[User], Client]
HTMX = {"HTTP_HX_REQUEST": "true"}


def add_url(participant: Participant) -> str:
    return f"/p/nyttiga/deltagare/{participant.pk}/mal/"


def status_url(goal: PlanGoal) -> str:
    return f"/p/nyttiga/deltagare/mal/{goal.pk}/lage/"


def smart(place: int = 1) -> dict[str, str]:
    return {
        f"goal_{place}": "Vara på plats tre dagar",
        f"goal_{place}_measure": "Tolv dagar på en månad",
        f"goal_{place}_resources": "Busskort",
        f"goal_{place}_importance": "9",
        f"goal_{place}_confidence": "6",
        f"goal_{place}_due_on": "2026-12-31",
        f"goal_{place}_domain": "d1",
    }


def save(client: Client, world: World, based_on: int = 0, **changes: Any) -> Any:
    return client.post(new_url(world.participants["maryam"]), filled_in(based_on, **changes))


def current() -> ActionPlan:
    return ActionPlan.objects.get(is_current=True)


def test_a_goal_is_saved_with_all_that_makes_it_clear(world: World, coach_client: Client) -> None:
    save(coach_client, world, **smart())
    goal = current().goals.get()
    assert (goal.measure, goal.resources) == ("Tolv dagar på en månad", "Busskort")
    assert (goal.importance, goal.confidence, goal.domain) == (9, 6, "d1")
    assert (goal.due_on, goal.status) == (dt.date(2026, 12, 31), "aktiv")


@pytest.mark.parametrize("value", ["0", "11", "mycket"])
def test_importance_is_one_to_ten(world: World, coach_client: Client, value: str) -> None:
    answer = save(coach_client, world, goal_1_importance=value)
    assert "goal_1_importance" in answer.context["form"].errors


def test_goals_go_on_with_their_fields(world: World, coach_client: Client) -> None:
    save(coach_client, world, **smart())
    form = coach_client.get(new_url(world.participants["maryam"])).context["form"]
    opened = {name: form[name].value() for name in form.fields if name.startswith("goal_1")}
    again = {name: str(value) for name, value in opened.items() if value is not None}
    save(coach_client, world, 1, **again)
    first, second = (plan.goals.get() for plan in ActionPlan.objects.order_by("version"))
    assert second.pk != first.pk
    assert second.line == first.line
    assert (second.measure, second.importance, second.due_on) == (
        first.measure,
        first.importance,
        first.due_on,
    )


def test_a_goal_given_by_its_text_keeps_its_fields(world: World) -> None:
    goal = PlanGoal(text="Sova", measure="Åtta timmar", status=PlanGoal.Status.REACHED)
    first = make_plan(world, goals=[goal])
    second = make_plan(world, goals=["Sova"])
    assert second.goals.get().measure == "Åtta timmar"
    assert second.goals.get().status == PlanGoal.Status.REACHED
    assert second.goals.get().line == first.goals.get().line


def test_five_goals_at_most_are_active(world: World, coach_client: Client) -> None:
    six = {f"goal_{place}": f"Mål nummer {place}" for place in range(1, 7)}
    answer = save(coach_client, world, **six)
    assert "Högst fem" in answer.content.decode() or "Högst 5" in answer.content.decode()
    assert not ActionPlan.objects.exists()
    save(coach_client, world, **six, goal_6_status="uppnadd")
    assert current().goals.count() == 6


def test_the_rule_of_five_holds_in_the_model_too(world: World) -> None:
    with pytest.raises(ValidationError):
        make_plan(world, goals=[f"Mål {number}" for number in range(6)])


def test_a_form_takes_over_no_goal_of_another_person(world: World, coach_client: Client) -> None:
    other = make_plan(world, "nils").goals.get()
    save(coach_client, world, goal_1_line=str(other.line))
    assert ActionPlan.objects.get(participant=world.participants["maryam"]).goals.get().line != (
        other.line
    )


class TestReasonAndRevision:
    def test_a_new_version_says_why(self, world: World, coach_client: Client) -> None:
        make_plan(world)
        answer = save(coach_client, world, 1, reason="")
        assert "reason" in answer.context["form"].errors
        save(coach_client, world, 1, reason="Praktiken har börjat")
        assert current().reason == "Praktiken har börjat"

    def test_the_first_version_needs_no_reason(self, world: World, coach_client: Client) -> None:
        save(coach_client, world)
        assert (current().version, current().reason) == (1, "")

    def test_it_is_gone_through_again_in_three_months(
        self, world: World, coach_client: Client
    ) -> None:
        save(coach_client, world)
        assert current().revise_on == dt.date(2027, 2, 2)

    def test_more_than_six_months_is_asked_about(self, world: World, coach_client: Client) -> None:
        answer = save(coach_client, world, revise_on="2027-06-01")
        assert "mer än sex månader" in answer.content.decode()
        save(coach_client, world, revise_on="2027-06-01", anyway="revise-late")
        assert current().revise_on == dt.date(2027, 6, 1)

    def test_it_lies_after_the_plan(self, world: World, coach_client: Client) -> None:
        answer = save(coach_client, world, revise_on="2026-11-02")
        assert "revise_on" in answer.context["form"].errors

    def test_a_personnummer_in_a_goal_is_asked_about(
        self, world: World, coach_client: Client
    ) -> None:
        answer = save(coach_client, world, goal_1_measure="Ringa 19900101-2385")
        assert "personnummer" in answer.content.decode()
        assert not ActionPlan.objects.exists()


class TestOnThePage:
    def test_a_goal_is_added_as_a_new_version(self, world: World, coach_client: Client) -> None:
        first = make_plan(world)
        add_step(first)
        answer = coach_client.post(add_url(first.participant), {"text": "Sova"}, **HTMX)
        assert "Målet är tillagt." in answer.content.decode()
        assert [goal.text for goal in current().goals.all()] == ["Komma ut varje dag", "Sova"]
        assert (current().version, current().reason) == (2, "Nytt mål: «Sova»")
        assert current().steps.get().text == "Ring AF"
        assert [goal.text for goal in first.goals.all()] == ["Komma ut varje dag"]

    def test_a_first_goal_opens_the_plan_with_the_own_words(
        self, world: World, coach_client: Client
    ) -> None:
        enrol(world, "FV1", situation="Jag sover bättre")
        coach_client.post(add_url(world.participants["maryam"]), {"text": "Sova"})
        assert (current().version, current().situation) == (1, "Jag sover bättre")

    def test_without_script_one_comes_back_to_the_person(
        self, world: World, coach_client: Client
    ) -> None:
        person = world.participants["maryam"]
        answer = coach_client.post(add_url(person), {"text": "Sova"})
        assert answer.url == f"/p/nyttiga/deltagare/{person.pk}/#plan"

    @pytest.mark.parametrize("headers", [{}, HTMX])
    def test_what_was_typed_stays_beside_the_fault(
        self, world: World, coach_client: Client, headers: dict[str, str]
    ) -> None:
        sent = {"text": "", "measure": "Åtta timmar"}
        answer = coach_client.post(add_url(world.participants["maryam"]), sent, **headers)
        assert 'value="Åtta timmar"' in answer.content.decode()
        assert not ActionPlan.objects.exists()

    def test_the_same_goal_twice_and_a_sixth_are_refused(
        self, world: World, coach_client: Client
    ) -> None:
        plan = make_plan(world, goals=[f"Mål {number}" for number in range(5)])
        for text, words in (("Mål 1", "finns redan"), ("Mål 9", "Högst 5 mål")):
            answer = coach_client.post(add_url(plan.participant), {"text": text})
            assert words in answer.content.decode()
        assert ActionPlan.objects.count() == 1

    def test_a_reached_goal_is_marked_in_a_new_version(
        self, world: World, coach_client: Client
    ) -> None:
        goal = make_plan(world).goals.get()
        answer = coach_client.post(status_url(goal), {"status": "uppnadd"}, **HTMX)
        assert "Målet är märkt: uppnått." in answer.content.decode()
        assert current().goals.get().status == "uppnadd"
        assert current().reason == "«Komma ut varje dag»: uppnått"
        goal.refresh_from_db()
        assert goal.status == "aktiv"

    def test_a_page_opened_before_the_last_version_still_works(
        self, world: World, coach_client: Client
    ) -> None:
        goal = make_plan(world).goals.get()
        make_plan(world, goals=["Komma ut varje dag", "Sova"])
        coach_client.post(status_url(goal), {"status": "pausad"})
        states = dict(current().goals.values_list("text", "status"))
        assert states == {"Komma ut varje dag": "pausad", "Sova": "aktiv"}

    def test_a_made_up_state_is_not_found(self, world: World, coach_client: Client) -> None:
        goal = make_plan(world).goals.get()
        assert coach_client.post(status_url(goal), {"status": "x"}).status_code == 404

    def test_the_revision_day_stands(self, world: World, coach_client: Client) -> None:
        plan = make_plan(world, revise_on=dt.date(2027, 1, 1))
        coach_client.post(add_url(plan.participant), {"text": "Sova"})
        assert current().revise_on == dt.date(2027, 1, 1)

    def test_a_goal_shows_how_it_is_seen(self, world: World, coach_client: Client) -> None:
        goal = PlanGoal(text="Sova", measure="Åtta timmar", importance=9, domain="d1")
        plan = make_plan(world, goals=[goal])
        page = coach_client.get(f"/p/nyttiga/deltagare/{plan.participant_id}/").content.decode()
        for words in ("Så märks det: Åtta timmar", "Viktigt: 9 av 10", "Vardagsstruktur"):
            assert words in page

    def test_a_protected_person_is_a_number(self, world: World, leader_client: Client) -> None:
        person = world.participants["protected"]
        answer = leader_client.post(add_url(person), {"text": ""})
        assert "Hemlig" not in answer.content.decode()


@pytest.mark.parametrize("role", [r for r in Role if r not in TABLE[Permission.PLAN_EDIT]])
def test_other_roles_are_refused(world: World, signed_in: SignIn, role: Role) -> None:
    plan = make_plan(world)
    client = signed_in(world.users[role])
    sent = client.post(add_url(plan.participant), {"text": "Sova"})
    marked = client.post(status_url(plan.goals.get()), {"status": "uppnadd"})
    assert (sent.status_code, marked.status_code) == (403, 403)
    assert ActionPlan.objects.count() == 1


def test_another_projects_goal_is_not_found(world: World, coach_client: Client) -> None:
    plan = make_plan(world, "foreign")
    assert coach_client.post(add_url(plan.participant), {"text": "Sova"}).status_code == 404
    answer = coach_client.post(status_url(plan.goals.get()), {"status": "uppnadd"})
    assert answer.status_code == 404
