"""Django on the embedded PostgreSQL, and on a server of one's own."""

import json
import os
import signal
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from nyttiga import database
from tests.nyttiga.embedded.clients import (
    DJANGO,
    pid_of,
    run,
    start,
    user_of,
    wait_for_another_server,
)


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
print(run(owner, "SELECT string_agg(datname, ' ') FROM pg_database WHERE datname LIKE '%nytt%'"))
"""
    guard, *rest = run(data_dir, code, DJANGO).splitlines()
    assert "would run in the real database" in guard
    assert rest == [
        "nyttiga_app in test_nyttiga",
        "nyttiga_owner in test_nyttiga",
        "nyttiga",
    ]


def test_a_command_that_needs_no_database_starts_nothing(fresh: Path) -> None:
    run(fresh, "call_command('check', verbosity=0)", DJANGO)
    assert not fresh.exists()


def test_a_connection_of_django_survives_a_crash_of_the_server(data_dir: Path) -> None:
    code = """
run(app, "SELECT 1")
print("ready", flush=True)
input()
close_old_connections()  # as before each request
print(run(app, "SELECT 1"))
"""
    client = start(data_dir, code, DJANGO)
    assert client.stdout
    assert client.stdout.readline() == "ready\n", client.communicate()
    killed = pid_of(data_dir, "bin/postgres -D")
    os.kill(killed, signal.SIGKILL)
    # The killed server's children outlive it for a moment; the next request comes after that.
    wait_for_another_server(data_dir, killed)
    output, errors = client.communicate("\n", timeout=30)
    assert output == "1\n", errors


def test_dbshell_opens_the_psql_of_the_server(data_dir: Path) -> None:
    code = "call_command('dbshell', '--', '-XtAc', 'SELECT current_user')"
    assert run(data_dir, code, DJANGO) == "nyttiga_app"


def test_with_one_url_the_application_logs_in_as_owner_and_drops_to_its_role(
    data_dir: Path,
) -> None:
    # The embedded server plays the foreign one, where the application's role cannot log in.
    prelude = DJANGO.replace("settings.conf", "database.APP_ROLE = 'other_app'\nsettings.conf", 1)
    code = """
from django.core.exceptions import ImproperlyConfigured
try:
    for _again in range(2):
        database.prepare_roles(owner, "other_app")
    print(run(owner, "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'other_app'"))
    print(run(app, "SELECT session_user || ' as ' || current_user"))
    print(run(app, "CREATE TABLE mine (id int)"))
except ImproperlyConfigured as error:
    print(error)
"""
    socket_dir = str(data_dir / "run").replace("/", "%2F")
    url = f"postgresql://nyttiga_owner@{socket_dir}/nyttiga?application_name=test"
    with user_of(data_dir):
        refused = run(data_dir, code, prelude, DATABASE_URL=url)
        assert refused.startswith("The database's owner may not make the role other_app")
        run(data_dir, "ask('ALTER ROLE nyttiga_owner CREATEROLE', user='postgres')")
        can_login, who, create = run(data_dir, code, prelude, DATABASE_URL=url).splitlines()
        run(data_dir, "ask('ALTER ROLE nyttiga_owner NOCREATEROLE', user='postgres')")
    assert can_login == "False"
    assert who == "nyttiga_owner as other_app"
    assert create.startswith("permission denied")


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
