"""The report's traffic lights: one for each area, with a line of reason (DOMAIN 2.3, 1)."""

from django.db import models
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped
from reporting.models.report import Report


class ReportLight(ProjectScoped):
    """Somebody's own judgement of an area. No row: the light follows the figures, where there are
    any to follow."""

    class Area(models.TextChoices):
        GOALS = "mal", "Mål"
        TIME = "tid", "Tid"
        MONEY = "ekonomi", "Ekonomi"
        PARTICIPANTS = "deltagare", "Deltagare"
        COOPERATION = "samverkan", "Samverkan"

    class Colour(models.TextChoices):
        GREEN = "gron", "Grönt"
        YELLOW = "gul", "Gult"
        RED = "rod", "Rött"

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="lights")
    area = models.CharField("område", max_length=10, choices=Area.choices)
    colour = models.CharField("ljus", max_length=4, choices=Colour.choices)
    reason = models.CharField("skäl, på en rad", max_length=160)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "trafikljus"
        verbose_name_plural = "trafikljus"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "area"], name="report_light_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_area_display()}: {self.get_colour_display()}"
