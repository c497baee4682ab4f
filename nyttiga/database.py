"""The database: which server, and with which rights the application works in it.

Two aliases lead to the same database. `owner` owns all tables; migrations run as it. `default`
is the application, which owns nothing: it can neither change a table nor touch the rows that are
append-only, whatever a bug or an injected statement tries.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from nyttiga import embedded_postgres

APP_ROLE = embedded_postgres.APP


def configure(data_dir: Path, environ: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Django's DATABASES: the server in DATABASE_URL, else the embedded one in `data_dir`."""
    url, owner_url = environ.get("DATABASE_URL"), environ.get("DATABASE_OWNER_URL")
    if url and owner_url:
        owner = _from_url("DATABASE_OWNER_URL", owner_url)
        default = _from_url("DATABASE_URL", url)
    elif url:
        owner = _from_url("DATABASE_URL", url)
        # One login for both, so the application takes the weaker role as it connects.
        options = " ".join([owner["OPTIONS"].get("options", ""), f"-c role={APP_ROLE}"]).strip()
        default = {**owner, "OPTIONS": {**owner["OPTIONS"], "options": options}}
    elif owner_url:
        raise ImproperlyConfigured("DATABASE_OWNER_URL is set, so DATABASE_URL must be set too.")
    else:
        embedded = {
            "ENGINE": "nyttiga.embedded_engine",
            "NAME": embedded_postgres.DATABASE,
            "EMBEDDED_DATA_DIR": data_dir / "postgres",
        }
        owner = {**embedded, "USER": embedded_postgres.OWNER}
        default = {**embedded, "USER": embedded_postgres.APP}
    if environ.get("NYTTIGA_EVERY_PROJECT") == "1":
        given = default.get("OPTIONS", {})
        options = f"{given.get('options', '')} -c nyttiga.every_project=on".strip()
        default = {**default, "OPTIONS": {**given, "options": options}}
    kept = {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    return {
        # Tests make their database as its owner, and run as the application.
        "default": {**default, **kept, "ATOMIC_REQUESTS": True, "TEST": {"MIRROR": "owner"}},
        "owner": {**owner, **kept, "TEST": {"DEPENDENCIES": []}},
    }


def _from_url(variable: str, url: str) -> dict[str, Any]:
    """One database's settings. The messages quote nothing of the URL: it holds the password."""
    expected = f"{variable} must look like postgres://user:password@host:port/name"
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError:
        # "from None": the original message would quote the part with the password.
        raise ImproperlyConfigured(f"{expected}; its host or port cannot be read.") from None
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"{expected}; it begins with something else.")
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise ImproperlyConfigured(f"{expected}; it must name one database.")
    if parts.fragment:
        raise ImproperlyConfigured(f"{expected}; write # in a password as %23.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def prepare_roles(owner_connection: BaseDatabaseWrapper, app_role: str = APP_ROLE) -> None:
    """Make the application's role, which the owner's login may take, unless it is there."""
    role = owner_connection.ops.quote_name(app_role)
    with owner_connection.cursor() as cursor:
        # Since PostgreSQL 16 a member may lack the right to take the role.
        right = "SET" if owner_connection.get_database_version() >= (16,) else "MEMBER"
        cursor.execute(
            "SELECT rolcanlogin OR pg_has_role(oid, %s) FROM pg_roles WHERE rolname = %s",
            [right, app_role],
        )
        found = cursor.fetchone()
        if found and found[0]:
            return
        try:
            with transaction.atomic(using=owner_connection.alias):
                if not found:
                    cursor.execute(f"CREATE ROLE {role} NOLOGIN")
                cursor.execute(f"GRANT {role} TO CURRENT_USER")
        except DatabaseError as error:
            raise ImproperlyConfigured(
                f"The database's owner may not make the role {app_role} or take it. Let an "
                f"administrator run: CREATE ROLE {role} NOLOGIN; GRANT {role} TO the owner;"
            ) from error


def grant_to_app(
    owner_connection: BaseDatabaseWrapper, app_role: str, append_only: Iterable[str]
) -> None:
    """Give the application its rights to all tables that there are; run after each migration."""
    role = owner_connection.ops.quote_name(app_role)
    with (
        # In one step: a running application never notices, and never has a right too many.
        transaction.atomic(using=owner_connection.alias),
        owner_connection.cursor() as cursor,
    ):
        cursor.execute(
            f"""
            GRANT USAGE ON SCHEMA public TO {role};
            REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role};
            GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role};
            GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
            """
        )
        for table in append_only:
            name = owner_connection.ops.quote_name(table)
            cursor.execute(f"REVOKE UPDATE, DELETE ON {name} FROM {role}")
        if "django_migrations" in owner_connection.introspection.table_names(cursor):
            cursor.execute(f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}")
