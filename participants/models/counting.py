"""Counting over the rows of several models at once (see `nyttiga.occasions.counting`)."""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, Expression, Func, QuerySet


class AllDates(Func):
    """The dates of several querysets as one array."""

    template = "(%(expressions)s)"
    arg_joiner = " || "

    def get_group_by_cols(self) -> list[Any]:
        """The columns it looks at, which the rows are grouped by already: grouped by the array
        itself, it would be made twice for every row."""
        return [col for one in self.get_source_expressions() for col in one.get_group_by_cols()]


class NthOfAll(Func):
    """The n-th earliest date of the rows of several querysets together, or `not_before` where
    that is later; NULL when the rows are fewer."""

    template = "(SELECT GREATEST(day, %(expressions)s) AS day ORDER BY day OFFSET %(skip)s LIMIT 1)"
    arg_joiner = ") FROM UNNEST("
    output_field = DateField()

    def __init__(self, n: int, *rows: QuerySet[Any], not_before: Expression) -> None:
        arrays = (ArraySubquery(one.order_by().values("date")) for one in rows)
        super().__init__(not_before, AllDates(*arrays), skip=n - 1)
