"""Step measurements: how far the person has come, on the project's own scale D1–D10."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped

# DOMAIN 3.5: neutral wording of our own. No instrument owned by others, no words of diagnoses.
DOMAINS = {
    "d1": "Vardagsstruktur",
    "d2": "Hantera det som gör arbete svårt",
    "d3": "Samarbete och kommunikation",
    "d4": "Yrkeskunskap och arbetsuppgifter",
    "d5": "Språk och digital vana",
    "d6": "Kännedom om arbetslivet och egna styrkor",
    "d7": "Mål och riktning",
    "d8": "Tilltro till egen förmåga",
    "d9": "Nätverk och stöd",
    "d10": "Aktivt sökande av nästa steg",
}
SCALE = {
    1: "inte alls ännu",
    2: "litet",
    3: "delvis",
    4: "till stor del",
    5: "helt",
}


# DOMAIN 3.5: measured again every three months.
INTERVAL = dt.timedelta(days=91)


class MeasurementQuerySet(ProjectQuerySet):
    def by(self, day: dt.date) -> Self:
        """Measured on or before the day."""
        return self.filter(date__lte=day)

    def own(self) -> Self:
        """What participants answered about themselves."""
        return self.filter(respondent=StepMeasurement.Respondent.PARTICIPANT)


def _answer(code: str) -> models.PositiveSmallIntegerField:
    return models.PositiveSmallIntegerField(DOMAINS[code], null=True, blank=True)


class StepMeasurement(ProjectScoped):
    """One answer to the ten questions, 1–5, by the participant or by the coach. A question left
    empty is *not relevant*, never zero."""

    class Respondent(models.TextChoices):
        PARTICIPANT = "deltagare", "Deltagaren"
        COACH = "coach", "Coachen"

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="measurements",
        verbose_name="deltagare",
    )
    date = models.DateField("datum")
    respondent = models.CharField("vem svarade", max_length=10, choices=Respondent)
    d1 = _answer("d1")
    d2 = _answer("d2")
    d3 = _answer("d3")
    d4 = _answer("d4")
    d5 = _answer("d5")
    d6 = _answer("d6")
    d7 = _answer("d7")
    d8 = _answer("d8")
    d9 = _answer("d9")
    d10 = _answer("d10")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = MeasurementQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "stegmätning"
        verbose_name_plural = "stegmätningar"
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "date", "respondent"],
                name="measurement_once",
                violation_error_message="Det finns redan en mätning den dagen.",
            ),
            *[
                models.CheckConstraint(
                    condition=Q(**{f"{code}__isnull": True}) | Q(**{f"{code}__range": (1, 5)}),
                    name=f"measurement_{code}_on_scale",
                )
                for code in DOMAINS
            ],
        ]

    def __str__(self) -> str:
        return f"Stegmätning {self.date}"

    @property
    def values(self) -> list[int | None]:
        """The answers in the questions' order; None where not relevant."""
        return [getattr(self, code) for code in DOMAINS]

    @property
    def answers(self) -> dict[str, int]:
        """The questions that were answered, by code."""
        pairs = zip(DOMAINS, self.values, strict=True)
        return {code: value for code, value in pairs if value is not None}


class RequestQuerySet(ProjectQuerySet):
    def unanswered(self) -> Self:
        """Those that the participant has not answered since."""
        since = StepMeasurement.objects.own().filter(
            participant=OuterRef("participant"), date__gte=OuterRef("asked_on")
        )
        return self.filter(~Exists(since))


class MeasurementRequest(ProjectScoped):
    """Staff asked the participant to answer the ten questions on the own page. The participant's
    next answer closes it."""

    participant = models.ForeignKey(
        "participants.Participant", on_delete=models.CASCADE, related_name="measurement_requests"
    )
    asked_on = models.DateField("frågad")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = "fråga om stegmätning"
        ordering = ["-asked_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "asked_on"], name="measurement_request_once"
            )
        ]

    def __str__(self) -> str:
        return f"Fråga {self.asked_on}"
