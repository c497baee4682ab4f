"""Mentors: people of ordinary business who stand by a social entrepreneur."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from enterprises.models.enterprise import Enterprise
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui.fields import SortKeyField


class Mentor(ProjectScoped):
    """Somebody in business who lends what they know."""

    name = models.CharField("namn", max_length=120)
    company = models.CharField("företag", max_length=200, blank=True)
    knows = models.CharField("kan", max_length=300, blank=True)
    email = models.EmailField("e-post", blank=True)
    phone = models.CharField("telefon", max_length=40, blank=True)
    is_active = models.BooleanField("vill vara mentor", default=True)
    sort_name = SortKeyField(sources=("name",))

    history = HistoricalRecords(excluded_fields=["sort_name"])

    class Meta:
        verbose_name = "mentor"
        verbose_name_plural = "mentorer"
        ordering = ["sort_name", "pk"]

    def __str__(self) -> str:
        return self.name


class PairingQuerySet(ProjectQuerySet):
    def current(self, day: dt.date) -> Self:
        """Pairs that hold on the day."""
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)


class MentorPairing(ProjectScoped):
    """A mentor and an enterprise, for a time and for something."""

    mentor = models.ForeignKey(
        Mentor, on_delete=models.PROTECT, related_name="pairings", verbose_name="mentor"
    )
    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.PROTECT, related_name="pairings", verbose_name="företag"
    )
    starts_on = models.DateField("från")
    ends_on = models.DateField("till", null=True, blank=True)
    purpose = models.CharField("vad mentorn hjälper till med", max_length=300, blank=True)

    objects = PairingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "mentorpar"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="pairing_ends_after_start",
                violation_error_message="Paret kan inte sluta innan det börjar.",
            ),
            models.UniqueConstraint(
                fields=["mentor", "enterprise", "starts_on"], name="pairing_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mentor} och {self.enterprise}"


class MentorContact(ProjectScoped):
    """A time that a mentor and the enterprise met or talked."""

    pairing = models.ForeignKey(
        MentorPairing, on_delete=models.CASCADE, related_name="contacts", verbose_name="par"
    )
    date = models.DateField("datum")
    about = models.CharField("vad de tog upp", max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "mentorkontakt"
        ordering = ["-date", "-pk"]

    def __str__(self) -> str:
        return str(self.date)
