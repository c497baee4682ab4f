"""The action plan: own words, goals, and always a next step."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from participants.models.choices import Responsible


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
    is_current = models.BooleanField("gäller", default=True)

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


class PlanGoal(ProjectScoped):
    """Something the person wants to reach, in one version of the plan."""

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField("mål", max_length=300)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "delmål"
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "text"], name="plan_goal_once")]

    def __str__(self) -> str:
        return self.text


class NextStepQuerySet(ProjectQuerySet):
    def open(self, as_of: dt.date) -> Self:
        """Steps that were there on the day and neither done nor closed by it."""
        return self.filter(
            Q(done_on=None) | Q(done_on__gt=as_of),
            Q(closed_on=None) | Q(closed_on__gt=as_of),
            plan__date__lte=as_of,
        )

    def late(self, as_of: dt.date) -> Self:
        """Open steps whose day has passed. An imported one makes no duty before it came."""
        return self.open(as_of).filter(
            Q(imported_on=None) | Q(due_on__gte=F("imported_on")), due_on__lt=as_of
        )


class NextStep(ProjectScoped):
    """One thing to do next: who, and by when.

    `done_on` is set when it was done, `closed_on` when it fell away (a new version of the plan,
    an exit). A step is never deleted.
    """

    plan = models.ForeignKey(ActionPlan, on_delete=models.CASCADE, related_name="steps")
    goal = models.ForeignKey(
        PlanGoal,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name="mål",
    )
    text = models.CharField("nästa steg", max_length=300)
    responsible = models.CharField("vem gör det?", max_length=14, choices=Responsible, blank=True)
    due_on = models.DateField("klart senast", null=True, blank=True)
    done_on = models.DateField("klart", null=True, blank=True)
    closed_on = models.DateField("stängt", null=True, blank=True)
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = NextStepQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "nästa steg"
        verbose_name_plural = "nästa steg"
        ordering = [F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(responsible="") | Q(responsible__in=Responsible.values),
                name="step_responsible_known",
            )
        ]
        indexes = [
            models.Index(
                fields=["project", "due_on"],
                condition=Q(done_on=None, closed_on=None),
                name="step_open_by_due",
            )
        ]

    def __str__(self) -> str:
        return f"Steg {self.pk}"
