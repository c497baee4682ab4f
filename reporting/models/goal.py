"""What the project promised: goals, targets with a date they hold from, milestones."""

import datetime as dt
from typing import Any, Self

from django.db import models
from django.db.models import Case, Count, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui.json_rows import JsonRows
from reporting.models.evidence_kind import EvidenceKind
from reporting.models.steering import Decision


class GoalQuerySet(ProjectQuerySet):
    def with_target(self, day: dt.date) -> Self:
        """With the target that holds on the day as `target`, `low`, `high` and `due_on`, each
        None when the goal has no number."""
        target = Target.objects.filter(goal=OuterRef("pk")).best_for(day)
        return self.annotate(
            target=Subquery(target.values("value")[:1]),
            low=Subquery(target.values("low")[:1]),
            high=Subquery(target.values("high")[:1]),
            due_on=Subquery(target.values("due_on")[:1]),
        )

    def with_milestones(self) -> Self:
        """With the goal's milestones as `milestones_ahead`, in the same query."""
        return self.annotate(milestone_rows=_milestones().column)

    def with_judgement(self, day: dt.date) -> Self:
        """With how a goal that is judged by hand stood on the day: `standing`, `judged_on` and
        `judged_as`, each None where nobody had judged it, and `evidence_number`."""
        from reporting.models.judgement import Evidence, GoalJudgement

        of_goal = Q(goal=OuterRef("pk"))
        latest = GoalJudgement.objects.filter(of_goal, judged_on__lte=day)
        evidence = Evidence.objects.filter(of_goal, date__lte=day).order_by()
        number = evidence.values("goal").annotate(number=Count("pk")).values("number")
        return self.annotate(
            standing=Subquery(latest.values("standing")[:1]),
            judged_on=Subquery(latest.values("judged_on")[:1]),
            judged_as=Subquery(latest.values("text")[:1]),
            evidence_number=Coalesce(Subquery(number), 0),
        )


class Goal(ProjectScoped):
    """A goal of the application. Result goals (M) are counted by an indicator of the same code;
    project goals (P) and effect goals (E) are judged by hand with evidence."""

    class Kind(models.TextChoices):
        RESULT = "resultatmal", "Resultatmål"
        PROJECT = "projektmal", "Projektmål"
        EFFECT = "effektmal", "Effektmål"

    code = models.CharField("kod", max_length=8)
    kind = models.CharField("slag", max_length=12, choices=Kind)
    heading = models.CharField("målsättning", max_length=200, blank=True)
    title = models.TextField("mål")
    unit = models.CharField("enhet", max_length=40, blank=True)
    order = models.PositiveSmallIntegerField()
    # How a goal that is judged by hand is mostly known; empty for one that is counted.
    evidence_kind = models.CharField("underlag", max_length=12, choices=EvidenceKind, blank=True)

    # Set by `with_target`.
    target: int | None
    low: int | None
    high: int | None
    due_on: dt.date | None
    # Set by `with_milestones`.
    milestone_rows: list[dict[str, Any]]
    # Set by `with_judgement`.
    standing: str | None
    judged_on: dt.date | None
    judged_as: str | None
    evidence_number: int

    objects = GoalQuerySet.as_manager()

    class Meta:
        verbose_name = "mål"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["project", "code"], name="goal_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def milestones_ahead(self) -> "list[Milestone]":
        """The parts that are due before the whole, of a goal `with_milestones`."""
        return _milestones().read(self.milestone_rows)

    @property
    def standing_label(self) -> str:
        """How a goal `with_judgement` stood, in a word."""
        from reporting.models.judgement import GoalJudgement

        standing = GoalJudgement.Standing
        return standing(self.standing).label if self.standing else "Inte bedömt än"

    @property
    def band(self) -> int:
        """How many per cent wide a share's bounds are; 0 for plain numbers."""
        return (self.high or 0) - (self.low or 0)


class TargetQuerySet(ProjectQuerySet):
    def best_for(self, day: dt.date) -> Self:
        """Ordered so that the target which holds on the day comes first within its goal: the
        latest valid from then or before.

        Before the first one begins, the first one holds: a goal is known from the start.
        """
        still_to_come = Case(When(valid_from__gt=day, then=F("valid_from")))
        return self.order_by(
            "goal_id", still_to_come.asc(nulls_first=True), F("valid_from").desc(nulls_last=True)
        )


class Target(ProjectScoped):
    """The number to reach and by when. A decision by the steering group adds a row that holds
    from its date, and leaves the old row: history is data, not code."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="targets")
    value = models.PositiveIntegerField("mål", null=True, blank=True)
    low = models.PositiveSmallIntegerField("lägst, procent", null=True, blank=True)
    high = models.PositiveSmallIntegerField("högst, procent", null=True, blank=True)
    due_on = models.DateField("senast")
    valid_from = models.DateField("gäller från", null=True, blank=True)
    decided_by = models.CharField("beslutat av", max_length=200, blank=True)
    # None: the application's own, or one that came with the Excel register.
    decision = models.OneToOneField(
        Decision, on_delete=models.CASCADE, null=True, blank=True, related_name="target"
    )

    objects = TargetQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "målvärde"
        ordering = ["goal", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "valid_from"], nulls_distinct=False, name="target_once"
            ),
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(low__lte=F("high"), high__lte=100),
                name="target_share_sane",
                violation_error_message="Lägst kan inte vara mer än högst, och högst 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.value}"

    @property
    def target(self) -> int | None:
        """The number, by the name that goals and figures have for it."""
        return self.value


class Milestone(ProjectScoped):
    """A part of a goal that is due before the whole."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="milestones")
    due_on = models.DateField("senast")
    value = models.PositiveIntegerField("delmål")

    class Meta:
        verbose_name = "delmål i tid"
        ordering = ["due_on"]
        constraints = [models.UniqueConstraint(fields=["goal", "due_on"], name="milestone_once")]

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.value} {self.due_on}"


def _milestones() -> JsonRows:
    return JsonRows(Milestone.objects.filter(goal=OuterRef("pk")), "due_on", "value")
