"""The action plan: own words, goals, and always a next step."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import OuterRef, Q
from simple_history.utils import bulk_create_with_history

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui.json_rows import JsonRows
from participants.models.participant import Participant
from participants.models.plan_goal import CARRIED, MOST_GOALS, PlanGoal
from participants.models.step import NextStep
from participants.models.workshop import WorkshopEnrolment

OWN_WORDS = ("situation", "needs", "vision")


@cache
def goal_rows() -> JsonRows:
    """The goals of a plan as a column of its row. A function, as models load before filters."""
    return JsonRows(PlanGoal.objects.filter(plan=OuterRef("pk")), "pk", *CARRIED)


class PlanChangedError(Exception):
    """Somebody saved another version after this one was opened."""

    def __init__(self, current: "ActionPlan") -> None:
        super().__init__(current.version)
        self.current = current


class ActionPlanQuerySet(ProjectQuerySet):
    def current_for(self, participant: Participant) -> "ActionPlan | None":
        """The version that holds now, with its goals; None before the first."""
        return self.with_goals().filter(participant=participant, is_current=True).first()

    def with_goals(self) -> Self:
        """Plans and their goals (`goal_list`) in one query."""
        return self.annotate(goal_rows=goal_rows().column)


def own_words_of(participant: Participant) -> dict[str, str]:
    """Nuläge, behov and framtidsbild as the newest Framtidsverkstad left them, {} without."""
    enrolment = (
        WorkshopEnrolment.objects.filter(participant=participant)
        .exclude(situation="", needs="", vision="")
        .order_by("-enrolled_at", "-pk")
        .first()
    )
    return {name: getattr(enrolment, name) for name in OWN_WORDS} if enrolment else {}


class ActionPlan(ProjectScoped):
    """One version of a person's plan. A version is never overwritten: a revision is a new one.

    It opens with the person's own nuläge, behov and framtidsbild, taken over from the
    Framtidsverkstad.
    """

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="plans",
        verbose_name="deltagare",
    )
    version = models.PositiveSmallIntegerField("version")
    date = models.DateField("datum")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    situation = models.TextField("nuläge", blank=True)
    needs = models.TextField("behov", blank=True)
    vision = models.TextField("framtidsbild", blank=True)
    reason = models.CharField("varför en ny version", max_length=300, blank=True)
    revise_on = models.DateField("ses över senast", null=True, blank=True)
    is_current = models.BooleanField("gäller", default=True)

    objects = ActionPlanQuerySet.as_manager()

    class Meta:
        verbose_name = "handlingsplan"
        verbose_name_plural = "handlingsplaner"
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["participant", "version"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["participant"], condition=Q(is_current=True), name="plan_one_current"
            ),
        ]
        # Who had a plan when (M2.3), read without the plans' own words.
        indexes = [models.Index(fields=["participant", "date"], name="plan_by_date")]

    def __str__(self) -> str:
        return f"Handlingsplan, version {self.version}"

    @cached_property
    def goal_list(self) -> list[PlanGoal]:
        """The goals in order. No query for a plan that came with its `goal_rows`."""
        rows = getattr(self, "goal_rows", None)
        return list(self.goals.all()) if rows is None else goal_rows().read(rows)

    @classmethod
    @transaction.atomic
    def new_version(
        cls,
        participant: Participant,
        *,
        based_on: int,
        author: Any,
        date: dt.date,
        words: dict[str, str],
        goals: Iterable[PlanGoal | str],
        drop: Iterable[int] = (),
        reason: str = "",
        revise_on: dt.date | None = None,
    ) -> "ActionPlan":
        """Save a new version on top of version `based_on` (0: there was none).

        A goal given by its text is the one of the version before as it stood, or a new one. The
        open steps of the version before are closed and go on as new rows in this one, save
        those in `drop` (their ids). A step that somebody added meanwhile thus is never lost.
        Raises PlanChangedError when another version came in between, ValidationError when more
        than five goals are active; nothing is saved then.
        """
        _lock(participant)
        current = cls.objects.current_for(participant)
        if current and current.version != based_on:
            raise PlanChangedError(current)
        if current:
            cls.objects.filter(pk=current.pk).update(is_current=False)
        plan = cls.objects.create(
            project=participant.project,
            participant=participant,
            version=based_on + 1,
            date=date,
            author=author,
            reason=reason,
            revise_on=revise_on,
            **words,
        )
        plan.set_goals(goals, before=current.goal_list if current else [])
        if current:
            plan._carry_over(current, set(drop))
        return plan

    @classmethod
    @transaction.atomic
    def current_or_first(cls, participant: Participant, author: Any, day: dt.date) -> "ActionPlan":
        """The plan that a step is added to. A first step opens the plan with the own words."""
        _lock(participant)
        return cls.objects.current_for(participant) or cls.new_version(
            participant,
            based_on=0,
            author=author,
            date=day,
            words=own_words_of(participant),
            goals=[],
        )

    @classmethod
    @transaction.atomic
    def with_other_goals(
        cls,
        participant: Participant,
        change: Callable[[list[PlanGoal]], list[PlanGoal]],
        *,
        author: Any,
        day: dt.date,
        reason: str,
    ) -> "ActionPlan":
        """A new version in which only the goals differ: what a quick change on the person's page
        makes. `change` gets copies of the goals that stand. Raises ValidationError as
        `new_version` does."""
        _lock(participant)
        current = cls.objects.current_for(participant)
        goals = [goal.copy() for goal in current.goal_list] if current else []
        return cls.new_version(
            participant,
            based_on=current.version if current else 0,
            author=author,
            date=max(day, current.date) if current else day,
            words={name: getattr(current, name) for name in OWN_WORDS}
            if current
            else own_words_of(participant),
            goals=change(goals),
            reason=reason,
            revise_on=current.revise_on if current else None,
        )

    def set_goals(self, goals: Iterable[PlanGoal | str], before: Iterable[PlanGoal] = ()) -> None:
        """Give a new version its goals, in order, each once."""
        standing = {goal.text: goal for goal in before}
        chosen: dict[str, PlanGoal] = {}
        for one in goals:
            if isinstance(one, str):
                known = standing.get(one)
                one = known.copy() if known else PlanGoal(text=one)
            chosen.setdefault(one.text, one)
        if sum(goal.is_active for goal in chosen.values()) > MOST_GOALS:
            raise ValidationError(
                f"Högst {MOST_GOALS} mål kan pågå på en gång. Pausa eller stryk ett av dem först."
            )
        for order, goal in enumerate(chosen.values()):
            goal.project_id, goal.plan, goal.order = self.project_id, self, order
        PlanGoal.objects.bulk_create(chosen.values())

    def _carry_over(self, before: "ActionPlan", drop: set[int]) -> None:
        goals = {goal.line: goal for goal in self.goals.all()}
        old = before.steps.filter(done_on=None, closed_on=None).select_related(
            "goal", "promised_by"
        )
        carried = [
            NextStep(
                project_id=self.project_id,
                plan=self,
                goal=goals.get(step.goal.line) if step.goal else None,
                text=step.text,
                responsible=step.responsible,
                due_on=step.due_on,
                origin=step.origin,
                origin_id=step.origin_id,
                promised_by=step.promised_by,
                imported_on=step.imported_on,
            )
            for step in old
            if step.pk not in drop
        ]
        before.steps.close(self.date)
        bulk_create_with_history(carried, NextStep)


@transaction.atomic
def agree_on_step(
    participant: Participant,
    *,
    author: Any,
    day: dt.date,
    text: str,
    responsible: str,
    due_on: dt.date,
    origin: NextStep.Origin,
    origin_id: int,
    promised_by: Any = None,
) -> NextStep:
    """Add a step that was agreed at a session, a visit or a meeting to the plan that holds now.

    A first step opens the plan. `origin_id` is the number of the row it was agreed at.
    """
    plan = ActionPlan.current_or_first(participant, author, day)
    return NextStep.objects.create(
        project_id=participant.project_id,
        plan=plan,
        text=text,
        responsible=responsible,
        due_on=due_on,
        origin=origin,
        origin_id=origin_id,
        promised_by=promised_by,
    )


def _lock(participant: Participant) -> None:
    """Changes to one person's plan wait for each other until the transaction ends."""
    Participant.objects.select_for_update(no_key=True).get(pk=participant.pk)
