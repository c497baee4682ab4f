"""The embedded PostgreSQL is started when needed, stopped when unused, and survives crashes."""

import os
import signal
import time
from pathlib import Path

from tests.nyttiga.embedded.clients import (
    IDLE,
    ask,
    pid_of,
    run,
    start,
    starts,
    user_of,
    wait_until_gone,
)


def test_commands_that_start_at_once_get_the_same_server(fresh: Path) -> None:
    code = "print(ask('SELECT pg_postmaster_start_time()::text'))"
    clients = [start(fresh, code) for _ in range(6)]
    answers = [client.communicate(timeout=60) for client in clients]
    assert [client.returncode for client in clients] == [0] * 6, answers
    assert len({output for output, _ in answers}) == 1


def test_a_later_command_finds_the_running_server(data_dir: Path) -> None:
    question = "SELECT pg_postmaster_start_time()::text"
    with user_of(data_dir):
        assert ask(data_dir, question) == ask(data_dir, question)


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
time.sleep(1)
print("child", connect().closed)
"""
    wait_until_gone(data_dir)
    before = starts(data_dir)
    assert run(data_dir, code).endswith("child 0")
    assert starts(data_dir) == before + 1


def test_a_command_that_comes_while_the_server_stops_gets_a_new_one(data_dir: Path) -> None:
    ask(data_dir, "CREATE TABLE visit (n int)")
    before = starts(data_dir)
    # From well before to well after the moment of the stop.
    for step in range(8):
        run(data_dir, "ask('INSERT INTO visit VALUES (1)')", NYTTIGA_PG_IDLE_SECONDS="0.05")
        time.sleep(0.03 * step)
    assert ask(data_dir, "SELECT count(*) FROM visit") == "8"
    assert starts(data_dir) >= before + 2


def test_a_first_start_that_was_killed_does_no_harm(fresh: Path) -> None:
    first = start(fresh, "connect()")
    deadline = time.monotonic() + 10
    while not any(fresh.glob("cluster.*/base")):
        assert time.monotonic() < deadline
        time.sleep(0.005)
    os.kill(pid_of(fresh, "keep"), signal.SIGKILL)
    first.kill()
    first.communicate()
    assert ask(fresh, "SELECT 1") == "1"
    wait_until_gone(fresh)
    assert ask(fresh, "SELECT 1") == "1"
    assert not any(fresh.glob("cluster.*"))  # the remains are cleared away


def test_a_start_that_cannot_succeed_says_why(fresh: Path) -> None:
    ask(fresh, "SELECT 1")
    wait_until_gone(fresh)
    (fresh / "cluster" / "PG_VERSION").write_text("9\n")
    client = start(fresh, "connect()")
    _, errors = client.communicate(timeout=20)
    assert "The database was made by PostgreSQL 9" in errors


def test_after_a_kill_no_committed_row_is_lost_and_work_goes_on(data_dir: Path) -> None:
    with user_of(data_dir) as user:
        ask(data_dir, "CREATE TABLE kept AS SELECT generate_series(1, 10000) AS n")
        code = "ask('INSERT INTO kept VALUES (0)'); print('in', flush=True); input()"
        for killed, victim in enumerate(["client", "bin/postgres -D", "keep"], start=1):
            client = start(data_dir, code)
            assert client.stdout
            assert client.stdout.readline() == "in\n"
            os.kill(client.pid if victim == "client" else pid_of(data_dir, victim), signal.SIGKILL)
            begun = time.monotonic()
            assert ask(data_dir, "SELECT count(*) FROM kept") == str(10000 + killed)
            assert time.monotonic() - begun < 8
            client.kill()
            client.communicate()
        assert user.poll() is None
        os.kill(pid_of(data_dir, "keep"), signal.SIGKILL)
    wait_until_gone(data_dir)  # without keeper and users, the server has gone by itself
    assert not (data_dir / "cluster" / "postmaster.pid").exists()  # and cleanly
