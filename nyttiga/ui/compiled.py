"""SQL that is written once and used again.

A page that reads many short lists with one row (see `json_rows`) has Django resolve and write a
long statement: that took five times as long as the database took to answer it.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Self, cast

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import BigIntegerField, Expression, Model, QuerySet
from django.db.models.expressions import RawSQL

from nyttiga.ui.access import Access
from nyttiga.ui.prepared import new_name, place, run_prepared


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


def filled_in(params: Iterable[Any], given: Mapping[str, Any]) -> list[Any]:
    """The parameters of a statement, with what is given in its place."""
    return [given[value.name] if isinstance(value, Given) else value for value in params]


@dataclass(frozen=True)
class Statement:
    """A queryset of values, written out, which the database plans once for each connection; its
    filters may have ids that are `Given`. Keep it: a new one is planned anew."""

    sql: str
    params: tuple[Any, ...]
    name: str = field(default_factory=new_name, compare=False)

    @classmethod
    def of(cls, rows: QuerySet[Any, Any]) -> Self:
        return cls(*rows.query.sql_with_params())

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The names of what is given, in order."""
        return tuple(sorted({one.name for one in self.params if isinstance(one, Given)}))

    def run(self, **given: int) -> list[tuple[Any, ...]]:
        """The rows. JSON comes as its text."""
        numbered = {name: place(number) for number, name in enumerate(self.places, start=1)}
        return run_prepared(
            self.name, self.sql, tuple(filled_in(self.params, numbered)), self.places, given
        )


@dataclass(frozen=True)
class ColumnsOf:
    """Columns of one row of a model, by its id: too many and too long for a query of the row."""

    columns: Mapping[str, RawSQL]
    statement: Statement

    @classmethod
    def row(cls, model: type[Model], columns: Mapping[str, Any]) -> Self:
        written = compiled(model, columns)
        rows: Any = model._default_manager.order_by().filter(pk=Given("row")).annotate(**written)
        return cls(written, Statement.of(rows.values_list(*written)))

    def read_onto(self, row: Any) -> None:
        """Give the row the columns' values as attributes, as `annotate` would. One query."""
        [values] = self.statement.run(row=row.pk)
        for (name, column), value in zip(self.columns.items(), values, strict=True):
            for convert in column.output_field.get_db_converters(connection):
                value = convert(value, column, connection)
            setattr(row, name, value)
