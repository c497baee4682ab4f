"""A9, what the project costs: budget against outcome for each calendar year, as SUS asks it."""

from collections import defaultdict
from decimal import Decimal

from django.db.models import Sum

from nyttiga.projects.models import Project
from reporting.economy.money import kronor, percent
from reporting.models import BudgetLine, Cost, Financier
from reporting.periods import Period
from reporting.sus.tables.building import NO_NUMBER, Table, TableRow

HEADINGS = ("Budgetår", "Budget, kronor", "Utfall, kronor", "Kvar, kronor", "Förbrukat, %")
NOTE = (
    "Det som RAR betalar, bokfört till och med den valda tidens slut. Åren visas hela, också när "
    "tiden är kortare."
)
NOTHING = "Ingen budget och ingen kostnad är bokförd än."


def costs(project: Project, window: Period) -> Table:
    """Sums only, so nothing in it is about people. Two queries."""
    budget: dict[int, Decimal] = defaultdict(Decimal)
    outcome: dict[int, Decimal] = defaultdict(Decimal)
    lines = BudgetLine.objects.filter(project=project).order_by()
    for year, amount in lines.values_list("year").annotate(sum=Sum("amount")):
        budget[year] = amount
    booked = Cost.objects.filter(
        project=project, financier=Financier.RAR, booked_on__lte=window.ends_on
    ).order_by()
    for year, amount in booked.values_list("booked_on__year").annotate(sum=Sum("amount")):
        outcome[year] = amount
    years = sorted({*budget, *outcome})
    rows = [_row(str(year), budget[year], outcome[year]) for year in years]
    rows.append(_row("Alla år", sum(budget.values()), sum(outcome.values()), "total"))
    if not years:
        return Table("A9", "Kostnader", "Kostnader", HEADINGS, note=NOTHING)
    return Table("A9", "Kostnader", "Kostnader", HEADINGS, tuple(rows), NOTE)


def _row(label: str, budget: Decimal | int, outcome: Decimal | int, kind: str = "") -> TableRow:
    used = percent(outcome, budget)
    spent = NO_NUMBER if used is None else used
    return TableRow(
        label, (kronor(budget), kronor(outcome), kronor(Decimal(budget) - outcome), spent), kind
    )
