"""Framtidsverkstad: a group that meets six times and looks ahead."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Count, F, Q
from simple_history.models import HistoricalRecords

from nyttiga.occasions.models import Attendance, Meeting, Series
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class FutureWorkshopQuerySet(ProjectQuerySet):
    def completed(self, as_of: dt.date) -> Self:
        """M1.1: at least as many held meetings by the day as were planned.

        A cancelled meeting that an extra one made up for thus counts all the same.
        """
        held = Count(
            "meetings", filter=Q(meetings__status=Meeting.Status.HELD, meetings__date__lte=as_of)
        )
        return self.alias(held_count=held).filter(held_count__gte=F("planned_meetings"))


class FutureWorkshop(Series):
    """One series of workshop meetings with one group."""

    places = models.PositiveSmallIntegerField("platser", default=8)

    objects = FutureWorkshopQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["sort_code"])

    class Meta(Series.Meta):
        verbose_name = "Framtidsverkstad"
        verbose_name_plural = "Framtidsverkstäder"

    def __str__(self) -> str:
        where = self.municipality.name if self.municipality else self.code
        return f"Framtidsverkstad {where}"


class WorkshopMeeting(Meeting):
    """One meeting of a workshop series."""

    workshop = models.ForeignKey(
        FutureWorkshop, on_delete=models.CASCADE, related_name="meetings", verbose_name="serie"
    )

    history = HistoricalRecords()

    class Meta(Meeting.Meta):
        verbose_name = "träff"
        verbose_name_plural = "träffar"
        constraints = [
            *Meeting.Meta.constraints,
            models.UniqueConstraint(fields=["workshop", "number"], name="workshop_meeting_once"),
        ]
        indexes = [models.Index(fields=["project", "date"], name="workshop_meeting_by_date")]

    def __str__(self) -> str:
        return f"Träff {self.number}"


class EnrolmentQuerySet(ProjectQuerySet):
    def in_group(self) -> Self:
        """Those who have a place in the series."""
        return self.filter(status=WorkshopEnrolment.Status.ENROLLED)

    def went_on(self, as_of: dt.date) -> Self:
        """Own completion and the decision to go on, both dated by the day (M1.4's rows)."""
        return self.filter(completed_on__lte=as_of, goes_on=True, decided_on__lte=as_of)


class WorkshopEnrolment(ProjectScoped):
    """A person's place in a series, or place in its queue, and what the workshop led to.

    Nuläge, behov and framtidsbild stand in the person's own words; they open the action plan.
    """

    class Status(models.TextChoices):
        WAITING = "ko", "I kö"
        ENROLLED = "med", "Har plats"
        WITHDRAWN = "avhopp", "Hoppade av"

    workshop = models.ForeignKey(
        FutureWorkshop, on_delete=models.CASCADE, related_name="enrolments", verbose_name="serie"
    )
    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="enrolments",
        verbose_name="deltagare",
    )
    status = models.CharField("plats", max_length=8, choices=Status, default=Status.WAITING)
    enrolled_at = models.DateTimeField("anmäld", auto_now_add=True)
    situation = models.TextField("nuläge", blank=True)
    needs = models.TextField("behov", blank=True)
    vision = models.TextField("framtidsbild", blank=True)
    completed_on = models.DateField("slutförd", null=True, blank=True)
    goes_on = models.BooleanField("går vidare", null=True, blank=True)
    decided_on = models.DateField("beslutsdatum", null=True, blank=True)

    objects = EnrolmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "plats i Framtidsverkstad"
        ordering = ["participant__sort_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["workshop", "participant"], name="enrolment_once"),
            models.CheckConstraint(
                condition=Q(goes_on__isnull=True, decided_on__isnull=True)
                | Q(goes_on__isnull=False, decided_on__isnull=False),
                name="enrolment_decision_dated",
                violation_error_message="Ett beslut behöver både ja eller nej och ett datum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} i {self.workshop_id}"

    @property
    def has_own_words(self) -> bool:
        return bool(self.situation or self.needs or self.vision)


class WorkshopAttendanceQuerySet(ProjectQuerySet):
    def present_at_held(self, as_of: dt.date) -> Self:
        """Presences that count: at a held meeting, by the day."""
        return self.filter(
            status=Attendance.Status.PRESENT,
            meeting__status=Meeting.Status.HELD,
            meeting__date__lte=as_of,
        )


class WorkshopAttendance(Attendance):
    """Whether one participant was at one workshop meeting."""

    meeting = models.ForeignKey(
        WorkshopMeeting, on_delete=models.CASCADE, related_name="attendances", verbose_name="träff"
    )
    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="attendances",
        verbose_name="deltagare",
    )

    objects = WorkshopAttendanceQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Attendance.Meta):
        verbose_name = "närvaro"
        ordering = ["pk"]
        constraints = [
            *Attendance.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting", "participant"], name="workshop_attendance_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} vid {self.meeting_id}"
