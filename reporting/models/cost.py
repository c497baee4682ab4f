"""What the project costs: its budget, what is booked, and what is expected (DOMAIN 2.5)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from nyttiga.projects.models import ProjectScoped


class CostType(models.TextChoices):
    """Kinds of cost, in the order of the budget."""

    SALARY = "PERS_LON", "Lön"
    PAYROLL = "PERS_LKP", "Sociala avgifter och pension"
    CONSULTANT = "KONSULT", "Köpta tjänster"
    EVALUATION = "UTVARD", "Utvärdering"
    PREMISES = "LOKAL", "Lokaler och konferens"
    TRAVEL = "RESOR", "Resor"
    MATERIAL = "MATERIAL", "Material, trycksaker och licenser"
    COMMUNICATION = "KOMM", "Kommunikation och annonser"
    TRAINING = "UTB", "Utbildning"
    MEETING = "MOTE", "Möten och förtäring"
    PARTICIPANT = "DELTAGARE", "Deltagarkostnader"
    SUPERVISOR = "HANDL_ERS", "Ersättning till handledare"
    AUDIT = "REVISION", "Revision"
    OVERHEAD = "OVERHEAD", "Indirekta kostnader"
    INCOME = "INTAKT", "Intäkter"


class Financier(models.TextChoices):
    """Who pays. Only what RAR pays is requested from it; the rest shows what others put in."""

    RAR = "RAR", "RAR"
    CASH = "KONTANT", "Medfinansiering, pengar"
    TIME = "TID", "Medfinansiering, tid"


def _income_is_negative(name: str) -> models.CheckConstraint:
    """Income lessens the cost, so it is kept below zero and every sum is a plain one."""
    return models.CheckConstraint(
        condition=~Q(cost_type=CostType.INCOME) | Q(amount__lte=0),
        name=name,
        violation_error_message="Intäkter skrivs med minus.",
    )


class BudgetLine(ProjectScoped):
    """What RAR has granted for a kind of cost in a calendar year, in SEK without VAT."""

    cost_type = models.CharField("kostnadsslag", max_length=10, choices=CostType)
    year = models.PositiveSmallIntegerField("år")
    amount = models.DecimalField("budget, kronor", max_digits=12, decimal_places=2)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "budgetrad"
        verbose_name_plural = "budgetrader"
        ordering = ["year", "cost_type"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "cost_type", "year"],
                name="budget_line_once",
                violation_error_message="Budgeten för det slaget och året finns redan.",
            ),
            models.CheckConstraint(
                condition=Q(cost_type__in=CostType.values), name="budget_type_known"
            ),
            _income_is_negative("budget_income_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.get_cost_type_display()} {self.year}"


class Cost(ProjectScoped):
    """A booked cost, in SEK. A credit note is below zero."""

    voucher = models.CharField("verifikationsnummer", max_length=30)
    booked_on = models.DateField("bokföringsdatum")
    cost_type = models.CharField("kostnadsslag", max_length=10, choices=CostType)
    amount = models.DecimalField("belopp utan moms", max_digits=12, decimal_places=2)
    vat = models.DecimalField("moms", max_digits=12, decimal_places=2, default=0)
    text = models.CharField("text", max_length=200, blank=True)
    financier = models.CharField(
        "finansiär", max_length=7, choices=Financier, default=Financier.RAR
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    history = HistoricalRecords()

    class Meta:
        verbose_name = "kostnad"
        verbose_name_plural = "kostnader"
        ordering = ["-booked_on", "-pk"]
        indexes = [models.Index(fields=["project", "-booked_on", "-id"], name="cost_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(cost_type__in=CostType.values), name="cost_type_known"
            ),
            models.CheckConstraint(
                condition=Q(financier__in=Financier.values), name="cost_financier_known"
            ),
            _income_is_negative("cost_income_negative"),
        ]

    def __str__(self) -> str:
        return self.voucher


class CostForecast(ProjectScoped):
    """What somebody expects a kind of cost to come to over the whole project, in SEK. The latest
    one holds; without any the cost goes on at its pace so far."""

    cost_type = models.CharField("kostnadsslag", max_length=10, choices=CostType)
    made_on = models.DateField("gjord den")
    amount = models.DecimalField("prognos, kronor", max_digits=12, decimal_places=2)
    comment = models.CharField("kommentar", max_length=300, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "prognos"
        verbose_name_plural = "prognoser"
        ordering = ["cost_type", "-made_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "cost_type", "made_on"],
                name="forecast_once_a_day",
                violation_error_message="Det finns redan en prognos för slaget den dagen.",
            ),
            models.CheckConstraint(
                condition=Q(cost_type__in=CostType.values), name="forecast_type_known"
            ),
            _income_is_negative("forecast_income_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.get_cost_type_display()} {self.made_on}"
