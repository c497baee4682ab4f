"""The action plan: own words, goals, and always a next step."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.aggregates import ArrayAgg
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import JSONObject
from simple_history.utils import bulk_create_with_history

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from participants.models.participant import Participant
from participants.models.step import NextStep
from participants.models.workshop import WorkshopEnrolment

OWN_WORDS = ("situation", "needs", "vision")
MOST_GOALS = 5


class PlanChangedError(Exception):
    """Somebody saved another version after this one was opened."""

    def __init__(self, current: "ActionPlan") -> None:
        super().__init__(current.version)
        self.current = current


class ActionPlanQuerySet(ProjectQuerySet):
    def current_for(self, participant: Participant) -> "ActionPlan | None":
        """The version that holds now, with `goal_list`; None before the first."""
        return self.with_goals().filter(participant=participant, is_current=True).first()

    def with_goals(self) -> Self:
        """Adds `goal_list`, the goals in order as {id, text}: one query for plan and goals."""
        return self.annotate(
            goal_list=ArrayAgg(
                JSONObject(id="goals__pk", text="goals__text"),
                filter=Q(goals__isnull=False),
                order_by=["goals__order", "goals__pk"],
                default=[],
            )
        )


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

    def __str__(self) -> str:
        return f"Handlingsplan, version {self.version}"

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
        goals: Iterable[str],
        drop: Iterable[int] = (),
    ) -> "ActionPlan":
        """Save a new version on top of version `based_on` (0: there was none).

        The open steps of the version before are closed and go on as new rows in this one, save
        those in `drop` (their ids). A step that somebody added meanwhile thus is never lost.
        Raises PlanChangedError when another version came in between; nothing is saved then.
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
            **words,
        )
        plan.set_goals(goals)
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

    def set_goals(self, texts: Iterable[str]) -> None:
        """Give a new version its goals, in order, each once."""
        PlanGoal.objects.bulk_create(
            PlanGoal(project_id=self.project_id, plan=self, text=text, order=order)
            for order, text in enumerate(dict.fromkeys(texts))
        )

    def _carry_over(self, before: "ActionPlan", drop: set[int]) -> None:
        goals = {goal.text: goal for goal in self.goals.all()}
        old = before.steps.filter(done_on=None, closed_on=None).select_related(
            "goal", "promised_by"
        )
        carried = [
            NextStep(
                project_id=self.project_id,
                plan=self,
                goal=goals.get(step.goal.text) if step.goal else None,
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


class PlanApproval(ProjectScoped):
    """That one of the two has said yes to one version of the plan."""

    class Party(models.TextChoices):
        PARTICIPANT = "deltagare", "Deltagaren"
        COACH = "coach", "Coachen"

    class Method(models.TextChoices):
        TOGETHER = "tillsammans", "Vi satt tillsammans"
        PAPER = "papper", "Underskrift på papper"
        PHONE = "telefon", "På telefon"
        LINK = "lank", "På sin egen sida"

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="approvals")
    party = models.CharField("vem", max_length=10, choices=Party)
    date = models.DateField("datum")
    method = models.CharField("hur", max_length=12, choices=Method)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        verbose_name = "godkännande av planen"
        ordering = ["date", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "party"], name="plan_approval_once")]

    def __str__(self) -> str:
        return f"{self.get_party_display()} {self.date}"


class PlanGoal(ProjectScoped):
    """Something the person wants to reach, in one version of the plan. SMART: the text says
    what, `measure` how it is seen, `importance` and `confidence` (1–10) that it is the person's
    own, `resources` what it takes, `due_on` by when.
    """

    class Status(models.TextChoices):
        ACTIVE = "aktiv", "Pågår"
        REACHED = "uppnadd", "Uppnått"
        PARTLY = "delvis_uppnadd", "Delvis uppnått"
        NOT_REACHED = "ej_uppnadd", "Inte uppnått"
        PAUSED = "pausad", "Pausat"
        DROPPED = "avskriven", "Struket"

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField("mål", max_length=300)
    order = models.PositiveSmallIntegerField(default=0)
    measure = models.CharField("så märks det", max_length=300, blank=True)
    resources = models.CharField("det som behövs", max_length=300, blank=True)
    importance = models.PositiveSmallIntegerField("så viktigt, 1–10", null=True, blank=True)
    confidence = models.PositiveSmallIntegerField("tror på det, 1–10", null=True, blank=True)
    due_on = models.DateField("klart senast", null=True, blank=True)
    status = models.CharField("läge", max_length=16, choices=Status, default=Status.ACTIVE)
    # A code of `measurement.DOMAINS`: the step curve that the goal should move.
    domain = models.CharField("stegområde", max_length=3, blank=True)

    class Meta:
        verbose_name = "delmål"
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "text"], name="plan_goal_once"),
            models.CheckConstraint(
                condition=Q(importance__isnull=True) | Q(importance__range=(1, 10)),
                name="plan_goal_importance_on_scale",
                violation_error_message="Skriv ett tal mellan 1 och 10.",
            ),
            models.CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__range=(1, 10)),
                name="plan_goal_confidence_on_scale",
                violation_error_message="Skriv ett tal mellan 1 och 10.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
