"""Routines and checklists of an enterprise: its own copy, marked when in place."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from enterprises.models.about import AboutEnterprise
from enterprises.models.choices import RoutineKind
from nyttiga.projects.models import ProjectQuerySet


class RoutineQuerySet(ProjectQuerySet):
    def in_place(self) -> Self:
        return self.exclude(in_place_on=None)


class Routine(AboutEnterprise):
    """One of the three, taken from our template and made the enterprise's own."""

    kind = models.CharField("rutin", max_length=14, choices=RoutineKind)
    points = models.TextField("punkter", help_text="En punkt på varje rad.")
    in_place_on = models.DateField("på plats sedan", null=True, blank=True)

    objects = RoutineQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "rutin"
        verbose_name_plural = "rutiner"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["enterprise", "kind"], name="routine_once"),
            models.CheckConstraint(
                condition=Q(kind__in=RoutineKind.values), name="routine_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def lines(self) -> list[str]:
        """The points, one by one."""
        return [line.strip() for line in self.points.splitlines() if line.strip()]
