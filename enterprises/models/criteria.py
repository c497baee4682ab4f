"""Whether an enterprise is work-integrating (ASF), criterion by criterion (DOMAIN 5.1)."""

from typing import Any, NamedTuple

from django.conf import settings
from django.db import models
from simple_history.models import HistoricalRecords

from enterprises.models.about import AboutEnterprise
from nyttiga.audit.changes import label_of
from nyttiga.projects.models import ProjectQuerySet


class Criterion(NamedTuple):
    """One criterion of an assessment: its words, whether it is met and what shows that."""

    title: str
    is_met: bool
    evidence: str


def _met(words: str) -> Any:
    return models.BooleanField(words, default=False)


def _evidence() -> Any:
    return models.CharField("vad som visar det", max_length=300, blank=True)


class CriteriaAssessment(AboutEnterprise):
    """The five criteria as somebody judged them on a day."""

    NAMES = ("business", "purpose", "participation", "reinvests", "independent")

    assessed_on = models.DateField("bedömt")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="av",
    )
    business = _met("Säljer varor eller tjänster")
    business_evidence = _evidence()
    purpose = _met("Finns till för människor som har svårt att få och behålla arbete")
    purpose_evidence = _evidence()
    participation = _met("De som arbetar där är delaktiga: äger, har avtal eller annat på papper")
    participation_evidence = _evidence()
    reinvests = _met("Vinsten stannar mest i verksamheten")
    reinvests_evidence = _evidence()
    independent = _met("Står fritt från kommun, region och stat")
    independent_evidence = _evidence()

    objects = ProjectQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "bedömning av ASF"
        verbose_name_plural = "bedömningar av ASF"
        ordering = ["-assessed_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.met} av {len(self.NAMES)}"

    @property
    def met(self) -> int:
        """How many of the five are met."""
        return sum(getattr(self, name) for name in self.NAMES)

    @property
    def criteria(self) -> list[Criterion]:
        """All five, in order."""
        return [
            Criterion(
                label_of(self._meta.get_field(name)),
                getattr(self, name),
                getattr(self, f"{name}_evidence"),
            )
            for name in self.NAMES
        ]
