"""Versions beside each other: what differs, who said yes, and how a step went."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.projects.models import Organisation
from participants.models import (
    ActionPlan,
    Consent,
    NextStep,
    PlanApproval,
    PlanGoal,
    Professional,
)
from participants.models.plan import agree_on_step
from participants.plan_diff import Part, plan_changes
from tests.participants.test_plan import add_step, make_plan, version_url
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
HTMX = {"HTTP_HX_REQUEST": "true"}


def approve_url(plan: ActionPlan) -> str:
    return f"{version_url(plan)}godkann/"


def person_page(client: Client, plan: ActionPlan) -> str:
    return client.get(f"/p/nyttiga/deltagare/{plan.participant_id}/").content.decode()


class TestDifferences:
    def test_a_reworded_goal_is_changed_word_by_word(self, world: World) -> None:
        before = make_plan(world, goals=["Komma ut varje dag"])
        goal = before.goal_list[0].copy()
        goal.text, goal.importance = "Komma ut varje morgon", 8
        changes = plan_changes(before, make_plan(world, goals=[goal]))
        (changed,) = changes.changed_goals
        assert Part("removed", "dag") in changed.text
        assert Part("added", "morgon") in changed.text
        assert changed.facts == ["Så viktigt, 1–10: tomt blev 8"]
        assert not changes.added_goals
        assert not changes.removed_goals

    def test_a_reached_goal_says_so(self, world: World) -> None:
        before = make_plan(world)
        goal = before.goal_list[0].copy()
        goal.status = PlanGoal.Status.REACHED
        (changed,) = plan_changes(before, make_plan(world, goals=[goal])).changed_goals
        assert changed.facts == ["Läge: pågår blev uppnått"]

    def test_goals_from_the_register_are_known_by_their_words(self, world: World) -> None:
        before = make_plan(world)
        after = make_plan(world, goals=[PlanGoal(text="Komma ut varje dag")])
        assert not plan_changes(before, after)

    def test_steps_that_came_went_moved_and_were_done(self, world: World) -> None:
        before = make_plan(world)
        add_step(before, "Gjort", done_on=TODAY)
        moved, struck = add_step(before, "Flyttat"), add_step(before, "Struket")
        after = make_plan(world, drop=[struck.pk])
        after.steps.filter(text=moved.text).update(due_on=dt.date(2026, 12, 1))
        add_step(after, "Nytt")
        changes = plan_changes(before, after, NextStep.objects.all())
        assert (changes.done_steps, changes.removed_steps) == (["Gjort"], ["Struket"])
        assert changes.added_steps == ["Nytt"]
        (step,) = changes.changed_steps
        assert step.facts == ["Klart senast: 9 november 2026 blev 1 december 2026"]

    def test_any_two_versions_are_compared(self, world: World, coach_client: Client) -> None:
        for text in ("Ett", "Två", "Tre"):
            plan = make_plan(world, goals=[text])
        beside_the_last = coach_client.get(version_url(plan)).content.decode()
        assert "<del>Två</del>" in beside_the_last
        beside_the_first = coach_client.get(version_url(plan), {"jamfor": "1"}).content.decode()
        assert "Ändrat sedan version 1" in beside_the_first
        assert "<del>Ett</del>" in beside_the_first
        assert "<del>Två</del>" not in beside_the_first

    @pytest.mark.parametrize("asked", ["3", "99", "x", "-1"])
    def test_a_version_that_is_not_before_is_passed_over(
        self, world: World, coach_client: Client, asked: str
    ) -> None:
        for text in ("Ett", "Två", "Tre"):
            plan = make_plan(world, goals=[text])
        page = coach_client.get(version_url(plan), {"jamfor": asked}).content.decode()
        assert "Ändrat sedan version 2" in page

    def test_the_list_of_versions_tells_why(self, world: World, coach_client: Client) -> None:
        make_plan(world)
        plan = make_plan(world, reason="Praktiken har börjat")
        assert "Praktiken har börjat" in coach_client.get(version_url(plan)).content.decode()


class TestApprovals:
    def test_a_plan_waits_for_both(self, world: World, coach_client: Client) -> None:
        page = person_page(coach_client, make_plan(world))
        assert "Väntar på deltagarens ja" in page
        assert "Väntar på coachens ja" in page

    @pytest.mark.parametrize("headers", [{}, HTMX])
    def test_the_participant_says_yes(
        self, world: World, coach_client: Client, headers: dict[str, str]
    ) -> None:
        plan = make_plan(world)
        sent = {"party": "deltagare", "method": "papper", "date": "2026-11-01"}
        coach_client.post(approve_url(plan), sent, **headers)
        approval = PlanApproval.objects.get()
        assert (approval.party, approval.method) == ("deltagare", "papper")
        assert (approval.date, approval.recorded_by) == (dt.date(2026, 11, 1), world.coach)
        page = person_page(coach_client, plan)
        assert "Deltagaren sa ja" in page
        assert "Väntar på deltagarens ja" not in page

    def test_a_new_version_waits_anew_and_says_what_was_agreed(
        self, world: World, coach_client: Client
    ) -> None:
        coach_client.post(approve_url(make_plan(world)), {"party": "deltagare"})
        page = person_page(coach_client, make_plan(world))
        assert "Väntar på deltagarens ja" in page
        assert "Sa ja till version 1" in page

    def test_a_yes_can_be_taken_away_and_the_history_keeps_it(
        self, world: World, coach_client: Client
    ) -> None:
        plan = make_plan(world)
        coach_client.post(approve_url(plan), {"party": "coach"})
        coach_client.post(approve_url(plan), {"party": "coach", "undo": "1"})
        assert not PlanApproval.objects.exists()
        assert PlanApproval.history.filter(history_type="-").count() == 1

    def test_nobody_says_yes_in_the_future(self, world: World, coach_client: Client) -> None:
        sent = {"party": "deltagare", "date": "2026-11-03"}
        answer = coach_client.post(approve_url(make_plan(world)), sent, **HTMX)
        assert "Den dagen har inte varit än." in answer.content.decode()
        assert not PlanApproval.objects.exists()

    def test_a_closed_version_takes_no_yes(self, world: World, coach_client: Client) -> None:
        first = make_plan(world)
        make_plan(world)
        answer = coach_client.post(approve_url(first), {"party": "deltagare"})
        assert answer.status_code == 404

    @pytest.mark.parametrize("role", [r for r in Role if r not in TABLE[Permission.PLAN_EDIT]])
    def test_others_are_refused(self, world: World, signed_in: SignIn, role: Role) -> None:
        plan = make_plan(world)
        client = signed_in(world.users[role])
        assert client.post(approve_url(plan), {"party": "coach"}).status_code == 403

    def test_another_projects_plan_is_not_found(self, world: World, coach_client: Client) -> None:
        plan = make_plan(world, "foreign")
        assert coach_client.post(approve_url(plan), {"party": "coach"}).status_code == 404


class TestSteps:
    def result_url(self, step: NextStep) -> str:
        return f"/p/nyttiga/deltagare/steg/{step.pk}/hur-gick-det/"

    def test_a_done_step_says_how_it_went(self, world: World, coach_client: Client) -> None:
        step = add_step(make_plan(world), done_on=TODAY)
        answer = coach_client.post(self.result_url(step), {"result": "De ringer upp"}, **HTMX)
        assert 'value="De ringer upp"' in answer.content.decode()
        step.refresh_from_db()
        assert step.result == "De ringer upp"

    def test_an_open_step_has_no_result_yet(self, world: World, coach_client: Client) -> None:
        step = add_step(make_plan(world))
        assert coach_client.post(self.result_url(step), {"result": "x"}).status_code == 404

    def test_a_step_says_where_it_was_agreed(self, world: World, coach_client: Client) -> None:
        plan = make_plan(world)
        placement = world.placement("P001", plan.participant)
        agree_on_step(
            plan.participant,
            author=world.coach,
            day=TODAY,
            text="Gå igenom schemat",
            responsible="coach",
            due_on=TODAY,
            origin=NextStep.Origin.PLACEMENT,
            origin_id=placement.pk,
        )
        page = person_page(coach_client, plan)
        assert f'Bestämt vid <a href="/p/nyttiga/placeringar/{placement.pk}/">' in page

    def test_who_promised_is_told_while_the_consent_holds(
        self, world: World, coach_client: Client
    ) -> None:
        plan = make_plan(world)
        party = Organisation.objects.filter(project=world.project).first()
        promiser = Professional.objects.create(
            project=world.project, participant=plan.participant, organisation=party, role="Läraren"
        )
        add_step(plan, promised_by=promiser)
        assert "Lovat av läraren" not in person_page(coach_client, plan)
        consent = Consent.objects.create(
            project=world.project,
            participant=plan.participant,
            kind=Consent.Kind.INFO_EXCHANGE,
            given_on=TODAY,
        )
        assert "Lovat av läraren" in person_page(coach_client, plan)
        consent.withdrawn_on = TODAY
        consent.save()
        assert "Lovat av läraren" not in person_page(coach_client, plan)
