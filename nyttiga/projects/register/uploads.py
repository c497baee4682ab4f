"""Keeps an uploaded workbook between the preview and *Läs in*: an hour at most, for the server's
own user only, under a name that says nothing."""

import json
import os
import secrets
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.conf import settings

from nyttiga.ui.registry import Registry

LIFETIME = 60 * 60  # seconds
# Told when a file is kept (the queue that has it removed in time stands a floor above).
held: Registry[Callable[[], None]] = Registry()


def hold(chunks: Iterable[bytes]) -> str:
    """Keep a file; the answer is the token to ask for it with."""
    token = secrets.token_urlsafe(32)
    with os.fdopen(_create(_folder() / f"{token}.xlsx"), "wb") as file:
        for chunk in chunks:
            file.write(chunk)
    for tell in held:
        tell()
    return token


def held_file(token: str) -> Path | None:
    """The workbook, unless it has been used or is too old."""
    return _living(_folder() / f"{token}.xlsx")


def note(token: str, outcome: dict[str, Any]) -> None:
    """Keep what was found in the workbook, to show it."""
    path = _folder() / f"{token}.json"
    path.unlink(missing_ok=True)
    with os.fdopen(_create(path), "w", encoding="utf-8") as file:
        json.dump(outcome, file)


def noted(token: str) -> dict[str, Any] | None:
    """What was found, for as long as it is kept."""
    path = _living(_folder() / f"{token}.json")
    return json.loads(path.read_text(encoding="utf-8")) if path else None


def drop_file(token: str) -> None:
    """The workbook has been used, or was not wanted."""
    (_folder() / f"{token}.xlsx").unlink(missing_ok=True)


def sweep() -> None:
    """Remove whatever is too old, whoever left it."""
    for path in _folder().iterdir():
        if _living(path) is None:
            path.unlink(missing_ok=True)


def _folder() -> Path:
    folder = Path(settings.DATA_DIR) / "register"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _create(path: Path) -> int:
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)


def _living(path: Path) -> Path | None:
    try:
        age = time.time() - path.stat().st_mtime
    except FileNotFoundError:
        return None
    return path if age < LIFETIME else None
