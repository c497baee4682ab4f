"""The implementation plan: what goes on after the project, in whose hands (DOMAIN 2.3, 11)."""

from django.db import models
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped


class HandOver(ProjectScoped):
    """Something that a party takes over. The plan is the project's, and each report shows it as
    it is then."""

    class Status(models.TextChoices):
        PROPOSED = "foreslaget", "Föreslaget"
        AGREED = "overenskommet", "Överenskommet"
        DONE = "overtaget", "Övertaget"

    what = models.CharField("vad", max_length=200)
    taken_over_by = models.CharField("vem tar över", max_length=120)
    due_on = models.DateField("när")
    status = models.CharField(
        "läge", max_length=13, choices=Status.choices, default=Status.PROPOSED
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "överlämning"
        verbose_name_plural = "överlämningar"
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.what
