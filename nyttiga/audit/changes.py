"""Changes of rows in plain words: what the pages *Vem ändrade vad* share."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.formats import date_format

AT_ONCE = dt.timedelta(seconds=2)  # one press of a button may change several rows
LONGEST_FACT = 100  # a longer text is somebody's words, not a fact


@dataclass(frozen=True)
class Change:
    """What one user did at one moment."""

    at: dt.datetime
    who: str
    lines: list[str]


def change_of(record: Any, lines: list[str]) -> Change:
    """The lines as what a row of history tells."""
    who = str(record.history_user) if record.history_user else "Systemet"
    return Change(record.history_date, who, lines)


def merged(changes: Iterable[Change]) -> list[Change]:
    """Latest first; what somebody did at once is one change."""
    found: list[Change] = []
    for change in sorted((change for change in changes if change.lines), key=_when):
        last = found[-1] if found else None
        if last and last.who == change.who and change.at - last.at < AT_ONCE:
            last.lines.extend(change.lines)
        else:
            found.append(change)
    return found[::-1]


def _when(change: Change) -> dt.datetime:
    return change.at


def label_of(field: Any) -> str:
    """The field's words, as a line begins."""
    return f"{field.verbose_name[:1].upper()}{field.verbose_name[1:]}"


def is_long_text(field: Any) -> bool:
    """What somebody wrote in words of their own."""
    if isinstance(field, models.TextField):
        return True
    is_long = isinstance(field, models.CharField) and (field.max_length or 0) > LONGEST_FACT
    return is_long and not field.choices


def value_words(field: Any, value: Any) -> str:
    """A value as it is read."""
    if value in (None, "", []):
        return "tomt"
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dt.date):
        return date_format(value, "j F Y")
    return f"«{value}»"
