"""Reads the few open rows that *Idag* shows, of all kinds at once.

A kind may have thousands of open rows, and the page shows ten. So the database counts and sorts
narrow rows (`ref`, `due`, `urgency`) and looks up what it takes to word them for those shown
only. Django's own windows would have the whole query written and compiled three times a kind:
the page spent more time on that than the database on the answer.
"""

import datetime as dt
import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from nyttiga.ui.compiled import Statement

Row = dict[str, Any]
Sql = tuple[str, tuple[Any, ...]]

# The names in the braces are compiled querysets and whole numbers, never anything typed.
_FIRST = """(
    SELECT JSONB_AGG(TO_JSONB(shown) || TO_JSONB(facts) ORDER BY shown.due, shown.ref)
    FROM (
        SELECT *, COUNT(*) OVER (PARTITION BY urgency) AS total,
            ROW_NUMBER() OVER (PARTITION BY urgency ORDER BY due, ref) AS place
        FROM ({rows}) AS open
    ) AS shown
    CROSS JOIN LATERAL ({facts}) AS facts
    WHERE shown.place > {after} AND shown.place <= {last}
)"""


@dataclass(frozen=True)
class OpenRows:
    """The open rows of one kind.

    `rows` gives `ref`, `due` (a date) and `urgency`; `facts` gives by its primary key, which is
    the `ref`, what else it takes to word a row. Both are querysets of values.
    """

    rows: QuerySet[Any, Row]
    facts: QuerySet[Any, Row]

    def sql(self, after: int, last: int) -> Sql:
        """Of each urgency the rows after the place `after` up to and with `last`, as JSON."""
        rows, rows_params = self.rows.query.sql_with_params()
        of_shown = self.facts.filter(pk=RawSQL("shown.ref", ()))
        facts, facts_params = of_shown.query.sql_with_params()
        sql = _FIRST.format(rows=rows, facts=facts, after=after, last=last)
        return sql, (*rows_params, *facts_params)


def read(kinds: list[OpenRows], last: int, after: int = 0) -> list[list[Row]]:
    """The rows of each kind by `due` and `ref`, with their facts and with `total`, the number of
    open rows of the same urgency. One statement.

    `due` is a date; in the facts a date or a time is its ISO text, as JSON has it.
    """
    statement = joined(kind.sql(after, last) for kind in kinds)
    with connection.cursor() as cursor:  # asked once, so it is not prepared
        cursor.execute(statement.sql, statement.params)
        return found_in(cursor.fetchone())


def joined(parts: Iterable[Sql]) -> Statement:
    """All kinds in one statement; ids in it may be `Given`."""
    sql, params = zip(*parts, strict=True)
    return Statement(f"SELECT {', '.join(sql)}", tuple(chain.from_iterable(params)))


def found_in(answer: Iterable[str | None]) -> list[list[Row]]:
    """The rows of each kind, from the statement's only row."""
    return [[_dated(row) for row in json.loads(part or "[]")] for part in answer]


def _dated(row: Row) -> Row:
    return row | {"due": dt.date.fromisoformat(row["due"])}
