"""Figures beside the goals (DESIGN 4): nobody has promised all of them a number, but the question
is always asked. A floor below has the rows; a line here puts them on the dashboard."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery

from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import Project
from nyttiga.ui.compiled import Given, Statement
from nyttiga.ui.registry import Registry
from nyttiga.ui.small_numbers import few

Rows = Callable[[Any, dt.date], QuerySet[Any]]


@dataclass(frozen=True)
class Beside:
    """One figure: the number of `rows(project, day)`, or the sum of their `column`. It leads to
    the page `url_name` for those who hold the permission. What is `of_people` is told outsiders
    under the rule of small numbers."""

    title: str
    rows: Rows
    url_name: str
    permission: Permission
    target: int | None = None
    column: str = ""
    of_people: bool = False


@dataclass(frozen=True)
class BesideFigure:
    """The figure on a day, and the change since another; both may be «<5» for outsiders."""

    about: Beside
    number: int | str
    change: int | None


beside_figures: Registry[Beside] = Registry()


def beside(
    project: Project, day: dt.date, compared_on: dt.date | None, *, for_rar: bool = False
) -> list[BesideFigure]:
    """All of them on the day, in one query."""
    registered = tuple(beside_figures)
    if not registered:
        return []
    (numbers,) = _statement(registered, day, compared_on or day).run(project=project.pk)
    found = []
    for about, now, before in zip(registered, numbers[::2], numbers[1::2], strict=True):
        hidden = for_rar and about.of_people
        change = now - before if compared_on and not hidden else None
        found.append(BesideFigure(about, few(now) if hidden else now, change))
    return found


@lru_cache(maxsize=16)
def _statement(registered: tuple[Beside, ...], day: dt.date, compared_on: dt.date) -> Statement:
    columns = [Total(one, on) for one in registered for on in (day, compared_on)]
    return Statement.of(
        Project.objects.filter(pk=Given("project")).order_by().values_list(*columns)
    )


class Total(Subquery):
    """The number of a figure's rows on a day, or the sum of their column."""

    output_field = IntegerField()

    def __init__(self, about: Beside, day: dt.date) -> None:
        rows = about.rows(Given("project"), day)
        if about.column:
            super().__init__(rows.values(about.column), total=f'COALESCE(SUM("{about.column}"), 0)')
        else:
            super().__init__(rows.values("pk"), total="COUNT(*)")

    template = "(SELECT %(total)s FROM (%(subquery)s) AS rows)"
