"""A series of meetings and who was there: workshops here, courses and events later.

Abstract: each kind of series adds its own keys and rules on top. What the shared code counts on:
a meeting has `series`, `attendances` and `undoable_changes`; an attendance and an undoable change
have `meeting` and `participant` (whatever model the person is).
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from nyttiga.occasions.counting import NthDate
from nyttiga.projects.models import Project, ProjectQuerySet, ProjectScoped
from nyttiga.ui.fields import SortKeyField


class SeriesQuerySet(ProjectQuerySet):
    def code_after(self, project: Project, letters: str) -> str:
        """The code after the highest one used with these letters, `FV1` and on."""
        taken = self.filter(project=project, code__regex=rf"^{letters}\d{{1,6}}$")
        numbers = (int(code[len(letters) :]) for (code,) in taken.values_list("code"))
        return f"{letters}{max(numbers, default=0) + 1}"

    def completed(self, as_of: dt.date) -> Self:
        """At least as many held meetings by the day as were planned (M1.1, M3.3, M4.1).

        A cancelled meeting that an extra one made up for thus counts all the same.
        """
        held = self.filter(meetings__status=Meeting.Status.HELD, meetings__date__lte=as_of)
        complete = held.annotate(counts_from=NthDate.of("meetings__date", F("planned_meetings")))
        return complete.filter(counts_from__isnull=False)


class Series(ProjectScoped):
    """Meetings that belong together, held with the same group."""

    code = models.CharField("beteckning", max_length=20)
    municipality = models.ForeignKey(
        "projects.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kommun",
    )
    place = models.CharField("plats", max_length=200, blank=True)
    planned_meetings = models.PositiveSmallIntegerField("planerade träffar", default=6)
    sort_code = SortKeyField(sources=("code",))

    class Meta:
        abstract = True
        ordering = ["sort_code"]
        constraints = [
            models.UniqueConstraint(fields=["project", "code"], name="%(class)s_code_once"),
            models.CheckConstraint(
                condition=Q(planned_meetings__gte=1), name="%(class)s_has_meetings"
            ),
        ]


class MeetingQuerySet(ProjectQuerySet):
    def on_day(self, day: dt.date) -> Self:
        """Meetings of the day that were not cancelled."""
        return self.exclude(status=Meeting.Status.CANCELLED).filter(date=day)

    def held(self, as_of: dt.date) -> Self:
        return self.filter(status=Meeting.Status.HELD, date__lte=as_of)

    def overlapping(
        self, days: Iterable[dt.date], starts_at: dt.time | None, ends_at: dt.time | None
    ) -> Self:
        """Meetings on one of the days at the same time. One without a time takes the whole day,
        one without an end goes on."""
        same_day = self.exclude(status=Meeting.Status.CANCELLED).filter(date__in=days)
        if starts_at is None:
            return same_day
        clash = Q(ends_at=None) | Q(ends_at__gt=starts_at)
        if ends_at is not None:
            clash &= Q(starts_at__lt=ends_at)
        return same_day.filter(Q(starts_at=None) | clash)

    def due_for_attendance(self, day: dt.date) -> Self:
        """Meetings of the day or before it; imported ones only from the day they came."""
        return self.exclude(status=Meeting.Status.CANCELLED).filter(
            Q(imported_on=None) | Q(date__gte=F("imported_on")), date__lte=day
        )


class Meeting(ProjectScoped):
    """One meeting. A cancelled one keeps its number; an extra one may stand in for it."""

    class Status(models.TextChoices):
        PLANNED = "planerad", "Planerad"
        HELD = "genomford", "Genomförd"
        CANCELLED = "installd", "Inställd"

    number = models.PositiveSmallIntegerField("träff")
    date = models.DateField("datum")
    starts_at = models.TimeField("börjar", null=True, blank=True)
    ends_at = models.TimeField("slutar", null=True, blank=True)
    status = models.CharField("läge", max_length=12, choices=Status, default=Status.PLANNED)
    notes = models.TextField("vad ni gjorde", blank=True)
    # The first presence made it held, so when the last one is taken away it is planned again.
    held_by_attendance = models.BooleanField(default=False, editable=False)
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["date", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["planerad", "genomford", "installd"]),
                name="%(class)s_status_known",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                name="%(class)s_ends_after_start",
                violation_error_message="Träffen måste sluta efter att den börjar.",
            ),
        ]

    @property
    def series(self) -> Any:
        """The series it belongs to; each kind of meeting calls its own key by its own name."""
        raise NotImplementedError

    @property
    def is_held(self) -> bool:
        return self.status == self.Status.HELD

    @property
    def is_cancelled(self) -> bool:
        return self.status == self.Status.CANCELLED

    @property
    def title(self) -> str:
        """`Träff 5 av 6`; one beyond the plan is `Träff 7, extra`."""
        planned = self.series.planned_meetings
        if self.number > planned:
            return f"Träff {self.number}, extra"
        return f"Träff {self.number} av {planned}"

    @property
    def anyone_present(self) -> bool:
        attendances: Any = self.attendances  # type: ignore[attr-defined]
        return attendances.filter(status=Attendance.Status.PRESENT).exists()

    def may_be_recorded(self, today: dt.date) -> bool:
        """Attendance is taken on the day or after it, unless the meeting was cancelled."""
        return not self.is_cancelled and self.date <= today

    def restore(self) -> None:
        """Take back a cancellation: the meeting is again what it was before."""
        before: Any = self.history.exclude(status=self.Status.CANCELLED).first()  # type: ignore[attr-defined]
        self.status = before.status if before else self.Status.PLANNED
        self.held_by_attendance = before.held_by_attendance if before else False
        self.save(update_fields=["status", "held_by_attendance"])

    def mark(self, status: str) -> None:
        """Set the status by hand (cancelled, planned again, held though nobody came)."""
        self.status = status
        self.held_by_attendance = False
        self.save(update_fields=["status", "held_by_attendance"])

    def facts_of_the_day(self, people: list[int]) -> dict[int, dict[str, Any]]:
        """What a new attendance keeps of each person besides, such as where they work that day;
        nothing, unless a kind of meeting says so."""
        return {}

    def follow_attendance(self) -> None:
        """The first presence makes a planned meeting held. When it is taken back, the meeting
        that it made held is planned again; one that was marked held by hand stays so."""
        anyone_present = self.anyone_present
        if anyone_present and self.status == self.Status.PLANNED:
            self.status, self.held_by_attendance = self.Status.HELD, True
        elif not anyone_present and self.is_held and self.held_by_attendance:
            self.status, self.held_by_attendance = self.Status.PLANNED, False
        else:
            return
        self.save(update_fields=["status", "held_by_attendance"])


class AttendanceQuerySet(ProjectQuerySet):
    def present_at_held(self, as_of: dt.date) -> Self:
        """Presences that count: at a held meeting, by the day."""
        return self.filter(
            status=Attendance.Status.PRESENT,
            meeting__status=Meeting.Status.HELD,
            meeting__date__lte=as_of,
        )


class Attendance(ProjectScoped):
    """Whether one person was at one meeting. No row means *not recorded*, which is not absent."""

    class Status(models.TextChoices):
        PRESENT = "narvarande", "Här"
        ABSENT = "franvarande", "Ej här"

    status = models.CharField("närvaro", max_length=12, choices=Status)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", null=True
    )
    recorded_at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["narvarande", "franvarande"]),
                name="%(class)s_status_known",
            )
        ]


class UndoableChange(ProjectScoped):
    """One person's attendance as one user just changed it, as long as that can be undone.

    Several rows of one `batch` are undone together. A row goes when it is undone, when someone
    else changes the same attendance, or after half a day: history keeps what happened, this
    table only what *Ångra* needs.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    batch = models.UUIDField()
    before = models.CharField(max_length=12, blank=True)  # an Attendance.Status, empty for none
    after = models.CharField(max_length=12, blank=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ["-pk"]
