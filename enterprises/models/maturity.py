"""How far an enterprise has come on six sides of running a business (DOMAIN 5.7)."""

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from enterprises.models.about import AboutEnterprise
from enterprises.models.choices import Occasion
from nyttiga.projects.models import ProjectQuerySet

HIGHEST = 4


def _level(words: str) -> Any:
    return models.PositiveSmallIntegerField(words, validators=[MaxValueValidator(HIGHEST)])


class MaturityAssessment(AboutEnterprise):
    """The six sides, 0 (not begun) to 4 (works well), as judged together on a day."""

    SIDES = ("idea", "economy", "agreements", "supervision", "impact", "governance")

    occasion = models.CharField("tillfälle", max_length=12, choices=Occasion)
    assessed_on = models.DateField("bedömt")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="av",
    )
    idea = _level("affärsidé och kunder")
    economy = _level("ekonomi och pris")
    agreements = _level("avtal och anbud")
    supervision = _level("handledning och rutiner")
    impact = _level("mäta nytta")
    governance = _level("styrning och delaktighet")
    note = models.TextField("varför just så", blank=True)

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "mognad"
        verbose_name_plural = "mognad"
        ordering = ["assessed_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    idea__lte=HIGHEST,
                    economy__lte=HIGHEST,
                    agreements__lte=HIGHEST,
                    supervision__lte=HIGHEST,
                    impact__lte=HIGHEST,
                    governance__lte=HIGHEST,
                ),
                name="maturity_within_scale",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_occasion_display()} {self.assessed_on}"
