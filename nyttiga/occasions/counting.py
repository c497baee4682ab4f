"""When a row begins to count in the figures.

Every rule that a goal is counted by gives its rows `counts_from`: the day that the last thing it
takes was there, NULL as long as something is missing. What has once begun to count goes on
counting, so one reading of the rows answers for any number of days; the same rows are what the
page behind the figure shows.
"""

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import DateField, F, Func, Value


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
