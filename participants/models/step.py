"""Next steps: who does what, and by when."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from simple_history.models import HistoricalRecords
from simple_history.utils import bulk_update_with_history

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from participants.models.choices import Responsible
from participants.models.participant import ParticipantQuerySet


class NextStepQuerySet(ProjectQuerySet):
    def open(self, as_of: dt.date) -> Self:
        """Steps that were there on the day and neither done nor closed by it."""
        return self.filter(
            Q(done_on=None) | Q(done_on__gt=as_of),
            Q(closed_on=None) | Q(closed_on__gt=as_of),
            plan__date__lte=as_of,
        )

    def duties(self) -> Self:
        """Without imported steps whose day had passed already when they came."""
        return self.filter(Q(imported_on=None) | Q(due_on__gte=F("imported_on")))

    def late(self, as_of: dt.date) -> Self:
        """Open steps whose day has passed. An imported one makes no duty before it came."""
        return self.open(as_of).duties().filter(due_on__lt=as_of)

    def close(self, day: dt.date) -> None:
        """Close those that are not done: a new version, or an exit, makes them fall away."""
        steps = list(self.filter(done_on=None, closed_on=None))
        for step in steps:
            step.closed_on = day
        bulk_update_with_history(steps, NextStep, ["closed_on"])


def needs_next_step(participants: ParticipantQuerySet, as_of: dt.date) -> ParticipantQuerySet:
    """Ongoing participants without a single open step (DOMAIN 6.3: there is always a next)."""
    steps = NextStep.objects.open(as_of).filter(plan__participant=OuterRef("pk"))
    return participants.ongoing(as_of).filter(~Exists(steps))


class NextStep(ProjectScoped):
    """One thing to do next: who, and by when.

    `done_on` is set when it was done, `closed_on` when it fell away (a new version of the plan,
    an exit). A step is never deleted.
    """

    plan = models.ForeignKey(
        "participants.ActionPlan", on_delete=models.CASCADE, related_name="steps"
    )
    goal = models.ForeignKey(
        "participants.PlanGoal",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="steps",
        verbose_name="mål",
    )

    class Origin(models.TextChoices):
        """Where a step was agreed; `origin_id` is that row's number."""

        PLAN = "plan", "Handlingsplanen"
        COACHING = "coachning", "Coachning"
        VISIT = "besok", "Gemensamt besök"
        PLACEMENT = "placering", "Placeringen"
        FOLLOW_UP = "uppfoljning", "Uppföljning"
        JOINT_MEETING = "samverkan", "Samverkansmöte"
        MEASUREMENT = "matning", "Stegmätning"
        EXIT = "avslut", "Avslut"

    text = models.CharField("nästa steg", max_length=300)
    responsible = models.CharField("vem gör det?", max_length=14, choices=Responsible, blank=True)
    due_on = models.DateField("klart senast", null=True, blank=True)
    done_on = models.DateField("klart", null=True, blank=True)
    result = models.CharField("hur gick det?", max_length=300, blank=True)
    done_by_participant = models.BooleanField("personen kryssade själv", default=False)
    origin = models.CharField("bestämt vid", max_length=12, choices=Origin, default=Origin.PLAN)
    origin_id = models.BigIntegerField(null=True, blank=True, editable=False)
    # Who at another organisation promised it, when a joint meeting did.
    promised_by = models.ForeignKey(
        "participants.Professional",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="promises",
        verbose_name="lovat av",
    )
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

    @property
    def is_open(self) -> bool:
        return self.done_on is None and self.closed_on is None

    @property
    def is_duty(self) -> bool:
        """Not one that was late already when it came with the Excel register."""
        return not (self.imported_on and self.due_on and self.due_on < self.imported_on)

    def set_done(self, day: dt.date | None) -> None:
        """Staff say: done on the day; None takes it back."""
        self.done_on, self.done_by_participant = day, False
        self.save(update_fields=["done_on", "done_by_participant"])

    def set_closed(self, day: dt.date | None) -> None:
        """Fell away on the day; None takes it back."""
        self.closed_on = day
        self.save(update_fields=["closed_on"])
