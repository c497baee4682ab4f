"""Who does what in the project, and who sits in its steering group."""

from django.db import models

from nyttiga.projects.models.organisation import Organisation, Unit
from nyttiga.projects.models.scoped import ProjectScoped


class ProjectParty(ProjectScoped):
    """An organisation's part in the project, as the application says it."""

    class Role(models.TextChoices):
        OWNER = "projektagare", "Projektägare"
        IMPLEMENTER = "genomforare", "Genomförare"
        FUNDER = "finansiar", "Finansiär"
        PARTNER = "samverkanspart", "Samverkanspart"
        ADVISER = "konsultativ", "Konsultativ part"

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="parts", verbose_name="organisation"
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="enhet",
    )
    role = models.CharField("roll", max_length=20, choices=Role)
    task = models.TextField("uppgift", blank=True)
    in_steering_group = models.BooleanField("med i styrgruppen", default=False)

    class Meta:
        verbose_name = "projektpart"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation", "unit"],
                nulls_distinct=False,
                name="party_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.get_role_display()})"
