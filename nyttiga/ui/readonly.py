"""GET, HEAD and OPTIONS write nothing: the database connection itself refuses.

A link in a mail, a crawler or a browser that preloads must never change anything. Rather than
trusting every view, a wrapper round the connection lets only reading statements through while
such a request is served.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
READING = re.compile(
    r"\s*\(?\s*(SELECT|WITH|SAVEPOINT|RELEASE|ROLLBACK|SHOW|SET|DECLARE|FETCH|CLOSE"
    r"|EXECUTE reading_\d+)\b",  # nyttiga.ui.prepared: they begin so themselves
    re.I,
)
# A reading statement may carry a writing one inside (WITH … DELETE) or behind a semicolon.
HIDDEN_WRITE = re.compile(
    r"(\(|;)\s*(INSERT|UPDATE|DELETE|MERGE|TRUNCATE|DROP|ALTER|CREATE)\b", re.I
)
# Not domain data: who is signed in, attempts to sign in, that the own spare codes were shown, and
# who read about whom.
HOUSEKEEPING = re.compile(
    r'\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"(django_session|cache|mfa_authenticator|audit_read)"',
    re.I,
)


class WriteOnReadError(Exception):
    """A page that should only read tried to write."""


def refuse_writes(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
) -> Any:
    """Database execute-wrapper: pass reading and housekeeping on, refuse all else."""
    reads = READING.match(sql) and not HIDDEN_WRITE.search(sql)
    if reads or HOUSEKEEPING.match(sql):
        return execute(sql, params, many, context)
    raise WriteOnReadError(f"A GET tried to run: {sql[:60]}")


class ReadOnlyGetMiddleware:
    """Wraps the database while a request of a safe method is served."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in SAFE_METHODS:
            return self.get_response(request)
        with connection.execute_wrapper(refuse_writes):
            return self.get_response(request)
