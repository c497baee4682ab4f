"""Secret keys: from the environment, or made once and kept in the data directory.

A server sets them in its environment (README). Without that, as under `make run`, they are
written to a file that only its owner can read, so that a restart neither signs everybody out
nor makes stored personnummer unreadable.
"""

import os
import secrets
from pathlib import Path


def secret(name: str, data_dir: Path) -> str:
    """The secret called `name`: environment variable NYTTIGA_<NAME>, else a kept random one."""
    from_environment = os.environ.get(f"NYTTIGA_{name.upper()}")
    if from_environment:
        return from_environment
    path = data_dir / "secrets" / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        # O_EXCL: two commands that start at once must not overwrite each other's key.
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    value = secrets.token_urlsafe(48)
    with os.fdopen(descriptor, "w") as file:
        file.write(value)
    return value
