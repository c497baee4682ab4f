"""Money requested from the funder, quarter by quarter."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped


class Requisition(ProjectScoped):
    """What was requested for a quarter, in SEK. The database refuses one that brings the sum
    above the project's ceiling (migration 0003)."""

    ends_on = models.DateField("till och med")
    requested_on = models.DateField("rekvirerat den")
    amount = models.DecimalField("belopp, kronor", max_digits=12, decimal_places=2)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "rekvisition"
        verbose_name_plural = "rekvisitioner"
        ordering = ["-ends_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "ends_on"],
                name="requisition_once",
                violation_error_message="Kvartalet är redan rekvirerat.",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="requisition_of_something"),
        ]

    def __str__(self) -> str:
        return f"Rekvisition {self.ends_on}"
