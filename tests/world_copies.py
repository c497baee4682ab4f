"""The small world, made once in each process and copied into the database for each test.

Making it takes some hundred statements and nearly every test wants it, so its rows are kept as
one statement that puts them all back, and its objects as they were.
"""

import json
import pickle
from functools import lru_cache

from django.apps import apps
from django.db import connection, transaction

from tests.world import World, build_world

# Keys are checked when a transaction ends, so the rows may come in any order.
PUT_BACK = (
    'INSERT INTO "{table}" ({columns}) OVERRIDING SYSTEM VALUE '
    'SELECT {columns} FROM json_populate_recordset(NULL::"{table}", %s);'
)


def world_of_its_own() -> World:
    """A world in the test's own transaction."""
    objects, sql, rows = _made_once()
    with connection.cursor() as cursor:
        cursor.execute(sql, rows)
    copy: World = pickle.loads(objects)  # noqa: S301 - made below
    return copy


@lru_cache(maxsize=1)
def _made_once() -> tuple[bytes, str, list[str]]:
    """The world's objects, and the statement that puts back its rows."""
    parts, rows = [], []
    with transaction.atomic(), connection.cursor() as cursor:
        objects = pickle.dumps(build_world())
        for model in apps.get_models():
            table = model._meta.db_table
            if table.startswith(("django_", "auth_")):
                continue  # Django's own, filled by the migrations
            cursor.execute(f'SELECT json_agg(t) FROM "{table}" t')  # noqa: S608 - our own names
            found = cursor.fetchone()[0]
            if found:
                columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
                parts.append(PUT_BACK.format(table=table, columns=columns))
                rows.append(json.dumps(found))
        transaction.set_rollback(True)
    return objects, "".join(parts), rows
