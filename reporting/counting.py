"""Counts every indicator on any number of days, in one statement.

What has once begun to count goes on counting. So the rows that count on the last of the days,
each with the day it `counts_from`, answer for all the days: each rule reads its rows once.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import product

from django.contrib.postgres.fields import ArrayField
from django.db.models import DecimalField, Subquery

from nyttiga.projects.models import Project
from nyttiga.ui.compiled import Given, Statement
from reporting.indicators import INDICATORS, Indicator, Rule
from reporting.pace import rounded


@dataclass(frozen=True)
class Count:
    """What an indicator came to on a day: so many rows, for a share `part` of `rows`, for a sum
    `total` over the rows."""

    rows: int
    part: int | None = None
    total: Decimal | None = None

    @property
    def is_share(self) -> bool:
        return self.part is not None

    @property
    def rest(self) -> int:
        """The rows of a share that are not its part: the men, where it is of women."""
        return self.rows - (self.part or 0)

    @property
    def share(self) -> Decimal | None:
        """Per cent with one decimal, half up; None of nobody, and for plain numbers."""
        if self.part is None or not self.rows:
            return None
        return rounded(Decimal(100 * self.part) / self.rows)

    @property
    def amount(self) -> int | Decimal:
        """The sum with one decimal, half up, or the number of rows."""
        return self.rows if self.total is None else rounded(self.total)

    @property
    def value(self) -> int | Decimal | None:
        """The figure: the share, or the amount."""
        return self.share if self.is_share else self.amount


def count(
    project: Project, days: Collection[dt.date], codes: Collection[str] = tuple(INDICATORS)
) -> dict[tuple[str, dt.date], Count]:
    """Every indicator, or those of the codes, on every day, by code and day."""
    if not codes:
        return {}
    questions_of = tuple(sorted(set(days))), tuple(sorted(codes))
    asked, statement = _statement(*questions_of)
    (answers,) = statement.run(project=project.pk)
    return {
        (indicator.code, day): _count(indicator, *pair)
        for questions, numbers in zip(asked, answers, strict=True)
        for (indicator, day), pair in zip(questions, numbers, strict=True)
    }


def _count(indicator: Indicator, rows: Decimal, more: Decimal) -> Count:
    return Count(
        int(rows),
        part=int(more) if indicator.share else None,
        total=Decimal(more) if indicator.total else None,
    )


Question = tuple[Indicator, dt.date]


@lru_cache(maxsize=64)
def _statement(
    days: tuple[dt.date, ...], codes: tuple[str, ...]
) -> tuple[list[list[Question]], Statement]:
    """What is asked of each rule, and the SQL that answers it, the same for every project."""
    by_rule: dict[Rule, list[Indicator]] = defaultdict(list)
    for code in codes:
        by_rule[INDICATORS[code].rule].append(INDICATORS[code])
    asked = [list(product(indicators, days)) for indicators in by_rule.values()]
    tallies = [Tally(questions) for questions in asked]
    projects = Project.objects.filter(pk=Given("project")).order_by()
    return asked, Statement.of(projects.values_list(*tallies))


class Tally(Subquery):
    """One rule's rows, counted for several indicators and days: [[rows, part or total], …]."""

    template = "(SELECT ARRAY[%(counts)s] FROM (%(subquery)s) AS counted)"
    output_field = ArrayField(ArrayField(DecimalField()))

    def __init__(self, questions: list[Question]) -> None:
        indicator, last = questions[0][0], max(day for _, day in questions)
        rows = indicator.rule(indicator.model.objects.filter(project=Given("project")), last)
        columns = {indicator.share.column for indicator, _ in questions if indicator.share}
        columns |= {indicator.total for indicator, _ in questions if indicator.total}
        super().__init__(
            rows.order_by().values("counts_from", *columns),
            counts=", ".join(_counted(*question) for question in questions),
        )


def _counted(indicator: Indicator, day: dt.date) -> str:
    """The SQL that counts the rows, and the part or the total. Its words stand in the table of
    indicators."""
    by_day, share = f"counts_from <= '{day.isoformat()}'", indicator.share
    if indicator.total:
        number = f"COUNT(*) FILTER (WHERE {by_day})"
        return f"ARRAY[{number}, COALESCE(SUM({indicator.total}) FILTER (WHERE {by_day}), 0)]"
    if share is None:
        return f"ARRAY[COUNT(*) FILTER (WHERE {by_day}), 0]"
    among = ", ".join(f"'{value}'" for value in share.among)
    rows = f"COUNT(*) FILTER (WHERE {by_day} AND {share.column} IN ({among}))"
    return f"ARRAY[{rows}, COUNT(*) FILTER (WHERE {by_day} AND {share.column} = '{share.part}')]"
