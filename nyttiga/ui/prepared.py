"""Statements that the database plans once and runs many times.

What a person's page asks is as long as a chapter: the database took five times as long to plan it
as to answer it. Prepared, it is planned once for each connection. A pooler in front of the
database must leave a connection to one client (session pooling).
"""

from collections.abc import Mapping
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from psycopg2.extensions import AsIs

from nyttiga.ui.readonly import HIDDEN_WRITE, READING

# Which names each connection knows. Another thread's connection knows its own only.
_known: "WeakKeyDictionary[Any, set[str]]" = WeakKeyDictionary()
_numbers = count(1)


def new_name() -> str:
    """A name for one statement, the same on every connection of this process. Names that begin so
    are of reading statements only, which a GET may run (nyttiga.ui.readonly)."""
    return f"reading_{next(_numbers)}"


def run_prepared(
    name: str, sql: str, params: tuple[Any, ...], places: tuple[str, ...], given: Mapping[str, int]
) -> list[tuple[Any, ...]]:
    """The rows of the statement with what is given in its `places`. `params` hold an `AsIs`
    where one of those stands."""
    with connection.cursor() as cursor:
        known = _known.setdefault(connection.connection, set())
        if name not in known:
            _prepare(cursor, name, sql, params, places)
            known.add(name)
        values = [given[place] for place in places]
        marks = f"({', '.join(['%s'] * len(values))})" if values else ""
        cursor.execute(f"EXECUTE {name}{marks}", values)
        return list(cursor.fetchall())


def _prepare(
    cursor: Any, name: str, sql: str, params: tuple[Any, ...], places: tuple[str, ...]
) -> None:
    if not READING.match(sql) or HIDDEN_WRITE.search(sql):
        raise ValueError("Only what reads is prepared.")
    text = cursor.mogrify(sql, params).decode()
    types = f"({', '.join(['bigint'] * len(places))})" if places else ""
    # Below Django's own cursor: part of the statement that is run next, and no page's query.
    cursor.cursor.execute(f"PREPARE {name}{types} AS {text}")


def place(number: int) -> AsIs:
    """Where the value with the number, from 1, goes."""
    return AsIs(f"${number}")


def plan_once(sender: Any, connection: Any, **kwargs: Any) -> None:
    """Have a new connection keep the first plan of a prepared statement: without this the
    database plans the first five runs anew and may go on so."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET plan_cache_mode TO force_generic_plan")
