"""When a person took part, from start to exit."""

import datetime as dt
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from participants.models.choices import Education, EndReason


class DateRange(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


class PeriodQuerySet(ProjectQuerySet):
    def ongoing(self, as_of: dt.date) -> Self:
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=as_of), starts_on__lte=as_of)

    def not_left(self, day: "dt.date | models.OuterRef") -> Self:
        """Periods that had not ended by the day, people registered by mistake aside. A period
        that is still to come counts too: somebody may be given a place before the start."""
        real = self.exclude(end_reason=EndReason.REGISTERED_BY_MISTAKE)
        return real.filter(Q(ends_on=None) | Q(ends_on__gt=day))

    def counted(self) -> Self:
        """Of people who count (`Participant.counted`): one who has periods by mistake only never
        does. Asked of the periods at hand, it takes no look at everybody's."""
        mistake = Q(end_reason=EndReason.REGISTERED_BY_MISTAKE)
        real = ParticipationPeriod.objects.filter(~mistake).values("participant")
        return self.filter(~mistake | Q(participant__in=real))


class ParticipationPeriod(ProjectScoped):
    """One stay in the project. A person who comes back gets another; two never overlap."""

    participant = models.ForeignKey(
        "participants.Participant",
        on_delete=models.CASCADE,
        related_name="periods",
        verbose_name="deltagare",
    )
    starts_on = models.DateField("startdatum")
    ends_on = models.DateField("slutdatum", null=True, blank=True)
    end_reason = models.CharField("avslutsanledning", max_length=20, choices=EndReason, blank=True)

    # What SUS asks about the time before (DOMAIN 1.4); never searched or filtered by.
    education = models.CharField(
        "högsta slutförda utbildning", max_length=16, choices=Education, blank=True
    )
    support_months = models.PositiveSmallIntegerField(
        "månader i offentlig försörjning före", null=True, blank=True
    )
    support_months_estimated = models.BooleanField("tiden är uppskattad", default=False)
    registered_at_af = models.BooleanField("inskriven hos AF före", null=True, blank=True)
    late_intake_reason = models.TextField("skäl till sent intag", blank=True)

    objects = PeriodQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "deltagarperiod"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="period_ends_after_start",
                violation_error_message="Slutdatum kan inte vara före startdatum.",
            ),
            models.CheckConstraint(
                condition=Q(end_reason="") | Q(ends_on__isnull=False),
                name="period_reason_needs_end",
            ),
            ExclusionConstraint(
                name="period_no_overlap",
                expressions=[
                    ("participant", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", Value("[)")), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Perioden går in i en annan period för samma deltagare.",
            ),
        ]
        indexes = [models.Index(fields=["project", "starts_on"], name="period_by_start")]

    def covers(self, day: dt.date) -> bool:
        """Whether the period is going on that day, as `ongoing` has it."""
        return self.starts_on <= day and (self.ends_on is None or self.ends_on > day)

    def __str__(self) -> str:
        return f"{self.starts_on}–{self.ends_on or ''}"
