"""From when something counts as a deviation: numbers that a project can change."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import Project, ProjectScoped

PERCENT = [MaxValueValidator(100)]
SOME = [MinValueValidator(1)]


class Thresholds(ProjectScoped):
    """A project's own numbers; DOMAIN 2.4 («Triggers») holds for a project that has none."""

    forecast_percent = models.PositiveSmallIntegerField(
        "prognosen når minst så många procent av målet", default=90, validators=PERCENT
    )
    cost_percent = models.PositiveSmallIntegerField(
        "ett kostnadsslag avviker högst så många procent", default=10, validators=PERCENT
    )
    cost_amount = models.PositiveIntegerField(
        "ett kostnadsslag avviker högst så många kronor", default=50_000
    )
    intake_days = models.PositiveSmallIntegerField(
        "dagar utan en ny deltagare, högst", default=60, validators=SOME
    )
    share_low = models.PositiveSmallIntegerField(
        "andel kvinnor, lägst procent", default=40, validators=PERCENT
    )
    share_high = models.PositiveSmallIntegerField(
        "andel kvinnor, högst procent", default=60, validators=PERCENT
    )
    overdue_percent = models.PositiveSmallIntegerField(
        "försenade steg och uppföljningar, högst procent", default=20, validators=PERCENT
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "gränser för avvikelser"
        verbose_name_plural = "gränser för avvikelser"
        constraints = [
            models.UniqueConstraint(fields=["project"], name="thresholds_once"),
            models.CheckConstraint(
                condition=models.Q(share_low__lte=models.F("share_high")),
                name="thresholds_share_ordered",
                violation_error_message="Lägst kan inte vara mer än högst.",
            ),
        ]

    def __str__(self) -> str:
        return "Gränser för avvikelser"

    @classmethod
    def of(cls, project: Project) -> "Thresholds":
        """The project's own, or those of DOMAIN 2.4, not saved. One query."""
        return Thresholds.objects.filter(project=project).first() or Thresholds(project=project)
