"""Budget against outcome, a row for each kind of cost (DOMAIN 2.5).

Only what RAR pays is set against the budget that RAR has granted.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from nyttiga.projects.models import Project
from reporting.economy.money import kronor, percent
from reporting.models import BudgetLine, Cost, CostForecast, CostType, Financier, Thresholds
from reporting.periods import Period

NOTHING = Decimal(0)


@dataclass(frozen=True)
class EconomyRow:
    """A kind of cost, or all of them, in SEK. `forecast` is what the whole project will come to:
    somebody's own figure (`forecast_on` says when), or the pace so far."""

    code: str
    label: str
    budget: Decimal
    budget_year: Decimal
    period: Decimal
    accumulated: Decimal
    forecast: Decimal
    forecast_on: dt.date | None = None
    comment: str = ""
    is_flagged: bool = False

    @property
    def left(self) -> Decimal:
        return self.budget - self.accumulated

    @property
    def used(self) -> Decimal | None:
        return percent(self.accumulated, self.budget)

    @property
    def deviation(self) -> Decimal:
        """Above zero when more is spent than granted."""
        return self.forecast - self.budget

    @property
    def deviation_percent(self) -> Decimal | None:
        return percent(self.deviation, self.budget)


@dataclass(frozen=True)
class Overview:
    """The economy at the end of a period, or today while it goes on."""

    period: Period
    as_of: dt.date
    rows: tuple[EconomyRow, ...]
    total: EconomyRow
    others: tuple[tuple[str, Decimal], ...]  # what others have put in so far, by kind

    @property
    def flagged(self) -> list[EconomyRow]:
        return [row for row in self.rows if row.is_flagged]


def overview(project: Project, period: Period, as_of: dt.date) -> Overview:
    """The table. Four queries, or three when there is nothing to judge."""
    budgets = _budgets(project, as_of.year)
    outcomes = _outcomes(project, period, as_of)
    forecasts = _forecasts(project, as_of)
    if not (budgets or outcomes or forecasts):
        return Overview(period, as_of, (), _total([]), ())
    limits = Thresholds.of(project)
    rows = []
    for code, label in CostType.choices:
        budget, of_year = budgets.get(code, (NOTHING, NOTHING))
        accumulated, in_period = outcomes.get((code, Financier.RAR), (NOTHING, NOTHING))
        own = forecasts.get(code)
        if not (budget or accumulated or own):
            continue
        forecast = own.amount if own else at_this_pace(project, accumulated, as_of)
        rows.append(
            EconomyRow(
                code=code,
                label=str(label),
                budget=budget,
                budget_year=of_year,
                period=in_period,
                accumulated=accumulated,
                forecast=forecast,
                forecast_on=own.made_on if own else None,
                comment=own.comment if own else "",
                is_flagged=is_beyond(budget, forecast - budget, limits),
            )
        )
    return Overview(period, as_of, tuple(rows), _total(rows), _others(outcomes))


def at_this_pace(project: Project, accumulated: Decimal, as_of: dt.date) -> Decimal:
    """What it comes to by the project's end when it goes on as it has, in whole kronor."""
    gone = (min(as_of, project.ends_on) - project.starts_on).days + 1
    whole = (project.ends_on - project.starts_on).days + 1
    return Decimal(kronor(accumulated * whole / max(gone, 1)))


def is_beyond(budget: Decimal, deviation: Decimal, limits: Thresholds) -> bool:
    """Whether a deviation is large enough to be told: in kronor, or in per cent of the budget.
    What was never budgeted is judged in kronor."""
    share = percent(deviation, budget)
    too_many = share is not None and abs(share) > limits.cost_percent
    return too_many or abs(deviation) > limits.cost_amount


def _budgets(project: Project, year: int) -> dict[str, tuple[Decimal, Decimal]]:
    rows = BudgetLine.objects.filter(project=project).order_by().values_list("cost_type")
    sums = rows.annotate(whole=Sum("amount"), part=Sum("amount", filter=Q(year=year)))
    return {code: (whole, of_year or NOTHING) for code, whole, of_year in sums}


def _outcomes(
    project: Project, period: Period, as_of: dt.date
) -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
    booked = Cost.objects.filter(project=project, booked_on__lte=as_of).order_by()
    in_period = Q(booked_on__gte=period.starts_on)
    sums = booked.values_list("cost_type", "financier").annotate(
        whole=Sum("amount"), part=Sum("amount", filter=in_period)
    )
    return {(code, by): (all_of_it, part or NOTHING) for code, by, all_of_it, part in sums}


def _forecasts(project: Project, as_of: dt.date) -> dict[str, CostForecast]:
    made = CostForecast.objects.filter(project=project, made_on__lte=as_of)
    latest = made.order_by("cost_type", "-made_on").distinct("cost_type")
    return {one.cost_type: one for one in latest}


def _total(rows: Iterable[EconomyRow]) -> EconomyRow:
    def added(name: str) -> Decimal:
        return sum((getattr(row, name) for row in rows), NOTHING)

    return EconomyRow(
        "",
        "Alla kostnader",
        budget=added("budget"),
        budget_year=added("budget_year"),
        period=added("period"),
        accumulated=added("accumulated"),
        forecast=added("forecast"),
    )


def _others(
    outcomes: dict[tuple[str, str], tuple[Decimal, Decimal]],
) -> tuple[tuple[str, Decimal], ...]:
    return tuple(
        (str(financier.label), whole)
        for financier in (Financier.CASH, Financier.TIME)
        if (
            whole := sum(
                (part[0] for (_, by), part in outcomes.items() if by == financier), NOTHING
            )
        )
    )
