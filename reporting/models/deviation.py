"""Deviations from the plan: what, how bad, and what is done about it (DOMAIN 2.4)."""

import datetime as dt
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Max, Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectQuerySet, ProjectScoped
from nyttiga.ui.clock import today
from reporting.models.goal import Goal

MUST_BE_REPORTED = 3  # from this severity RAR must know


class DeviationQuerySet(ProjectQuerySet):
    def open_on(self, day: dt.date) -> Self:
        """Noticed by the day and not closed by it."""
        return self.filter(Q(closed_on=None) | Q(closed_on__gt=day), noticed_on__lte=day)

    def open(self) -> Self:
        return self.exclude(status=Deviation.Status.CLOSED)

    def for_outsiders(self, day: dt.date) -> Self:
        """Those that the funder and the steering group read about: serious, and reported."""
        return self.filter(severity__gte=MUST_BE_REPORTED, reported_on__lte=day)


class Deviation(ProjectScoped):
    """Something that does not go to plan. Its texts never hold a person: they go to RAR."""

    class Kind(models.TextChoices):
        GOAL = "mal", "Mål"
        TIME = "tidplan", "Tidplan"
        ECONOMY = "ekonomi", "Ekonomi"
        VOLUME = "volym", "Antal deltagare"
        TARGET_GROUP = "malgrupp", "Målgrupp"
        STAFF = "personal", "Personal och bemanning"
        PARTY = "part", "Organisation eller part"
        METHOD = "metod", "Metod"
        AGREEMENT = "avtal", "Avtal och upphandling"
        DATA_PROTECTION = "dataskydd", "Dataskydd"
        ACCIDENT = "arbetsmiljo", "Arbetsmiljö och olyckor"
        EXTERNAL = "extern", "Något utanför projektet"
        OTHER = "ovrigt", "Övrigt"

    class Severity(models.IntegerChoices):
        SMALL = 1, "1 Liten"
        MODERATE = 2, "2 Måttlig"
        SERIOUS = 3, "3 Väsentlig"
        CRITICAL = 4, "4 Kritisk"

    class DecidedBy(models.TextChoices):
        NOBODY = "ingen", "Ingen"
        LEADER = "projektledare", "Projektledaren"
        STEERING_GROUP = "styrgrupp", "Styrgruppen"
        OWNER = "projektagare", "Projektägaren"
        RAR = "RAR", "RAR"

    class Status(models.TextChoices):
        NEW = "ny", "Ny"
        INVESTIGATED = "utredning", "Under utredning"
        REPORTED = "rapporterad", "Rapporterad till RAR"
        DECIDED = "beslutad", "Beslutad"
        HANDLED = "atgardad", "Åtgärdad"
        CLOSED = "stangd", "Stängd"

    number = models.PositiveSmallIntegerField("nummer", editable=False)
    noticed_on = models.DateField("upptäckt den")
    reported_on = models.DateField("rapporterad till RAR den", null=True, blank=True)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    kind = models.CharField("slag", max_length=12, choices=Kind)
    severity = models.PositiveSmallIntegerField("hur allvarlig", choices=Severity)
    description = models.TextField("vad har hänt?")
    cause = models.TextField("varför?", blank=True)
    goals = models.ManyToManyField(Goal, blank=True, related_name="+", verbose_name="mål")
    consequence = models.TextField("vad betyder det för mål och tid?", blank=True)
    money = models.DecimalField(
        "vad betyder det i kronor?", max_digits=12, decimal_places=2, null=True, blank=True
    )
    measure = models.TextField("vad gör ni åt det?", blank=True)
    responsible = models.CharField("ansvarig", max_length=120, blank=True)
    due_on = models.DateField("klart senast", null=True, blank=True)
    decided_by = models.CharField(
        "vem behöver besluta?", max_length=13, choices=DecidedBy, default=DecidedBy.NOBODY
    )
    decision = models.TextField("vad beslutades?", blank=True)
    decided_on = models.DateField("beslutat den", null=True, blank=True)
    status = models.CharField("läge", max_length=11, choices=Status, default=Status.NEW)
    closed_on = models.DateField("stängd den", null=True, blank=True, editable=False)
    # Which of the rules suggested it, so that the same is not suggested again while it is open.
    rule = models.CharField(max_length=30, blank=True, editable=False)

    objects = DeviationQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "avvikelse"
        verbose_name_plural = "avvikelser"
        ordering = ["-severity", "-noticed_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["project", "number"], name="deviation_number_once"),
            models.UniqueConstraint(
                fields=["project", "rule"],
                condition=~Q(rule="") & ~Q(status="stangd"),
                name="deviation_rule_once_open",
            ),
            models.CheckConstraint(
                condition=Q(severity__gte=1, severity__lte=4), name="deviation_severity_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=[
                        "ny", "utredning", "rapporterad", "beslutad", "atgardad", "stangd",
                    ]
                ),
                name="deviation_status_known",
            ),
            models.CheckConstraint(
                condition=~Q(status="rapporterad") | Q(reported_on__isnull=False),
                name="deviation_reported_on_a_day",
                violation_error_message="Skriv vilken dag den rapporterades.",
            ),
            models.CheckConstraint(
                condition=~Q(status="beslutad") | Q(decided_on__isnull=False),
                name="deviation_decided_on_a_day",
                violation_error_message="Skriv vilken dag det beslutades.",
            ),
            models.CheckConstraint(
                condition=Q(decided_on__isnull=True) | ~Q(decision=""),
                name="deviation_decided_something",
                violation_error_message="Skriv vad som beslutades.",
            ),
            models.CheckConstraint(
                condition=Q(status="stangd", closed_on__isnull=False)
                | (~Q(status="stangd") & Q(closed_on__isnull=True)),
                name="deviation_closed_on_a_day",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"Avvikelse {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.number is None:
            numbers = Deviation.objects.filter(project=self.project_id)
            self.number = 1 + (numbers.aggregate(last=Max("number"))["last"] or 0)
        if self.status != self.Status.CLOSED:
            self.closed_on = None
        elif self.closed_on is None:
            self.closed_on = today()
        super().save(*args, **kwargs)

    @property
    def is_late(self) -> bool:
        """Whether its measure should have been done."""
        done = self.status in (self.Status.HANDLED, self.Status.CLOSED)
        return not done and self.due_on is not None and self.due_on < today()

    @property
    def must_be_reported(self) -> bool:
        """Whether RAR must know of it and does not yet."""
        is_open = self.status != self.Status.CLOSED
        return is_open and self.severity >= MUST_BE_REPORTED and self.reported_on is None
