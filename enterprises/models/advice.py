"""Affärsrådgivning: what an enterprise was advised about, and what was agreed (DOMAIN 5.6)."""

import datetime as dt
from decimal import Decimal
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Min, Q
from django.utils.formats import number_format
from simple_history.models import HistoricalRecords

from enterprises.models.enterprise import Enterprise
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class AdviceTopic(models.TextChoices):
    """What advice is about (DOMAIN 5.6)."""

    BUSINESS_IDEA = "affarside", "Affärsidé"
    CUSTOMERS = "kundanalys", "Kundanalys"
    MARKET = "marknad", "Marknad"
    PRICING = "prissattning", "Prissättning"
    IMPACT = "effektmatning", "Effektmätning"
    PROCUREMENT = "upphandling", "Upphandling"
    AGREEMENTS = "avtal", "Avtal"
    COOPERATIVE = "kooperativ_form", "Kooperativ form"
    FINANCE = "finansiering", "Finansiering"
    PARTNERSHIP = "partnerskap", "Partnerskap"


class AdvisoryQuerySet(ProjectQuerySet):
    def held(self, as_of: dt.date) -> Self:
        return self.filter(status=AdvisorySession.Status.HELD, date__lte=as_of)

    def unsettled(self, day: dt.date) -> Self:
        """Booked before the day, and nobody has said how it went. What was imported late is
        history, no duty."""
        told = Q(imported_on=None) | Q(date__gte=F("imported_on"))
        return self.filter(told, status=AdvisorySession.Status.BOOKED, date__lt=day)

    def with_open_step(self) -> Self:
        """Those where the agreed step is still to be done, by a day."""
        return self.exclude(next_step="").filter(due_on__isnull=False, done_on=None)

    def of_advice(self, as_of: dt.date) -> Self:
        """M5.2: the sessions whose hours are summed."""
        return self.held(as_of).annotate(counts_from=F("date"))


class AdvisorySession(ProjectScoped):
    """One session of advice to one enterprise, by the own staff or another promoter."""

    class Status(models.TextChoices):
        BOOKED = "bokad", "Bokad"
        HELD = "genomford", "Genomförd"
        CANCELLED = "installd", "Inställd"

    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.PROTECT, related_name="advice", verbose_name="företag"
    )
    date = models.DateField("datum")
    starts_at = models.TimeField("börjar", null=True, blank=True)
    hours = models.DecimalField("timmar", max_digits=5, decimal_places=2)
    topics = ArrayField(
        models.CharField(max_length=20, choices=AdviceTopic),
        default=list,
        blank=True,
        verbose_name="ämnen",
    )
    other_topic = models.CharField("annat ämne", max_length=200, blank=True)
    status = models.CharField("läge", max_length=12, choices=Status, default=Status.HELD)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="rådgivare i projektet",
    )
    adviser_name = models.CharField("annan rådgivare", max_length=120, blank=True)
    adviser_organisation = models.CharField("rådgivarens organisation", max_length=200, blank=True)
    next_step = models.CharField("nästa steg", max_length=300, blank=True)
    responsible = models.CharField("ansvarig", max_length=120, blank=True)
    due_on = models.DateField("senast", null=True, blank=True)
    done_on = models.DateField("klart", null=True, blank=True)
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = AdvisoryQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "rådgivning"
        verbose_name_plural = "rådgivningar"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["bokad", "genomford", "installd"]),
                name="advice_status_known",
            ),
            models.CheckConstraint(
                condition=Q(hours__gt=Decimal(0)),
                name="advice_takes_time",
                violation_error_message="Skriv hur många timmar det var, mer än noll.",
            ),
        ]
        indexes = [models.Index(fields=["project", "date"], name="advice_by_date")]

    def __str__(self) -> str:
        return str(self.enterprise)

    @property
    def topic_words(self) -> str:
        """«Marknad, prissättning»."""
        labels = dict(AdviceTopic.choices)
        words = [*(labels.get(code, code) for code in self.topics), self.other_topic]
        return ", ".join(filter(None, words)).lower().capitalize()

    @property
    def hours_words(self) -> str:
        """«1,5»."""
        return number_format(Decimal(self.hours).normalize())

    @property
    def adviser_words(self) -> str:
        """Who advised; another promoter with their organisation."""
        if self.adviser:
            return str(self.adviser.name)
        return ", ".join(filter(None, [self.adviser_name, self.adviser_organisation]))

    @property
    def has_open_step(self) -> bool:
        return bool(self.next_step) and self.done_on is None


def enterprises_advised(rows: ProjectQuerySet, as_of: dt.date) -> ProjectQuerySet:
    """M5.1: enterprises with a held session of advice by the day."""
    advised = rows.filter(
        advice__status=AdvisorySession.Status.HELD, advice__date__lte=as_of
    ).order_by()
    return advised.annotate(counts_from=Min("advice__date"))
