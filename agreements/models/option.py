"""Options: the right to go on for longer, if somebody uses it in time."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from agreements.models.agreement import Agreement
from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class AgreementOptionQuerySet(ProjectQuerySet):
    def unused(self) -> Self:
        return self.filter(used_on=None)


class AgreementOption(ProjectScoped):
    """The agreement may be extended until a day, by whoever says so on the last day to use it at
    the latest."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="options", verbose_name="avtal"
    )
    use_by = models.DateField("sista dag att använda den")
    extends_to = models.DateField("förlänger till och med")
    used_on = models.DateField("använd", null=True, blank=True)

    objects = AgreementOptionQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "option"
        ordering = ["use_by", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(extends_to__gt=F("use_by")),
                name="agreement_option_in_order",
                violation_error_message="Optionen måste användas före den dag den förlänger till.",
            )
        ]

    def __str__(self) -> str:
        return f"Option till {self.extends_to}"
