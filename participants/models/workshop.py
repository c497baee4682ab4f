"""Framtidsverkstad: a group that meets six times and looks ahead."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from simple_history.models import HistoricalRecords

from nyttiga.occasions.models import (
    Attendance,
    AttendanceQuerySet,
    Meeting,
    MeetingQuerySet,
    Series,
    SeriesQuerySet,
    UndoableChange,
)
from nyttiga.projects.models import Project, ProjectQuerySet, ProjectScoped
from participants.models.period import ParticipationPeriod


class FutureWorkshopQuerySet(SeriesQuerySet):
    def next_code(self, project: Project) -> str:
        """The code after the highest one used, `FV1` and on."""
        return self.code_after(project, "FV")


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


class WorkshopMeetingQuerySet(MeetingQuerySet):
    def needing_attendance(self, day: dt.date) -> Self:
        """Meetings up to the day with gaps in the attendance, as a duty."""
        return self.due_for_attendance(day).with_gaps()

    def with_gaps(self) -> Self:
        """Meetings where someone in the group is neither present nor absent.

        Whoever got a place after the meeting is not missed there, unless nobody at all is
        recorded: then the whole meeting still waits, also in a series entered afterwards.
        """
        recorded = WorkshopAttendance.objects.filter(meeting=OuterRef("pk"))
        # A plain join of meetings and places first, so that the database can leave out all who
        # are recorded in one pass; only the few left are looked at closer.
        missing = (
            self.filter(workshop__enrolments__status=WorkshopEnrolment.Status.ENROLLED)
            .alias(
                person=F("workshop__enrolments__participant"),
                placed_on=F("workshop__enrolments__placed_on"),
            )
            .filter(
                ~Exists(recorded.filter(participant=OuterRef("person"))),
                Q(placed_on=None) | Q(placed_on__lte=F("date")) | ~Exists(recorded),
                Exists(
                    ParticipationPeriod.objects.not_left(OuterRef("date")).filter(
                        participant=OuterRef("person")
                    )
                ),
            )
        )
        return self.filter(pk__in=missing.order_by().values("pk"))


class WorkshopMeeting(Meeting):
    """One meeting of a workshop series."""

    workshop = models.ForeignKey(
        FutureWorkshop, on_delete=models.CASCADE, related_name="meetings", verbose_name="serie"
    )

    objects = WorkshopMeetingQuerySet.as_manager()
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

    @property
    def series(self) -> FutureWorkshop:
        return self.workshop


class EnrolmentQuerySet(ProjectQuerySet):
    def in_group(self) -> Self:
        """Those who have a place in the series."""
        return self.filter(status=WorkshopEnrolment.Status.ENROLLED)

    def in_queue(self) -> Self:
        """Those who wait for a place, first come first."""
        return self.filter(status=WorkshopEnrolment.Status.WAITING).order_by("enrolled_at", "pk")

    def expected_on(self, day: dt.date | OuterRef) -> Self:
        """Those of the group who had not left the project by the day."""
        day_of_period = OuterRef(day) if isinstance(day, OuterRef) else day
        periods = ParticipationPeriod.objects.not_left(day_of_period)
        still_here = periods.filter(participant=OuterRef("participant"))
        return self.in_group().filter(Exists(still_here))

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
    enrolled_at = models.DateTimeField("anmäld", default=timezone.now)
    placed_on = models.DateField("fick plats", null=True, blank=True)
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

    def give_place(self, today: dt.date) -> None:
        self.status, self.placed_on = self.Status.ENROLLED, today
        self.save()

    def put_in_queue(self) -> None:
        """Last in the queue, also someone who stood there before."""
        self.status, self.enrolled_at = self.Status.WAITING, timezone.now()
        self.save()

    def withdraw(self) -> None:
        """Leave the group or the queue. What was recorded and written stays."""
        self.status = self.Status.WITHDRAWN
        self.save()


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

    objects = AttendanceQuerySet.as_manager()
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
        # Where a person was present (the goals, and who went quiet), read without the table.
        indexes = [
            models.Index(
                fields=["participant", "meeting"],
                condition=Q(status="narvarande"),
                name="workshop_attendance_present",
            )
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} vid {self.meeting_id}"


class WorkshopUndoableChange(UndoableChange):
    """What can be undone of the attendance at one workshop meeting."""

    meeting = models.ForeignKey(
        WorkshopMeeting, on_delete=models.CASCADE, related_name="undoable_changes"
    )
    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="+"
    )

    class Meta(UndoableChange.Meta):
        verbose_name = "ändring som kan ångras"
