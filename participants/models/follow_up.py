"""Follow-ups of a placement, made by the project's rule."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, OuterRef, Q, Subquery
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

    def late(self, as_of: dt.date) -> Self:
        """Should have been held before the day, and nobody has said how it went."""
        return self.planned().duties().filter(date__lt=as_of)

    def latest_light(self, placement: OuterRef, as_of: dt.date) -> Subquery:
        """The light of the last held follow-up that has one: yellow and red stand until a
        follow-up is green. A column for rows that know their `placement`."""
        held = self.held(as_of).filter(placement=placement).exclude(light="")
        return Subquery(held.order_by("-date", "-pk").values("light")[:1])

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

    class CancelledFor(models.TextChoices):
        PAUSE = "paus", "Paus"
        END = "slut", "Efter slutet"

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
    # What the plan itself cancelled comes back when the pause is cut short or the end moved.
    cancelled_for = models.CharField(
        "inställd för", max_length=4, choices=CancelledFor, blank=True, editable=False
    )
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
            models.UniqueConstraint(
                fields=["placement", "due_on"],
                condition=Q(status__in=["planerad", "genomford"]),
                name="follow_up_answers_rule_once",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_for="")
                | Q(status="installd", cancelled_for__in=["paus", "slut"]),
                name="follow_up_cancelled_for_known",
            ),
            models.CheckConstraint(
                condition=Q(light__in=["", "gron", "gul", "rod"]), name="follow_up_light_known"
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

    @property
    def is_planned(self) -> bool:
        return self.status == self.Status.PLANNED

    @property
    def is_held(self) -> bool:
        return self.status == self.Status.HELD

    def following(self) -> "FollowUp | None":
        """The next planned one of the rule; None for an extra one, which has no place in it."""
        if self.due_on is None:
            return None
        later = FollowUp.objects.planned().filter(
            placement=self.placement_id, due_on__gt=self.due_on
        )
        return later.order_by("due_on").first()

    def cancel(self, cause: CancelledFor) -> None:
        """The plan no longer has room for it; see `cancelled_for`."""
        self.status, self.cancelled_for = self.Status.CANCELLED, cause
        self.save(update_fields=["status", "cancelled_for"])

    def take_up_again(self) -> None:
        """What the plan cancelled is planned again."""
        self.status, self.cancelled_for = self.Status.PLANNED, ""
        self.save(update_fields=["status", "cancelled_for"])

    def hold(self) -> None:
        """It took place. What was planned in its stead, had it been missed, falls away; and
        where that one was held too, this one is beside the rule."""
        if self.due_on:
            others = FollowUp.objects.filter(placement=self.placement_id, due_on=self.due_on)
            others = others.exclude(pk=self.pk)
            others.planned().delete()
            if others.filter(status=self.Status.HELD).exists():
                self.due_on = None
        self.status, self.cancelled_for = self.Status.HELD, ""
        self.save()

    def miss(self) -> None:
        """It did not take place. The rule date is still answered by the one planned instead."""
        self.status = self.Status.MISSED
        self.save(update_fields=["status"])

    def draft(self, name: str, text: str) -> None:
        """Keep one of the texts as it stands while it is being written. History begins with
        what is saved as held, not with every pause in the writing."""
        FollowUp.objects.filter(pk=self.pk).update(**{name: text})
