"""What the project promised: goals, targets with a date they hold from, milestones."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Q

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


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

    class Meta:
        verbose_name = "mål"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["project", "code"], name="goal_code_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class TargetQuerySet(ProjectQuerySet):
    def valid_on(self, day: dt.date) -> Self:
        """The target that holds on the day, for each goal: the latest valid from then or before.

        Before the first one begins, the first one holds: a goal is known from the start.
        """
        return (
            self.filter(Q(valid_from__lte=day) | Q(valid_from=None))
            .order_by("goal_id", models.F("valid_from").desc(nulls_last=True))
            .distinct("goal_id")
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

    objects = TargetQuerySet.as_manager()

    class Meta:
        verbose_name = "målvärde"
        ordering = ["goal", "valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["goal", "valid_from"], nulls_distinct=False, name="target_once"
            ),
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(low__lte=models.F("high"), high__lte=100),
                name="target_share_sane",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.goal_id}: {self.value}"


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
