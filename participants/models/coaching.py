"""Coaching: a conversation between one participant and a certified coach."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today

# DOMAIN 0.3: two to four sessions are offered beside the Framtidsverkstad, four to six during
# a placement.
WORKSHOP_SESSIONS = (2, 4)
PLACEMENT_SESSIONS = (4, 6)


class CoachingQuerySet(ProjectQuerySet):
    def held(self, as_of: dt.date) -> Self:
        """Sessions that took place, by the day."""
        return self.filter(status=CoachingSession.Status.HELD, date__lte=as_of)

    def booked(self, until: dt.date) -> Self:
        """Sessions still without an outcome, up to and with the day."""
        return self.filter(status=CoachingSession.Status.BOOKED, date__lte=until)

    def concerning(self, access: Access) -> Self:
        """A coach answers for the own sessions and those nobody has; a leader sees all."""
        if access.may(Permission.COACHING_EDIT):
            return self.filter(Q(coach=access.user) | Q(coach=None))
        return self.all()

    def without_note(self) -> Self:
        """For those who may know that a session was held, never what was said."""
        return self.defer("topic", "shared_note")


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
    place = models.CharField("plats", max_length=120, blank=True)
    topic = models.CharField("vad deltagaren vill prata om", max_length=300, blank=True)
    shared_note = models.TextField("gemensam anteckning", blank=True)
    note_saved_at = models.DateTimeField(null=True, blank=True, editable=False)
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = CoachingQuerySet.as_manager()
    # The note stays out of the history, which others than coaches may read.
    history = HistoricalRecords(excluded_fields=["topic", "shared_note", "note_saved_at"])

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
        indexes = [
            models.Index(fields=["project", "date"], name="coaching_by_date"),
            # Who was coached when (the goals, and who went quiet), read without the notes' table.
            models.Index(
                fields=["participant", "date"],
                include=["phase"],
                condition=Q(status="genomford"),
                name="coaching_held",
            ),
        ]

    def __str__(self) -> str:
        return f"Coachning {self.date}"

    def clean(self) -> None:
        """What has not happened yet cannot have been held."""
        if self.status == self.Status.HELD and self.date and self.date > today():
            raise ValidationError(
                {"date": "Dagen har inte varit än. Ändra datum, eller välj läget Bokad."}
            )

    def ends_at(self) -> dt.time | None:
        """When a session with a start and a length is over."""
        if not (self.starts_at and self.minutes):
            return None
        start = dt.datetime.combine(self.date, self.starts_at)
        return (start + dt.timedelta(minutes=self.minutes)).time()

    def save_note(self, text: str) -> None:
        """Keep the note as it stands while it is being written."""
        self.shared_note = text
        self.note_saved_at = timezone.now()
        # No history row for every pause in the writing; the history holds no notes anyway.
        CoachingSession.objects.filter(pk=self.pk).update(
            shared_note=text, note_saved_at=self.note_saved_at
        )
