"""The fence between projects, in the database itself.

Whatever a query forgets, the application's role sees and writes rows of one project only: the one
in the connection's setting `nyttiga.project`. A request begins with none; the access middleware
opens the project that the user is a member of, a personal link the one it belongs to. Commands
and the job worker, which nobody reaches from outside, work in every project.

The owner of the tables, who migrates them and takes backups, stands above the fence.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import DatabaseError, InterfaceError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, TextField, Value
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse

PROJECT, EVERY_PROJECT = "nyttiga.project", "nyttiga.every_project"
# Looked up by a user or a secret before any project is known.
OUTSIDE = {"accounts_membership", "accounts_invitation", "links_personallink"}
# Each setting is read once for a table, not once for a row.
INSIDE = f"""
    project_id = (SELECT NULLIF(current_setting('{PROJECT}', true), '')::bigint)
    OR (SELECT current_setting('{EVERY_PROJECT}', true) = 'on')
"""


class FenceMiddleware:
    """A request begins outside every project, and leaves the connection as it began."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.EVERY_PROJECT:
            _set(project="", every="")
        try:
            return self.get_response(request)
        finally:
            _leave()


def entering(project_id: str = "project_id") -> Func:
    """An expression that opens the project of the one row it is asked with: the query that finds
    out that the user may enter is also the one that lets them in."""
    return Func(
        Value(PROJECT),
        Cast(F(project_id), TextField()),
        Value(False),
        function="set_config",
        output_field=TextField(),
    )


@contextmanager
def inside(project_id: int) -> Iterator[None]:
    """One project, which something else than a membership leads to: a link, an invitation."""
    with _as(project=str(project_id), every=""):
        yield


@contextmanager
def every_project() -> Iterator[None]:
    """All of them, to find out which one a secret address leads to."""
    with _as(project="", every="on"):
        yield


@contextmanager
def _as(project: str, every: str) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting(%s, true), current_setting(%s, true)", [PROJECT, EVERY_PROJECT]
        )
        before = [value or "" for value in cursor.fetchone()]
    _set(project, every)
    yield  # after a fault the request ends, and with it what it opened
    _set(*before)


def _set(project: str, every: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, false), set_config(%s, %s, false)",
            [PROJECT, project, EVERY_PROJECT, every],
        )


def _leave() -> None:
    if connection.connection is None:
        return
    try:
        _set(project="", every="on" if settings.EVERY_PROJECT else "")
    except (DatabaseError, InterfaceError):
        connection.close()  # nobody else gets it as it is


def put_up(owner_connection: BaseDatabaseWrapper, app_role: str) -> None:
    """Fence every table that has a project; run after each migration, in its transaction."""
    role = owner_connection.ops.quote_name(app_role)
    with owner_connection.cursor() as cursor:
        for table, has_other_rules in _tables(cursor):
            name = owner_connection.ops.quote_name(table)
            # A table with rules of its own keeps them: this one narrows them further.
            kind = "RESTRICTIVE" if has_other_rules else "PERMISSIVE"
            cursor.execute(
                f"""
                ALTER TABLE {name} ENABLE ROW LEVEL SECURITY;
                DROP POLICY IF EXISTS one_project ON {name};
                CREATE POLICY one_project ON {name} AS {kind} TO {role}
                    USING ({INSIDE}) WITH CHECK ({INSIDE});
                """
            )


def _tables(cursor: Any) -> list[tuple[str, bool]]:
    """Each table with a project, and whether it has other rules than ours."""
    cursor.execute(
        """
        SELECT c.relname, EXISTS (
            SELECT 1 FROM pg_policy
            WHERE polrelid = c.oid AND polpermissive AND polname <> 'one_project'
        )
        FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'project_id'
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace
            AND NOT a.attisdropped AND c.relname <> ALL (%s)
        ORDER BY c.relname
        """,
        [sorted(OUTSIDE)],
    )
    found: list[tuple[str, bool]] = cursor.fetchall()
    return found
