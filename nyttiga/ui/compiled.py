"""SQL that is written once and used again.

A page that reads many short lists with one row (see `json_rows`) has Django resolve and write a
long statement: that took five times as long as the database took to answer it.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self, cast

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import BigIntegerField, Expression, Model, QuerySet
from django.db.models.expressions import RawSQL

from nyttiga.ui.access import Access


def compiled(model: type[Model], columns: Mapping[str, Any]) -> dict[str, RawSQL]:
    """The same columns of the model's row, with their SQL written out.

    For `annotate` of a query that begins at the model: the SQL calls its table by name. A column
    may look into other tables in a subquery only; one that would join another table to the row
    raises ValueError.
    """
    rows: Any = model._default_manager.order_by().annotate(**columns)
    compiler = rows.query.get_compiler(DEFAULT_DB_ALIAS)
    compiler.setup_query()
    if set(rows.query.alias_map) - {model._meta.db_table}:
        raise ValueError("A column joins another table.")
    written = {}
    for name, column in rows.query.annotations.items():
        sql, params = compiler.compile(column)
        # Nothing but what Django wrote itself.
        written[name] = RawSQL(sql, params, output_field=column.output_field)  # noqa: S611
    return written


class Given(Expression):
    """An id that is not known until the statement is run, by its name."""

    output_field = BigIntegerField()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", [self]


def of_anybody(access: Access) -> Any:
    """The same access with user and project given later: what is written with it serves all who
    have the role, and nobody's own facts can stand in it."""
    return dataclasses.replace(cast("Any", access), user=Given("user"), project=Given("project"))


def filled_in(params: Iterable[Any], given: Mapping[str, int]) -> list[Any]:
    """The parameters of a statement, with what is given in its place."""
    return [given[value.name] if isinstance(value, Given) else value for value in params]


@dataclass(frozen=True)
class Statement:
    """A queryset of values, written out; its filters may have ids that are `Given`."""

    sql: str
    params: tuple[Any, ...]

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> Self:
        return cls(*rows.query.sql_with_params())

    def run(self, **given: int) -> list[tuple[Any, ...]]:
        """The rows. JSON comes as its text."""
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled_in(self.params, given))
            return list(cursor.fetchall())
