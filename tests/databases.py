"""The databases that the suite runs in.

Migrating an empty database takes longer than many tests together. So it is done once for each
state of the migrations, into a template that every process of every run then copies.
"""

import fcntl
import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connections
from django.test.utils import setup_databases, teardown_databases

PREFIX = "tests_template_"
PATIENCE = 5  # seconds


def make_databases() -> Any:
    """This process's own test database: what `drop_databases` wants."""
    owner = connections["owner"]
    with _one_process_at_a_time():
        owner.settings_dict["TEST"]["TEMPLATE"] = _template()
        return _set_up()


def drop_databases(made: Any) -> None:
    """Remove it, when nobody is in it any more."""
    _close_others()
    connections.close_all()  # the owner cannot drop a database that somebody is in
    teardown_databases(made, verbosity=0)


def _set_up() -> Any:
    aliases = {"default", "owner"}
    return setup_databases(verbosity=0, interactive=False, aliases=aliases, serialized_aliases=[])


def _template() -> str:
    """The name of a migrated database; made now if there is none for these migrations."""
    name = PREFIX + _state_of_the_migrations()
    owner = connections["owner"]
    with owner.creation._nodb_cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{PREFIX}%"])
        found = {row[0] for row in cursor.fetchall()}
    if name in found:
        return name
    own = owner.settings_dict["NAME"], owner.settings_dict["TEST"]["NAME"]
    owner.settings_dict["TEST"]["NAME"] = "tests_being_migrated"
    _set_up()
    connections.close_all()
    owner.settings_dict["NAME"], owner.settings_dict["TEST"]["NAME"] = own
    with owner.creation._nodb_cursor() as cursor:
        for old in found:
            cursor.execute(f'DROP DATABASE IF EXISTS "{old}"')
        # Only a finished one gets the name.
        cursor.execute(f'ALTER DATABASE tests_being_migrated RENAME TO "{name}"')
    return name


def _state_of_the_migrations() -> str:
    """A fingerprint of all that decides how a migrated database looks."""
    root = settings.BASE_DIR
    files = [*root.glob("*/migrations/*.py"), *root.glob("nyttiga/*/migrations/*.py")]
    parts = ("fence", "same_project", "history_kept", "create_together")
    files += [root / "nyttiga/ui" / f"{name}.py" for name in parts]
    files += [root / "nyttiga" / name for name in ("database.py", "settings.py")]
    state = hashlib.sha256()
    for path in sorted(files):
        state.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return state.hexdigest()[:12]


@contextmanager
def _one_process_at_a_time() -> Iterator[None]:
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / "tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _close_others() -> None:
    """A browser's last request may still be on its way through the live server: wait for it, but
    not for ever. The application may end its own sessions, the owner not."""
    others = "FROM pg_stat_activity WHERE datname = current_database() AND usename = session_user"
    deadline = time.monotonic() + PATIENCE
    with connections["default"].cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(f"SELECT 1 {others} AND pid <> pg_backend_pid()")
            if cursor.fetchone() is None:
                return
            time.sleep(0.2)
        cursor.execute(f"SELECT pg_terminate_backend(pid) {others} AND pid <> pg_backend_pid()")
