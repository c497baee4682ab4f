"""The project's own work for an agreement: what an agreement that counts rests on (DOMAIN 5.4)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from agreements.models.agreement import Agreement
from nyttiga.projects.models import ProjectScoped


class SupportGiven(ProjectScoped):
    """Hours of help on a day: a call, a meeting, a text that was written together."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="support", verbose_name="avtal"
    )
    date = models.DateField("dag")
    hours = models.DecimalField("timmar", max_digits=4, decimal_places=1)
    what = models.CharField("vad", max_length=200)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "stöd"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hours__gt=0, hours__lte=24),
                name="agreement_support_hours_sane",
                violation_error_message="Skriv timmar mellan 0,1 och 24.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.date} {self.hours} h"
