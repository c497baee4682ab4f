"""Counting over the rows of several models at once (see `nyttiga.occasions.counting`)."""

from typing import Any

from django.db.models import DateField, Expression, Func, QuerySet, Subquery


class AllRows(Func):
    """The rows of several querysets of one date each, one after the other."""

    template = "%(expressions)s"
    arg_joiner = " UNION ALL "
    output_field = DateField()

    def get_group_by_cols(self) -> list[Any]:
        """The columns it looks at, which the rows are grouped by already: grouped by the dates
        themselves, they would be read twice for every row."""
        return [col for one in self.get_source_expressions() for col in one.get_group_by_cols()]


class NthOfAll(Func):
    """The n-th earliest date of the rows of several querysets together, or `not_before` where
    that is later; NULL when the rows are fewer."""

    template = (
        "(SELECT GREATEST(found.day, %(expressions)s) AS found (day)"
        " ORDER BY found.day OFFSET %(skip)s LIMIT 1)"
    )
    arg_joiner = ") FROM ("
    output_field = DateField()

    def __init__(self, n: int, *rows: QuerySet[Any], not_before: Expression) -> None:
        dates = (Subquery(one.order_by().values("date")) for one in rows)
        super().__init__(not_before, AllRows(*dates), skip=n - 1)
