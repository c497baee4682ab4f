"""When a row begins to count in the figures.

Every rule that a goal is counted by gives its rows `counts_from`: the day that the last thing it
takes was there, NULL as long as something is missing. What has once begun to count goes on
counting, so one reading of the rows answers for any number of days; the same rows are what the
page behind the figure shows.
"""

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, Expression, F, Func, QuerySet, Value


class NthDate(Func):
    """The n-th earliest of the joined rows' dates; NULL when they are fewer."""

    template = "(%(expressions)s]"
    arg_joiner = ")["
    output_field = DateField()

    @classmethod
    def of(cls, dates: str, n: int | F, *, distinct: bool = False) -> "NthDate":
        """`dates` is the path to the dates, `n` a number or a column that holds it. `distinct`
        takes dates that are the same as one."""
        nth = Value(n) if isinstance(n, int) else n
        return cls(ArrayAgg(dates, distinct=distinct, order_by=dates), nth)


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
