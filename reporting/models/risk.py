"""What could go wrong, and what has helped and hindered."""

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped

LARGE, MEDIUM = 12, 5  # probability times consequence, from


class Risk(ProjectScoped):
    """Something that may happen. Probability and consequence from 1 to 5."""

    class Probability(models.IntegerChoices):
        ONE = 1, "1 Mycket osannolik"
        TWO = 2, "2 Osannolik"
        THREE = 3, "3 Möjlig"
        FOUR = 4, "4 Sannolik"
        FIVE = 5, "5 Nästan säker"

    class Consequence(models.IntegerChoices):
        ONE = 1, "1 Märks knappt"
        TWO = 2, "2 Liten"
        THREE = 3, "3 Kännbar"
        FOUR = 4, "4 Stor"
        FIVE = 5, "5 Stoppar projektet"

    what = models.CharField("vad kan hända?", max_length=200)
    probability = models.PositiveSmallIntegerField("hur troligt är det?", choices=Probability)
    consequence = models.PositiveSmallIntegerField("hur mycket betyder det?", choices=Consequence)
    measure = models.TextField("vad gör ni åt det?", blank=True)
    responsible = models.CharField("ansvarig", max_length=120, blank=True)
    reviewed_on = models.DateField("senast bedömd")
    is_over = models.BooleanField("risken finns inte längre", default=False)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "risk"
        verbose_name_plural = "risker"
        ordering = ["is_over", (-models.F("probability") * models.F("consequence")).asc(), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    probability__gte=1, probability__lte=5, consequence__gte=1, consequence__lte=5
                ),
                name="risk_from_1_to_5",
            )
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def value(self) -> int:
        """1 to 25."""
        return int(self.probability * self.consequence)

    @property
    def level(self) -> str:
        """«Stor», «Medel» or «Liten»."""
        return "Stor" if self.value >= LARGE else "Medel" if self.value >= MEDIUM else "Liten"


class Factor(ProjectScoped):
    """Something that helped or hindered, on its day: material for the final report."""

    class Kind(models.TextChoices):
        HELPED = "hjalpte", "Det hjälpte"
        HINDERED = "hindrade", "Det hindrade"

    date = models.DateField("dag")
    kind = models.CharField("slag", max_length=8, choices=Kind)
    text = models.CharField("vad?", max_length=300)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "erfarenhet"
        verbose_name_plural = "erfarenheter"
        ordering = ["-date", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["hjalpte", "hindrade"]), name="factor_kind_known"
            )
        ]

    def __str__(self) -> str:
        return self.text
