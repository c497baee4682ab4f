"""The project itself, its municipalities and target groups."""

from django.db import models

from nyttiga.projects.models.scoped import ProjectScoped
from nyttiga.ui.fields import SortKeyField


class Project(models.Model):
    """A labour-market project (*insats*) with its own people, goals and funder.

    Any number of projects live side by side; nobody sees more than those they are a member of.
    """

    name = models.CharField("namn", max_length=200)
    slug = models.SlugField("kortnamn i adressen", unique=True)
    starts_on = models.DateField("startdatum")
    ends_on = models.DateField("slutdatum")
    last_intake_on = models.DateField("sista intag av deltagare", null=True, blank=True)
    ceiling = models.DecimalField(
        "beviljat högst, kronor", max_digits=12, decimal_places=0, null=True, blank=True
    )
    description = models.TextField("syfte", blank=True)
    group_size = models.PositiveSmallIntegerField("deltagare per grupp", default=8)
    quiet_days = models.PositiveSmallIntegerField("dagar utan kontakt som är för många", default=30)
    enterprise_quiet_days = models.PositiveSmallIntegerField(
        "dagar utan kontakt med ett företag som är för många", default=60
    )

    # Sooner than this everybody would be quiet, later nobody is missed.
    QUIET_DAYS = (7, 180)
    ENTERPRISE_QUIET_DAYS = (14, 365)

    class Meta:
        verbose_name = "projekt"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="project_ends_after_start",
            ),
            models.CheckConstraint(
                condition=models.Q(last_intake_on__isnull=True)
                | models.Q(
                    last_intake_on__gte=models.F("starts_on"),
                    last_intake_on__lte=models.F("ends_on"),
                ),
                name="project_intake_within",
            ),
            models.CheckConstraint(
                condition=models.Q(quiet_days__range=(7, 180)), name="project_quiet_days_sane"
            ),
            models.CheckConstraint(
                condition=models.Q(enterprise_quiet_days__range=(14, 365)),
                name="project_enterprise_quiet_days_sane",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Municipality(ProjectScoped):
    """A municipality that takes part in the project."""

    code = models.CharField("kommunkod", max_length=4)
    name = models.CharField("namn", max_length=60)
    sort_name = SortKeyField(sources=("name",))

    class Meta:
        verbose_name = "kommun"
        ordering = ["sort_name"]
        constraints = [
            models.UniqueConstraint(fields=["project", "code"], name="municipality_code_once"),
            models.UniqueConstraint(fields=["project", "name"], name="municipality_name_once"),
        ]

    def __str__(self) -> str:
        return self.name


class TargetGroup(ProjectScoped):
    """Whom the project is for, in the application's words."""

    number = models.PositiveSmallIntegerField("nummer")
    name = models.TextField("målgrupp")
    of_people = models.BooleanField("deltagare", default=False)
    # Questions asked at intake; whoever does not meet one needs a reason to be taken in.
    min_age = models.PositiveSmallIntegerField("lägsta ålder", null=True, blank=True)
    max_age = models.PositiveSmallIntegerField("högsta ålder", null=True, blank=True)

    class Meta:
        verbose_name = "målgrupp"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="target_group_number_once")
        ]

    def __str__(self) -> str:
        return self.name
