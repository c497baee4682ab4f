"""Decisions that the project asks for, until somebody has made them."""

from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from reporting.models.steering import Decision
from reporting.periods import Period


class RequestedDecisionQuerySet(ProjectQuerySet):
    def waiting(self) -> Self:
        return self.filter(decision=None)

    def for_report(self, period: Period) -> Self:
        """What a report asks for, and what was decided in its period."""
        made = (period.starts_on, period.ends_on)
        return self.filter(
            Q(decision=None) | Q(decision__meeting__date__range=made)
        ).select_related("decision__meeting")


class RequestedDecision(ProjectScoped):
    """Something to decide, by whom and when. It is answered by a Decision at a meeting."""

    class By(models.TextChoices):
        STEERING_GROUP = "styrgrupp", "Styrgruppen"
        FUNDER = "RAR", "RAR"
        OWNER = "agare", "Projektägaren"

    what = models.CharField("vad behöver beslutas?", max_length=300)
    why = models.TextField("varför?", blank=True)
    decided_by = models.CharField(
        "vem beslutar?", max_length=9, choices=By, default=By.STEERING_GROUP
    )
    needed_by = models.DateField("senast", null=True, blank=True)
    decision = models.OneToOneField(
        Decision,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="requested_as",
        verbose_name="beslut",
    )

    objects = RequestedDecisionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "efterfrågat beslut"
        verbose_name_plural = "efterfrågade beslut"
        ordering = [models.F("needed_by").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__in=["styrgrupp", "RAR", "agare"]),
                name="requested_decision_by_known",
            )
        ]

    def __str__(self) -> str:
        return self.what
