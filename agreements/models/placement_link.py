"""Which placements rest on which agreement."""

from django.db import models
from simple_history.models import HistoricalRecords

from agreements.models.agreement import Agreement
from nyttiga.projects.models import ProjectScoped
from participants.models import Placement


class AgreementPlacement(ProjectScoped):
    """A placement that the agreement gives its place to. It goes with the person's data."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="placements", verbose_name="avtal"
    )
    placement = models.ForeignKey(
        Placement, on_delete=models.CASCADE, related_name="agreements", verbose_name="placering"
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "placering som vilar på avtalet"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "placement"], name="agreement_placement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.agreement_id} {self.placement_id}"
