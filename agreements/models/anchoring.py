"""Anchoring the project in each municipality: a dated log, and how far it has come."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped

# A municipality that is not with us should hear from us at least this often.
LONGEST_SILENCE = dt.timedelta(days=60)


class AnchoringEntryQuerySet(ProjectQuerySet):
    def latest_of_each(self, day: dt.date) -> Self:
        """The latest entry of each municipality by the day: it says how far it has come."""
        return (
            self.filter(date__lte=day)
            .order_by("municipality_id", "-date", "-pk")
            .distinct("municipality_id")
        )

    def with_open_step(self) -> Self:
        return self.exclude(next_step="").filter(next_step_done_on=None)


class AnchoringEntry(ProjectScoped):
    """One contact with a municipality, its local co-operation group or its business promoters."""

    class With(models.TextChoices):
        MUNICIPALITY = "kommun", "Kommunen"
        COOPERATION_GROUP = "lsg", "Lokal samverkansgrupp (LSG)"
        BUSINESS_PROMOTER = "naringsliv", "Näringslivsutvecklare"
        OTHER = "annan", "Någon annan"

    class State(models.TextChoices):
        CONTACTED = "kontaktad", "Kontaktad"
        MEETING_BOOKED = "mote_bokat", "Möte bokat"
        MEETING_HELD = "mote_hallet", "Möte hållet"
        WITH_US = "med_oss", "Med oss"
        DECLINED = "tackat_nej", "Tackat nej"

    municipality = models.ForeignKey(
        "projects.Municipality",
        on_delete=models.PROTECT,
        related_name="anchoring",
        verbose_name="kommun",
    )
    date = models.DateField("datum")
    with_kind = models.CharField("kontakt med", max_length=10, choices=With)
    contact = models.ForeignKey(
        "projects.ContactPerson",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kontaktperson",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="av"
    )
    summary = models.TextField("vad det ledde till", max_length=2000)
    state = models.CharField("läge efter kontakten", max_length=12, choices=State)
    next_step = models.CharField("nästa steg", max_length=300, blank=True)
    next_step_on = models.DateField("klart senast", null=True, blank=True)
    next_step_done_on = models.DateField("gjort", null=True, blank=True)

    objects = AnchoringEntryQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kontakt med kommun"
        verbose_name_plural = "kontakter med kommuner"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(with_kind__in=["kommun", "lsg", "naringsliv", "annan"]),
                name="anchoring_with_known",
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=["kontaktad", "mote_bokat", "mote_hallet", "med_oss", "tackat_nej"]
                ),
                name="anchoring_state_known",
            ),
            models.CheckConstraint(
                condition=Q(next_step="", next_step_on=None)
                | (~Q(next_step="") & Q(next_step_on__isnull=False)),
                name="anchoring_next_step_dated",
                violation_error_message="Ett nästa steg behöver både text och datum.",
            ),
        ]
        indexes = [
            models.Index(fields=["project", "municipality", "-date"], name="anchoring_by_date")
        ]

    def __str__(self) -> str:
        return f"{self.municipality} {self.date}"
