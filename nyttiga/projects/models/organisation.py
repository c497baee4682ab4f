"""The one register of parties: organisations and their units."""

from django.db import models

from nyttiga.projects.models.scoped import ProjectScoped
from nyttiga.ui.fields import SortKeyField


class Organisation(ProjectScoped):
    """A public body, a company, a school: any party that the project deals with."""

    class Kind(models.TextChoices):
        MUNICIPALITY = "kommun", "Kommun"
        REGION = "region", "Region"
        STATE = "statlig_myndighet", "Statlig myndighet"
        FUNDER = "samordningsforbund", "Samordningsförbund"
        COMPANY = "foretag", "Företag"
        FOLK_HIGH_SCHOOL = "folkhogskola", "Folkhögskola"
        OTHER = "ovrig", "Övrig"

    name = models.CharField("namn", max_length=200)
    kind = models.CharField("typ", max_length=20, choices=Kind)
    municipality = models.ForeignKey(
        "projects.Municipality",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="kommun",
    )
    sort_name = SortKeyField(sources=("name",))

    class Meta:
        verbose_name = "organisation"
        ordering = ["sort_name"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="organisation_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class Unit(ProjectScoped):
    """A department of an organisation, such as *Arbetsmarknadsenheten*."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="units", verbose_name="organisation"
    )
    name = models.CharField("namn", max_length=200)

    class Meta:
        verbose_name = "enhet"
        ordering = ["organisation", "name"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "name"], name="unit_name_once")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}, {self.name}"
