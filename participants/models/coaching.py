"""Coaching: a conversation between one participant and a certified coach."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
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


class NoteChangedError(Exception):
    """Another window has saved another text in the note since this one was opened."""


class CoachingQuerySet(ProjectQuerySet):
    def held(self, as_of: dt.date) -> Self:
        """Sessions that took place, by the day."""
        return self.filter(status=CoachingSession.Status.HELD, date__lte=as_of)

    def booked(self, until: dt.date) -> Self:
        """Sessions still without an outcome, up to and with the day."""
        return self.filter(status=CoachingSession.Status.BOOKED, date__lte=until)

    def booked_with(self, coach: Any) -> Self:
        """What the coach has booked and nobody has said how it went."""
        return self.filter(status=CoachingSession.Status.BOOKED, coach=coach)

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
    # Which page saved the note last: tells whether two people write at once.
    note_revision = models.CharField(max_length=32, blank=True, editable=False)
    # The booking that came instead of this one.
    moved_to = models.OneToOneField(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="moved_from",
        verbose_name="ombokad till",
    )
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = CoachingQuerySet.as_manager()
    # The note stays out of the history, which others than coaches may read.
    history = HistoricalRecords(
        excluded_fields=["topic", "shared_note", "note_saved_at", "note_revision"]
    )

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
        """What has not happened yet can neither have been held nor missed."""
        happened = {self.Status.HELD, self.Status.NO_SHOW}
        if self.status in happened and self.date and self.date > today():
            raise ValidationError(
                {"date": "Dagen har inte varit än. Ändra datum, eller välj läget Bokad."}
            )

    def ends_at(self) -> dt.time | None:
        """When a session with a start and a length is over."""
        if not (self.starts_at and self.minutes):
            return None
        start = dt.datetime.combine(self.date, self.starts_at)
        return (start + dt.timedelta(minutes=self.minutes)).time()

    def overlapping(self) -> "list[CoachingSession]":
        """The coach's sessions with others at the same time, booked or held. One without a time
        or a length is at no time."""
        ends_at = self.ends_at()
        if not (self.coach_id and self.starts_at and ends_at):
            return []
        that_day = CoachingSession.objects.filter(
            coach=self.coach_id,
            date=self.date,
            status__in=[self.Status.BOOKED, self.Status.HELD],
            starts_at__lt=ends_at,
        ).exclude(participant=self.participant_id)
        return [other for other in that_day if (other.ends_at() or dt.time.min) > self.starts_at]

    @transaction.atomic
    def move(self, to: "CoachingSession") -> None:
        """Book `to` instead. This one stays, as moved, and tells where to."""
        to.save()
        self.status, self.moved_to = self.Status.MOVED, to
        self.save(update_fields=["status", "moved_to"])

    @transaction.atomic
    def save_note(self, text: str, seen: str, page: str) -> None:
        """Keep the note as it stands while it is being written.

        `seen` is the revision that the text stands on and `page` a name for the page it was
        written on, which becomes the new revision: a page that saves many times goes on from its
        own text. Raises NoteChangedError when somebody else's text is there.
        """
        now = CoachingSession.objects.select_for_update(of=["self"]).get(pk=self.pk)
        if now.note_revision not in {seen, page}:
            raise NoteChangedError
        # No history row for every pause in the writing; the history holds no notes anyway.
        CoachingSession.objects.filter(pk=self.pk).update(
            shared_note=text, note_saved_at=timezone.now(), note_revision=page
        )
