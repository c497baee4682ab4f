"""Who has said yes to a version of the plan."""

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped


class PlanApproval(ProjectScoped):
    """That one of the two has said yes to one version of the plan."""

    class Party(models.TextChoices):
        PARTICIPANT = "deltagare", "Deltagaren"
        COACH = "coach", "Coachen"

    class Method(models.TextChoices):
        TOGETHER = "tillsammans", "Vi satt tillsammans"
        PAPER = "papper", "Underskrift på papper"
        PHONE = "telefon", "På telefon"
        LINK = "lank", "På sin egen sida"

    plan = models.ForeignKey(
        "participants.ActionPlan", on_delete=models.CASCADE, related_name="approvals"
    )
    party = models.CharField("vem", max_length=10, choices=Party)
    date = models.DateField("datum")
    method = models.CharField("hur", max_length=12, choices=Method)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "godkännande av planen"
        ordering = ["date", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "party"], name="plan_approval_once")]

    def __str__(self) -> str:
        return f"{self.get_party_display()} {self.date}"
