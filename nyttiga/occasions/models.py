"""A series of meetings and who was there: workshops here, courses and events later.

Abstract: each kind of series adds its own keys and rules on top.
"""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q

from nyttiga.projects.models import ProjectScoped
from nyttiga.ui.fields import SortKeyField


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
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        ordering = ["date", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["planerad", "genomford", "installd"]),
                name="%(class)s_status_known",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=models.F("starts_at")),
                name="%(class)s_ends_after_start",
            ),
        ]

    @property
    def is_held(self) -> bool:
        return self.status == self.Status.HELD

    def may_be_recorded(self, today: dt.date) -> bool:
        """Attendance is taken on the day or after it, unless the meeting was cancelled."""
        return self.status != self.Status.CANCELLED and self.date <= today


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
