"""The way from an idea to an enterprise that runs: half of what the project is for."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from enterprises.models.about import AboutEnterprise
from enterprises.models.choices import Step
from nyttiga.projects.models import ProjectQuerySet


class WayStep(AboutEnterprise):
    """A step that an enterprise reached on a day."""

    step = models.CharField("steg", max_length=10, choices=Step)
    reached_on = models.DateField("nåddes")
    note = models.CharField("kort om det", max_length=200, blank=True)

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "steg på vägen"
        verbose_name_plural = "steg på vägen"
        ordering = ["reached_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["enterprise", "step"],
                name="way_step_once",
                violation_error_message="Det steget finns redan. Ändra dagen på det i stället.",
            ),
            models.CheckConstraint(condition=Q(step__in=Step.values), name="way_step_known"),
        ]

    def __str__(self) -> str:
        return self.get_step_display()
