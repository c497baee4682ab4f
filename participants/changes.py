"""Who changed what about a participant, and when, in plain words."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Model
from django.utils.formats import date_format

from nyttiga.projects.models import Municipality
from participants.forms.edit import PROTECTED_FIELDS
from participants.models import Participant, ParticipationPeriod, ProtectionGrant

AT_ONCE = dt.timedelta(seconds=2)  # one press of a button may change several rows
NEVER_SHOWN = {"personnummer_index", "project", "participant"}


@dataclass(frozen=True)
class Change:
    """What one user did at one moment."""

    at: dt.datetime
    who: str
    lines: list[str]


def changes(participant: Participant) -> list[Change]:
    """All changes, latest first. Without a grant, what a protected person's identity was or
    became is not said. The participant must come through `visible_to`."""
    found = [
        *_participant_changes(participant),
        *_period_changes(participant),
        *_grant_changes(participant),
    ]
    merged: list[Change] = []
    for change in sorted((change for change in found if change.lines), key=_when):
        last = merged[-1] if merged else None
        if last and last.who == change.who and change.at - last.at < AT_ONCE:
            last.lines.extend(change.lines)
        else:
            merged.append(change)
    return merged[::-1]


def _when(change: Change) -> dt.datetime:
    return change.at


def _records(model: Any, **about: int) -> list[Any]:
    records = model.history.filter(**about).select_related("history_user")
    return list(records.order_by("history_date", "history_id"))


def _change(record: Any, lines: list[str]) -> Change:
    who = str(record.history_user) if record.history_user else "Systemet"
    return Change(record.history_date, who, lines)


def _participant_changes(participant: Participant) -> Iterator[Change]:
    records = _records(Participant, id=participant.pk)
    hidden = set() if participant.is_open else set(PROTECTED_FIELDS)  # type: ignore[attr-defined]
    municipalities = dict(
        Municipality.objects.filter(project=participant.project_id).values_list("pk", "name")
    )
    for record in records[:1]:
        yield _change(record, ["Registrerades" if record.history_type == "+" else "Ändrades"])
    for old, new in pairwise(records):
        yield _change(new, _lines(Participant, old, new, hidden, municipalities))


def _lines(
    model: type[Model],
    old: Any,
    new: Any,
    hidden: set[str] = frozenset(),  # type: ignore[assignment]
    municipalities: dict[int, str] | None = None,
) -> list[str]:
    lines, something_hidden = [], False
    for change in new.diff_against(old, excluded_fields=NEVER_SHOWN).changes:
        if change.field in hidden:
            something_hidden = True
            continue
        field: Any = model._meta.get_field(change.field)
        before, after = (
            _words(field, value, municipalities or {}) for value in (change.old, change.new)
        )
        label = field.verbose_name[:1].upper() + field.verbose_name[1:]
        lines.append(f"{label}: {before} blev {after}")
    return [*lines, "Skyddade uppgifter ändrades"] if something_hidden else lines


def _words(field: Any, value: Any, municipalities: dict[int, str]) -> str:
    if value in (None, ""):
        return "tomt"
    if field.name == "personnummer":
        return f"{value[:8]}-****"
    if field.name == "municipality":
        return municipalities.get(value, "okänd kommun")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dt.date):
        return date_format(value, "j F Y")
    return f"«{value}»"


def _period_changes(participant: Participant) -> Iterator[Change]:
    by_period: dict[int, Any] = {}
    for record in _records(ParticipationPeriod, participant_id=participant.pk):
        old, by_period[record.id] = by_period.get(record.id), record
        if old is None:
            yield _change(record, [f"Period från {date_format(record.starts_on, 'j F Y')}"])
        else:
            yield _change(record, _lines(ParticipationPeriod, old, record))


def _grant_changes(participant: Participant) -> Iterator[Change]:
    records = ProtectionGrant.history.filter(participant_id=participant.pk)
    for record in records.select_related("history_user", "user"):
        may = "inte längre" if record.history_type == "-" else "nu"
        yield _change(record, [f"{record.user} får {may} se de skyddade uppgifterna"])
