"""What the tests of the embedded PostgreSQL share.

Every client is a process of its own, as in real life: a user of the server is a process.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from nyttiga import embedded_postgres

ROOT = Path(embedded_postgres.__file__).parent.parent
IS_ROOT = os.geteuid() == 0
IDLE = 0.2

# What a client does first: `connect(user)` starts the server, as the Django backend does.
PRELUDE = """
import json, os, sys, time
from pathlib import Path
import psycopg2
from nyttiga.embedded_postgres import ensure_running
def connect(user="nyttiga_owner", dbname="nyttiga"):
    server = ensure_running(Path(os.environ["DATA_DIR"]))
    connection = psycopg2.connect(
        host=str(server.socket_dir), user=user, dbname=dbname, requirepeer=server.account)
    connection.autocommit = True
    return connection
def ask(sql, **place):
    cursor = connect(**place).cursor()
    cursor.execute(sql)
    return cursor.fetchone()[0] if cursor.description else None
"""

# The same with Django: `configure` of the real module, and no other settings.
DJANGO = """
import json, os
from pathlib import Path
import django
from django.conf import settings
from nyttiga import database
settings.configure(
    DATABASES=database.configure(Path(os.environ["DATA_DIR"]).parent, os.environ),
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth"],
    USE_TZ=True, DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
)
django.setup()
from django.core.management import call_command
from django.db import close_old_connections, connections
owner, app = connections["owner"], connections["default"]
def run(connection, sql):
    with connection.cursor() as cursor:
        try:
            cursor.execute(sql)
        except Exception as error:
            return str(error).splitlines()[0]
        return cursor.fetchone()[0] if cursor.description else "done"
"""


def environment(data_dir: Path, **more: str) -> dict[str, str]:
    own = {"DATA_DIR": str(data_dir), "PYTHONPATH": str(ROOT), "NYTTIGA_PG_IDLE_SECONDS": str(IDLE)}
    without = {"DATABASE_URL", "DATABASE_OWNER_URL", "DJANGO_SETTINGS_MODULE"}
    return {k: v for k, v in os.environ.items() if k not in without} | own | more


def start(data_dir: Path, code: str, prelude: str = PRELUDE, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", prelude + code],
        env=environment(data_dir, **more),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(data_dir: Path, code: str, prelude: str = PRELUDE, **more: str) -> str:
    client = start(data_dir, code, prelude, **more)
    output, errors = client.communicate(timeout=60)
    assert client.returncode == 0, errors
    return output.strip()


def ask(data_dir: Path, sql: str) -> str:
    return run(data_dir, f"print(ask({sql!r}))")


@contextmanager
def user_of(data_dir: Path, **more: str) -> Iterator[subprocess.Popen[str]]:
    """A process that uses the server, without any connection, until the end of the block."""
    client = start(data_dir, "connect().close(); print('ready', flush=True); input()", **more)
    assert client.stdout
    assert client.stdout.readline() == "ready\n", client.communicate()
    try:
        yield client
    finally:
        client.kill()
        client.communicate()


def home_of(data_dir: Path) -> Path:
    elsewhere = data_dir / "elsewhere"
    return elsewhere.readlink() if elsewhere.is_symlink() else data_dir


def processes_of(data_dir: Path) -> dict[int, str]:
    """Keeper, server and server's children; they have the home as argument or work in it."""
    home, found = str(home_of(data_dir)), {}
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command_line = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            # A client has the path in its environment only.
            if home in command_line or str((process / "cwd").readlink()).startswith(home):
                found[int(process.name)] = command_line
    return found


def pid_of(data_dir: Path, part: str) -> int:
    # The oldest: a process just forked by the server still carries the server's command line.
    return min(pid for pid, line in processes_of(data_dir).items() if part in line)


def wait_for_another_server(data_dir: Path, killed: int, seconds: float = 20) -> None:
    """Until the keeper has started a server in the place of the one that was killed."""
    deadline = time.monotonic() + seconds
    while True:
        with suppress(ValueError):  # none at this moment
            if pid_of(data_dir, "bin/postgres -D") != killed:
                return
        assert time.monotonic() < deadline, processes_of(data_dir)
        time.sleep(0.05)


def wait_until_gone(data_dir: Path, seconds: float = 10) -> None:
    deadline = time.monotonic() + seconds
    while processes_of(data_dir):
        assert time.monotonic() < deadline, processes_of(data_dir)
        time.sleep(0.05)


@contextmanager
def a_data_dir(parent: Path) -> Iterator[Path]:
    data_dir = parent / "postgres"
    yield data_dir
    wait_until_gone(data_dir)
    run_dir = home_of(data_dir) / "run"
    if run_dir.is_symlink():
        shutil.rmtree(run_dir.readlink(), ignore_errors=True)
    if data_dir.exists():
        shutil.rmtree(home_of(data_dir))


@contextmanager
def an_open_dir() -> Iterator[Path]:
    """A place that PostgreSQL's account can enter; pytest's own is closed to it."""
    with tempfile.TemporaryDirectory(prefix="pg", dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def starts(data_dir: Path) -> int:
    return (data_dir / "server.log").read_text().count("starting PostgreSQL")
