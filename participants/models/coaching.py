"""Coaching: a conversation between one participant and a certified coach."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class CoachingQuerySet(ProjectQuerySet):
    def held(self, as_of: dt.date) -> Self:
        return self.filter(status=CoachingSession.Status.HELD, date__lte=as_of)


class CoachingSession(ProjectScoped):
    """One session, booked or held. The note is shared with the participant and is open to
    coaches only; the project leader sees that the session took place."""

    class Phase(models.TextChoices):
        WORKSHOP = "verkstad", "Verkstad"
        PLACEMENT = "placering", "Placering"
        EXIT = "avslut", "Avslut"

    class Status(models.TextChoices):
        BOOKED = "bokad", "Bokad"
        HELD = "genomford", "Genomförd"
        CANCELLED_IN_TIME = "avbokad_i_tid", "Avbokad i tid"
        CANCELLED_LATE = "sen_avbokning", "Sen avbokning"
        NO_SHOW = "utebliven", "Utebliven"
        MOVED = "ombokad", "Ombokad"

    class Form(models.TextChoices):
        IN_PERSON = "fysiskt", "Fysiskt"
        DIGITAL = "digitalt", "Digitalt"
        PHONE = "telefon", "Telefon"
        WALK = "promenad", "Promenad"

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="coaching_sessions",
        verbose_name="deltagare",
    )
    coach = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="coach",
    )
    date = models.DateField("datum")
    starts_at = models.TimeField("börjar", null=True, blank=True)
    minutes = models.PositiveSmallIntegerField("minuter", null=True, blank=True)
    phase = models.CharField("fas", max_length=10, choices=Phase, default=Phase.WORKSHOP)
    status = models.CharField("läge", max_length=14, choices=Status, default=Status.BOOKED)
    form = models.CharField("form", max_length=10, choices=Form, blank=True)
    shared_note = models.TextField("gemensam anteckning", blank=True)
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = CoachingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "coachningstillfälle"
        verbose_name_plural = "coachningstillfällen"
        ordering = ["-date", "-starts_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "date", "starts_at", "phase"],
                nulls_distinct=False,
                name="coaching_once",
                violation_error_message="Det finns redan ett tillfälle den tiden.",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 600)),
                name="coaching_minutes_sane",
            ),
        ]
        indexes = [models.Index(fields=["project", "date"], name="coaching_by_date")]

    def __str__(self) -> str:
        return f"Coachning {self.date}"
