"""The contact log: who said what, and what was agreed to do next."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from enterprises.models.about import AboutEnterprise
from enterprises.models.choices import ContactKind, ContactWay
from nyttiga.projects.models import ProjectQuerySet


class EnterpriseContactQuerySet(ProjectQuerySet):
    def by(self, day: dt.date) -> Self:
        """Those on the day and before."""
        return self.filter(date__lte=day)

    def with_open_step(self) -> Self:
        """Those that agreed on something that is not done yet."""
        return self.exclude(next_step="").filter(done_on=None)


class EnterpriseContact(AboutEnterprise):
    """One call, visit or mail, or an hour of support, and the next step that was agreed.

    It is never advice: that is `AdvisorySession`, which M5 counts.
    """

    date = models.DateField("datum")
    way = models.CharField("sätt", max_length=10, choices=ContactWay, default=ContactWay.PHONE)
    kind = models.CharField(
        "vad det var", max_length=16, choices=ContactKind, default=ContactKind.CONTACT
    )
    hours = models.DecimalField(
        "timmar stöd",
        max_digits=4,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(24)],
    )
    said = models.TextField("vad som sades", blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="av",
    )
    next_step = models.CharField("nästa steg", max_length=200, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="vem gör det",
    )
    due_on = models.DateField("klart senast", null=True, blank=True)
    done_on = models.DateField("gjort", null=True, blank=True)

    objects = EnterpriseContactQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kontakt"
        verbose_name_plural = "kontakter"
        ordering = ["-date", "-pk"]
        indexes = [models.Index(fields=["enterprise", "-date"], name="contact_of_enterprise")]
        constraints = [
            models.CheckConstraint(
                condition=Q(next_step="", due_on=None, done_on=None)
                | (~Q(next_step="") & Q(due_on__isnull=False)),
                name="contact_step_has_a_day",
                violation_error_message="Ett nästa steg behöver en dag när det ska vara klart.",
            ),
            models.CheckConstraint(
                condition=Q(hours=None) | Q(hours__gte=0, hours__lte=24),
                name="contact_hours_of_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.date}"
