"""Support and occupation before and after: what SUS asks for, and what came of it.

Benefits can tell of a person's health, so nothing here is ever searched or filtered by (DSL
3:3). They appear in the person's own form and in figures about many.
"""

from decimal import Decimal
from typing import Self

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped


class Moment(models.TextChoices):
    """When it was so. *Before* is within a week before the start (SUS)."""

    BEFORE = "fore", "Före"
    AFTER = "efter", "Efter"
    AFTER_3 = "uppf_3", "Efter 3 månader"
    AFTER_6 = "uppf_6", "Efter 6 månader"
    AFTER_12 = "uppf_12", "Efter 12 månader"


class Source(models.TextChoices):
    """What a person lives on (DOMAIN 1.6.1)."""

    SICKNESS_BENEFIT = "SJUKPENNING", "Sjukpenning"
    REHABILITATION_BENEFIT = "REHABPENNING", "Rehabiliteringspenning"
    SICKNESS_COMPENSATION = "SJUKERSATTNING", "Sjukersättning"
    ACTIVITY_COMPENSATION = "AKTIVITETSERSATTNING", "Aktivitetsersättning"
    ACTIVITY_GRANT = "AKTIVITETSSTOD", "Aktivitetsstöd"
    DEVELOPMENT_ALLOWANCE = "UTVECKLINGSERSATTNING", "Utvecklingsersättning"
    INTRODUCTION_BENEFIT = "ETABLERINGSERSATTNING", "Etableringsersättning"
    UNEMPLOYMENT_BENEFIT = "AKASSA", "Arbetslöshetsersättning (a-kassa)"
    SOCIAL_ASSISTANCE = "FORSORJNINGSSTOD", "Ekonomiskt bistånd/försörjningsstöd"
    STUDENT_AID = "STUDIESTOD", "Studiestöd"
    WAGES = "LON", "Lön/eget arbete"
    SUBSIDISED_WAGES = "LON_SUBV", "Lön i subventionerad anställning"
    PARENTAL_BENEFIT = "FORALDRAPENNING", "Föräldrapenning"
    PENSION = "PENSION", "Ålderspension/delpension"
    OTHER_PUBLIC = "ANNAN_OFF", "Annan offentlig försörjning"
    NONE = "INGEN", "Ingen offentlig försörjning"
    UNKNOWN = "OKAND", "Uppgift saknas"


# SUS counts parental benefit and pension as no public support (DOMAIN 1.6.1).
NOT_PUBLIC = (
    Source.WAGES,
    Source.SUBSIDISED_WAGES,
    Source.PARENTAL_BENEFIT,
    Source.PENSION,
    Source.NONE,
)
FULL_TIME_HOURS = 40  # SUS: 100 % is 40 hours a week, whatever the workplace calls full time


class SituationQuerySet(ProjectQuerySet):
    def at(self, moment: Moment) -> Self:
        return self.filter(moment=moment)


class Situation(ProjectScoped):
    """What support and occupation share: whose, when, and as of which day."""

    moment = models.CharField("tillfälle", max_length=8, choices=Moment)
    date = models.DateField("datum")
    # What came with the Excel register makes no duties before the day it came.
    imported_on = models.DateField(null=True, blank=True, editable=False)

    objects = SituationQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(moment__in=Moment.values), name="%(class)s_moment_known"
            )
        ]


def percent_constraint(column: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__range": (0, 100)}),
        name=f"%(class)s_{column}_percent",
        violation_error_message="Skriv ett tal mellan 0 och 100.",
    )


class SupportSource(Situation):
    """One source of support at one moment; several may stand side by side."""

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="support_sources",
        verbose_name="deltagare",
    )
    source = models.CharField("försörjning", max_length=24, choices=Source)
    extent = models.PositiveSmallIntegerField("omfattning, procent", null=True, blank=True)

    history = HistoricalRecords()

    class Meta(Situation.Meta):
        verbose_name = "försörjning"
        constraints = [
            *Situation.Meta.constraints,
            percent_constraint("extent"),
            models.UniqueConstraint(
                fields=["participant", "moment", "date", "source"], name="support_source_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Försörjning {self.pk}"


class Occupation(Situation):
    """What the person actually did at one moment, in per cent of 40 hours a week."""

    class Kind(models.TextChoices):
        WORK = "ARB_OSUBV", "Arbete utan subvention"
        SUBSIDISED_WORK = "ARB_SUBV", "Subventionerat arbete"
        OWN_BUSINESS = "EGET", "Eget företag"
        STUDIES = "STUDIER", "Studier"
        PROGRAMME = "AMP", "Arbetsmarknadspolitiskt program"
        JOB_SEEKING = "AKTIVT_SOKANDE", "Aktivt arbetssökande"
        OTHER = "OVRIGT", "Övrigt"

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="occupations",
        verbose_name="deltagare",
    )
    kind = models.CharField("sysselsättning", max_length=16, choices=Kind)
    percent = models.PositiveSmallIntegerField("procent", null=True, blank=True)

    history = HistoricalRecords()

    class Meta(Situation.Meta):
        verbose_name = "sysselsättning"
        constraints = [
            *Situation.Meta.constraints,
            percent_constraint("percent"),
            models.UniqueConstraint(
                fields=["participant", "moment", "date", "kind"], name="occupation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Sysselsättning {self.pk}"

    @property
    def hours_a_week(self) -> Decimal | None:
        """What the per cent is of 40 hours; None where nobody said."""
        return None if self.percent is None else Decimal(self.percent * FULL_TIME_HOURS) / 100
