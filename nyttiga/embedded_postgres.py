"""An embedded PostgreSQL server that starts when needed and stops when nobody uses it.

`ensure_running(data_dir)` is all that a caller needs. Behind it, with every path in the home of
the server (`places.server_home`):

* Whoever uses the server holds a shared lock on `users.lock` for the life of its process. The
  kernel lets go of it however the process ends, so a crash leaves no user behind.
* Whoever holds `keeper.lock` may start the server. The first command that needs one takes it and
  hands it over to a detached keeper process (`keep`), the parent of `postgres`.
* The keeper starts `postgres` again if it dies. When it has got `users.lock` for itself for a
  few seconds nobody uses the server: it stops it, and lets go of the lock only after that, so a
  command that comes meanwhile waits and then starts a new one.
* If the keeper is killed, the kernel tells `postgres` to stop. The next connection starts both.

There is no TCP port and no password: PostgreSQL asks the kernel who is at the other end of the
socket ("peer"), and lets in only the account that owns the home.
"""

import ctypes
import fcntl
import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from nyttiga.embedded_engine.places import (
    SOCKET_NAME,
    EmbeddedPostgresError,
    binaries,
    is_private,
    make_socket_dir,
    server_account,
    server_binaries,
    server_home,
    socket_dir,
)

__all__ = ["EmbeddedPostgresError", "Server", "binaries", "command", "ensure_running"]

DATABASE, OWNER, APP, SUPERUSER = "nyttiga", "nyttiga_owner", "nyttiga_app", "postgres"
START_SECONDS = 60.0
RETRY_SECONDS = 30.0  # a killed server's lock file can bar the way until its last process is gone
IDLE_SECONDS = 3.0  # longer than runserver takes to reload itself
MAX_LOG_BYTES = 5_000_000

# Descriptors that hold users.lock (see above), open for the life of this process.
_in_use: dict[Path, int] = {}


@dataclass(frozen=True)
class Server:
    """Where a running server is reached, and as which account it runs."""

    socket_dir: Path
    account: str


def command(name: str) -> Path:
    """A program of the same version as the server: an older pg_dump would refuse it."""
    return binaries() / name


def ensure_running(data_dir: Path) -> Server:
    """Start the server unless it runs, and keep it running for the life of this process."""
    account = server_account()
    home = server_home(data_dir, account)
    deadline = time.monotonic() + START_SECONDS
    if home not in _in_use:
        with _open_private(home / "users.lock") as users:
            while not _try_lock(users, fcntl.LOCK_SH):  # the keeper is just stopping the server
                if time.monotonic() > deadline:
                    raise _failure(home, "is being stopped and does not get ready")
                time.sleep(0.02)
            _in_use.setdefault(home, os.dup(users.fileno()))  # a lock lives as long as its copies
    have_started = False
    while not _accepts(home, account):
        if time.monotonic() > deadline:
            raise _failure(home, "does not answer")
        with _open_private(home / "keeper.lock") as lock:
            if _try_lock(lock, fcntl.LOCK_EX):
                if have_started:
                    raise _failure(home, "could not be started")
                _start_keeper(home, account, lock)
                have_started = True
        time.sleep(0.02)
    return Server(socket_dir(home), account.pw_name)


def _accepts(home: Path, account: pwd.struct_passwd) -> bool:
    """Whether the server takes connections. Cheap: asked before every new connection."""
    directory = socket_dir(home)
    if not is_private(directory, account):
        return False
    with socket.socket(socket.AF_UNIX) as probe:
        probe.settimeout(5)
        try:
            probe.connect(os.fsencode(directory / SOCKET_NAME))
            # Somebody listens, so the file is not a dead server's: its line 8 is the state.
            lines = (home / "cluster" / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
    return len(lines) >= 8 and lines[7].strip() == "ready"


def _open_private(path: Path) -> IO[bytes]:
    return open(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "ab")


def _try_lock(file: IO[bytes], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _failure(home: Path, what: str) -> EmbeddedPostgresError:
    log = home / "server.log"
    tail = log.read_text(errors="replace").splitlines()[-4:] if log.exists() else []
    return EmbeddedPostgresError("\n".join([f"The embedded PostgreSQL {what}; see {log}:", *tail]))


# --- The keeper --------------------------------------------------------------------------


def _start_keeper(home: Path, account: pwd.struct_passwd, lock: IO[bytes]) -> None:
    """Start the detached keeper and give it the lock, which we hold."""
    directory = server_binaries(account)
    os.chown(home, -1, account.pw_gid)
    home.chmod(0o700 if os.geteuid() else 0o710)  # the server's account passes, to its own parts
    make_socket_dir(home, account)
    log = home / "server.log"
    if log.exists() and log.stat().st_size > MAX_LOG_BYTES:
        log.replace(log.with_suffix(".old"))
    arguments = ["keep", str(home), str(directory), account.pw_name]
    with _open_private(log) as output:
        subprocess.run(  # noqa: S603
            [sys.executable, "-m", "nyttiga.embedded_postgres", *arguments],
            cwd=Path(__file__).parent.parent,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # Ctrl-C in the terminal is not for the database
            pass_fds=[lock.fileno()],
            check=True,
        )


def keep(home: Path, directory: Path, account: pwd.struct_passwd) -> None:
    """Run the server until nobody uses it: the life of the keeper process."""
    if os.fork():  # the command that started us goes on at once, and init buries us one day
        os._exit(0)
    os.chdir("/")
    os.umask(0o077)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    child: dict[str, Any] = {
        "env": {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C"},
        "stdin": subprocess.DEVNULL,
        "preexec_fn": _stop_with_keeper(),
    }
    if os.geteuid() == 0:
        child |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    for left in home.glob("cluster.*"):  # by a start that was killed
        shutil.rmtree(left, ignore_errors=True)
    if not (home / "cluster").exists():
        _make_cluster(home, directory, account, child)
    made_by = (home / "cluster" / "PG_VERSION").read_text().strip()
    if made_by != str(_major_version(directory)):
        sys.exit(f"The database was made by PostgreSQL {made_by}; {directory} is another version.")
    _write_access_rules(home, account)
    _serve(home, _server_command(home, directory), child)


def _stop_with_keeper() -> Callable[[], None]:
    """What a child runs first, so that it stops when the keeper dies, however that happens."""
    libc, keeper = ctypes.CDLL(None), os.getpid()

    def ask_the_kernel() -> None:  # after the change of user, which would cancel it
        if sys.platform == "linux":
            pr_set_pdeathsig = 1
            libc.prctl(pr_set_pdeathsig, int(signal.SIGINT))
            if os.getppid() != keeper:  # it died in between
                os._exit(1)

    return ask_the_kernel


def _major_version(directory: Path) -> int:
    version = subprocess.check_output([directory / "postgres", "--version"], text=True)  # noqa: S603
    return int(re.findall(r"\d+", version)[0])


def _make_cluster(
    home: Path, directory: Path, account: pwd.struct_passwd, child: dict[str, Any]
) -> None:
    """Make the cluster with its roles and database, under another name until all is there."""
    half = Path(tempfile.mkdtemp(prefix="cluster.", dir=home))
    os.chown(half, account.pw_uid, account.pw_gid)
    # Locales in which lower(), upper() and ILIKE know åäö, on every machine.
    if _major_version(directory) >= 17:
        locale = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    else:
        locale = ["--locale=C.UTF-8"]
    initdb = [str(directory / "initdb"), "-D", str(half), "-U", SUPERUSER, *locale]
    initdb += ["--auth=peer", "--encoding=UTF8", "--data-checksums"]
    subprocess.run(initdb, check=True, **child)  # noqa: S603
    # Without a server, so that nobody can meet one that lacks them.
    statements = (
        f"CREATE ROLE {OWNER} LOGIN CREATEDB;\n"
        f"CREATE ROLE {APP} LOGIN;\n"
        f"CREATE DATABASE {DATABASE} OWNER {OWNER};\n"
    )
    single = [str(directory / "postgres"), "--single", "-D", str(half)]
    single += ["-c", "exit_on_error=on", "postgres"]
    given = child | {"stdin": None, "input": statements, "text": True}
    subprocess.run(single, check=True, **given)  # noqa: S603
    half.rename(home / "cluster")
    descriptor = os.open(home, os.O_RDONLY)
    os.fsync(descriptor)  # the name must survive a power cut as surely as the rows
    os.close(descriptor)


def _write_access_rules(home: Path, account: pwd.struct_passwd) -> None:
    """Let our account, and no other, log in. The files lie where the server cannot write."""
    user = pwd.getpwuid(os.geteuid()).pw_name
    for name, text in {
        "pg_hba.conf": "local all all peer map=us\n",
        "pg_ident.conf": "".join(f'us "{user}" {role}\n' for role in (OWNER, APP, SUPERUSER)),
    }.items():
        (home / name).write_text(text)
        os.chown(home / name, -1, account.pw_gid)
        (home / name).chmod(0o640)


def _server_command(home: Path, directory: Path) -> list[str]:
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(socket_dir(home)),
        "unix_socket_permissions": "0700",
        "hba_file": str(home / "pg_hba.conf"),
        "ident_file": str(home / "pg_ident.conf"),
        "timezone": "UTC",
        "log_timezone": "UTC",
        # The application logs its own faults; the server's texts would quote people's data.
        "log_min_messages": "log",
        "log_error_verbosity": "terse",
    }
    options = [f"--{name}={value}" for name, value in settings.items()]
    return [str(directory / "postgres"), "-D", str(home / "cluster"), *options]


def _serve(home: Path, server_command: list[str], child: dict[str, Any]) -> None:
    idle_seconds = float(os.environ.get("NYTTIGA_PG_IDLE_SECONDS", IDLE_SECONDS))
    quiet_since: float | None = None
    failing_since: float | None = None
    users = _open_private(home / "users.lock")
    server = subprocess.Popen(server_command, **child)  # noqa: S603
    try:
        while True:
            with suppress(subprocess.TimeoutExpired):
                server.wait(timeout=min(1.0, idle_seconds / 3))
            now = time.monotonic()
            if server.returncode is None:
                failing_since = None
            else:
                failing_since = failing_since or now
                if now - failing_since > RETRY_SECONDS:
                    sys.exit("The server stops again and again.")
                time.sleep(0.1)
                server = subprocess.Popen(server_command, **child)  # noqa: S603
            if not _try_lock(users, fcntl.LOCK_EX):
                quiet_since = None
            elif quiet_since is None or now - quiet_since < idle_seconds:
                quiet_since = quiet_since or now
                fcntl.flock(users, fcntl.LOCK_UN)
            else:
                break  # with the lock: who comes now waits until the server is gone
    finally:
        if server.poll() is None:
            server.send_signal(signal.SIGINT)  # "fast": ends connections, keeps what is committed
            server.wait()


if __name__ == "__main__":
    keep(Path(sys.argv[2]), Path(sys.argv[3]), pwd.getpwnam(sys.argv[4]))
