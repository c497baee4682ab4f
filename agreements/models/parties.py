"""Who the agreement is between: public bodies on one side, social enterprises on the other."""

from django.db import models
from simple_history.models import HistoricalRecords

from agreements.models.agreement import Agreement
from enterprises.models import Enterprise
from nyttiga.projects.models import ContactPerson, Organisation, ProjectScoped, Unit


class PublicParty(ProjectScoped):
    """A public body, or a unit of one, that buys or joins in."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="public_parties", verbose_name="avtal"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="organisation"
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="enhet",
    )
    contact = models.ForeignKey(
        ContactPerson,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kontaktperson",
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "offentlig part"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "organisation", "unit"],
                nulls_distinct=False,
                name="agreement_public_party_once",
                violation_error_message="Parten står redan i avtalet.",
            )
        ]

    def __str__(self) -> str:
        return str(self.unit or self.organisation)


class AgreementEnterprise(ProjectScoped):
    """A social enterprise in the agreement. Several are a joint bid."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="enterprises", verbose_name="avtal"
    )
    enterprise = models.ForeignKey(
        Enterprise, on_delete=models.PROTECT, related_name="agreements", verbose_name="företag"
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "företag i avtalet"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "enterprise"],
                name="agreement_enterprise_once",
                violation_error_message="Företaget står redan i avtalet.",
            )
        ]

    def __str__(self) -> str:
        return str(self.enterprise)
