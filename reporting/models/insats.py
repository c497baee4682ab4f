"""The insatser: what SUS registers. A project here is two of them (DOMAIN 1.3)."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class InsatsQuerySet(ProjectQuerySet):
    def of_people(self) -> Self:
        """The one in which each person is registered."""
        return self.filter(method=Insats.Method.PEOPLE)

    def of_volume(self) -> Self:
        """The one that is followed by head-counts alone."""
        return self.filter(method=Insats.Method.VOLUME)


class Insats(ProjectScoped):
    """One insats as it stands in SUS. What the codes of `narrower_direction` and
    `target_groups` are called there is data of the profile (`reporting.sus.profile`)."""

    class Direction(models.TextChoices):
        PEOPLE = "individinriktad", "Individinriktad"
        STRUCTURE = "strukturovergripande", "Strukturövergripande"

    class Method(models.TextChoices):
        PEOPLE = "person", "Personuppgifter eller anonym"
        VOLUME = "antal", "Endast antal (volyminsats)"

    name = models.CharField("namn", max_length=200)
    description = models.TextField("beskrivning", blank=True)
    starts_on = models.DateField("startdatum")
    ends_on = models.DateField("slutdatum", null=True, blank=True)
    cooperation = models.CharField("samverkansorganisation", max_length=120)
    direction = models.CharField("inriktning", max_length=24, choices=Direction)
    narrower_direction = models.CharField("preciserad inriktning", max_length=40, blank=True)
    method = models.CharField("deltagarregistrering", max_length=8, choices=Method)
    target_groups = ArrayField(
        models.CharField(max_length=40), default=list, blank=True, verbose_name="målgrupp"
    )
    is_esf = models.BooleanField("ESF-finansiering", default=False)
    # How soon after the start a person should be registered in.
    days_to_register = models.PositiveSmallIntegerField("dagar att registrera på", default=14)

    objects = InsatsQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "insats"
        verbose_name_plural = "insatser"
        ordering = ["method", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "name"], name="insats_name_once"),
            # A project is one insats to its people: a stay is registered once.
            models.UniqueConstraint(
                fields=["project"], condition=Q(method="person"), name="insats_of_people_once"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="insats_ends_after_start",
            ),
            # Structure is only ever counted by head (DOMAIN 1.3).
            models.CheckConstraint(
                condition=~Q(direction="strukturovergripande") | Q(method="antal"),
                name="insats_structure_by_head",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PlannedParticipants(ProjectScoped):
    """How many participants an insats is planned for in a calendar year, as SUS asks."""

    insats = models.ForeignKey(Insats, on_delete=models.CASCADE, related_name="planned")
    year = models.PositiveSmallIntegerField("år")
    number = models.PositiveIntegerField("planerat antal")

    class Meta:
        verbose_name = "planerat antal deltagare"
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(fields=["insats", "year"], name="planned_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year}: {self.number}"
