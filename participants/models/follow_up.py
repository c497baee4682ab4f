"""Follow-ups of a placement, made by the project's rule."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class RuleQuerySet(ProjectQuerySet):
    def on(self, day: dt.date) -> Self:
        """The project's rules with the one that holds on the day first."""
        return self.filter(valid_from__lte=day).order_by("-valid_from")


class FollowUpRule(ProjectScoped):
    """How often placements are followed up. Another rule is another row: what was made by an
    earlier one stands.

    The application says weekly in the first month in one place, in the first three weeks in
    another (DOMAIN 0.4), hence a row and no constant.
    """

    valid_from = models.DateField("gäller från")
    weekly_weeks = models.PositiveSmallIntegerField("veckor med uppföljning varje vecka", default=4)
    then_every_months = models.PositiveSmallIntegerField("därefter var … månad", default=1)
    first_visits = models.PositiveSmallIntegerField("de första är besök, så många", default=4)
    decided_by = models.CharField("beslutat av", max_length=120, blank=True)

    objects = RuleQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "regel för uppföljning"
        ordering = ["-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["project", "valid_from"], name="follow_up_rule_once"),
            models.CheckConstraint(
                condition=Q(then_every_months__gte=1), name="follow_up_rule_goes_on"
            ),
        ]

    def __str__(self) -> str:
        return f"Regel från {self.valid_from}"


class FollowUpQuerySet(ProjectQuerySet):
    def held(self, as_of: dt.date) -> Self:
        """Took place, by the day."""
        return self.filter(status=FollowUp.Status.HELD, date__lte=as_of)

    def planned(self) -> Self:
        return self.filter(status=FollowUp.Status.PLANNED)

    def duties(self) -> Self:
        """Without imported ones whose day had passed already when they came."""
        return self.filter(Q(imported_on=None) | Q(date__gte=F("imported_on")))


class FollowUp(ProjectScoped):
    """One contact about one placement. Moving it changes `date`; `due_on`, what the rule says,
    stands. It holds the participant's own word and the enterprise's."""

    class Way(models.TextChoices):
        VISIT = "besok", "Besök"
        DIGITAL = "digitalt", "Digitalt"
        PHONE = "telefon", "Telefon"

    class Status(models.TextChoices):
        PLANNED = "planerad", "Planerad"
        HELD = "genomford", "Genomförd"
        MISSED = "utebliven", "Utebliven"
        CANCELLED = "installd", "Inställd"

    class Light(models.TextChoices):
        GREEN = "gron", "Grönt: det fungerar"
        YELLOW = "gul", "Gult: något behöver ändras"
        RED = "rod", "Rött: risk för avbrott"

    placement = models.ForeignKey(
        "participants.Placement", on_delete=models.CASCADE, related_name="follow_ups"
    )
    due_on = models.DateField("enligt regeln", null=True, blank=True)
    date = models.DateField("datum")
    starts_at = models.TimeField("klockan", null=True, blank=True)
    way = models.CharField("sätt", max_length=8, choices=Way)
    status = models.CharField("läge", max_length=10, choices=Status, default=Status.PLANNED)
    light = models.CharField("hur går det?", max_length=4, choices=Light, blank=True)
    participant_word = models.TextField("deltagarens ord", blank=True)
    enterprise_word = models.TextField("företagets ord", blank=True)
    obstacles = models.TextField("hinder", blank=True)
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = FollowUpQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "uppföljning"
        verbose_name_plural = "uppföljningar"
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "date", "way"],
                name="follow_up_once",
                violation_error_message="Det finns redan en sådan uppföljning den dagen.",
            ),
            models.CheckConstraint(
                condition=Q(status__in=["planerad", "genomford", "utebliven", "installd"]),
                name="follow_up_status_known",
            ),
        ]
        indexes = [
            models.Index(
                fields=["project", "date"],
                condition=Q(status="planerad"),
                name="follow_up_planned",
            ),
            models.Index(
                fields=["placement", "date"],
                condition=Q(status="genomford"),
                name="follow_up_held",
            ),
        ]

    def __str__(self) -> str:
        return f"Uppföljning {self.date}"
