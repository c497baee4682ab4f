"""Profiles: what SUS or its successor asks, in the order of the form, and what it calls things.

A profile is a file in `profiles/`, called by its system and the year of its version. A corrected
list is a corrected file; new questions are a new file that holds from its day.
"""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "profiles"


@dataclass(frozen=True)
class Field:
    """One question of the form: what it is about here (`key`), and its words there."""

    key: str
    label: str


@dataclass(frozen=True)
class Profile:
    """One version of one system's lists. `values` gives, list by list, what our own codes are
    called there."""

    name: str
    title: str
    valid_from: dt.date
    valid_to: dt.date | None
    in_form: str
    out_form: str
    consent_form: str
    in_fields: tuple[Field, ...]
    out_fields: tuple[Field, ...]
    values: dict[str, dict[str, str]]
    months: tuple[tuple[int | None, str], ...]
    narrower_directions: dict[str, str]
    target_groups: dict[str, str]

    @property
    def version(self) -> str:
        """«2023»."""
        return self.name.partition(".")[2]

    def word(self, of: str, code: str, own: str) -> str:
        """What the code of a list is called there; `own` when it has no other word."""
        return self.values[of].get(code, own)

    def band(self, months: int) -> str:
        """The band of a time in public support."""
        return next(label for below, label in self.months if below is None or months < below)


@lru_cache
def profiles() -> tuple[Profile, ...]:
    """All there are, the oldest first."""
    found = [_read(path) for path in FOLDER.glob("*.toml")]
    return tuple(sorted(found, key=lambda profile: profile.valid_from))


def profile_on(day: dt.date) -> Profile:
    """The one to register by on the day: where two hold side by side, the newer."""
    held = [
        one
        for one in profiles()
        if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)
    ]
    return (held or profiles()[:1])[-1]


def profile_called(name: str) -> Profile:
    """The one of that name, which a registration carries. Raises KeyError."""
    return {one.name: one for one in profiles()}[name]


def _read(path: Path) -> Profile:
    read: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    return Profile(
        name=path.stem,
        title=read["title"],
        valid_from=read["valid_from"],
        valid_to=read.get("valid_to"),
        in_form=read["in_form"],
        out_form=read["out_form"],
        consent_form=read["consent_form"],
        in_fields=tuple(Field(**field) for field in read["in"]),
        out_fields=tuple(Field(**field) for field in read["out"]),
        values=read["values"],
        months=tuple((one.get("below"), one["label"]) for one in read["months"]),
        narrower_directions=read["narrower_directions"],
        target_groups=read["target_groups"],
    )
