"""What is to be done next about an agreement, so that somebody calls."""

from typing import Self

from django.db import models
from simple_history.models import HistoricalRecords

from agreements.models.agreement import Agreement
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class AgreementActionQuerySet(ProjectQuerySet):
    def open(self) -> Self:
        return self.filter(done_on=None)


class AgreementAction(ProjectScoped):
    """One thing to do: what, who, by when, and the day it was done."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="actions", verbose_name="avtal"
    )
    what = models.CharField("nästa steg", max_length=200)
    who = models.CharField("vem", max_length=120)
    due_on = models.DateField("klart senast")
    done_on = models.DateField("gjort", null=True, blank=True)

    objects = AgreementActionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "nästa steg"
        ordering = ["due_on", "pk"]
        indexes = [models.Index(fields=["agreement", "due_on"], name="agreement_action_by_due")]

    def __str__(self) -> str:
        return self.what
