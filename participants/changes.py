"""Who changed what about a participant, and when, in plain words."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.db.models import Model
from django.utils.formats import date_format

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.changes import (
    Change,
    change_of,
    is_long_text,
    label_of,
    merged,
    value_words,
)
from nyttiga.projects.models import Municipality
from nyttiga.ui.access import Access
from participants.changes_about import Told, kinds_for
from participants.forms.edit import PROTECTED_FIELDS
from participants.models import ActionPlan, Participant, ParticipationPeriod, ProtectionGrant

NEVER_SHOWN = {"personnummer_index", "project", "participant", "alias"}
SHOWN_TEXTS = {"personnummer", "intake_reason", "late_intake_reason", "email"}


def changes(access: Access, participant: Participant) -> list[Change]:
    """All changes that the user may know of, latest first. Without a grant, what a protected
    person's identity was or became is not said. The participant comes through `visible_to`."""
    found = [
        *_participant_changes(participant),
        *_period_changes(participant),
        *_grant_changes(participant),
        *(_plan_changes(participant) if access.may(Permission.PLAN_VIEW) else []),
        *(
            change
            for kind in kinds_for(access)
            for change in _row_changes(kind, kind.records(participant))
        ),
    ]
    return merged(found)


def _records(model: Any, **about: int) -> list[Any]:
    records = model.history.filter(**about).select_related("history_user")
    return list(records.order_by("history_date", "history_id"))


def _participant_changes(participant: Participant) -> Iterator[Change]:
    records = _records(Participant, id=participant.pk)
    hidden = set() if participant.is_open else set(PROTECTED_FIELDS)  # type: ignore[attr-defined]
    municipalities = dict(
        Municipality.objects.filter(project=participant.project_id).values_list("pk", "name")
    )
    for record in records[:1]:
        yield change_of(record, ["Registrerades" if record.history_type == "+" else "Ändrades"])
    for old, new in pairwise(records):
        yield change_of(new, _lines(Participant, old, new, hidden, municipalities))


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
        # Of a link to another row only that it changed: the user may not see that row at all.
        if (field.is_relation and field.name != "municipality") or _is_free_text(field):
            lines.append(f"{label_of(field)} ändrades")
            continue
        before, after = (
            _words(field, value, municipalities or {}) for value in (change.old, change.new)
        )
        lines.append(f"{label_of(field)}: {before} blev {after}")
    return [*lines, "Skyddade uppgifter ändrades"] if something_hidden else lines


def _is_free_text(field: Any) -> bool:
    """What somebody wrote about the person in words of their own."""
    return is_long_text(field) and field.name not in SHOWN_TEXTS


def _words(field: Any, value: Any, municipalities: dict[int, str]) -> str:
    if value and field.name == "personnummer":
        return f"{value[:8]}-****"
    if value and field.name == "municipality":
        return municipalities.get(value, "okänd kommun")
    return value_words(field, value)


def _plan_changes(participant: Participant) -> Iterator[Change]:
    """A version is never changed, so its making is all there is to tell."""
    for plan in ActionPlan.objects.filter(participant=participant).select_related("author"):
        reason = f". {plan.reason}" if plan.reason else ""
        who = plan.author.name if plan.author else "Systemet"
        yield Change(plan.created_at, who, [f"Handlingsplan, version {plan.version}{reason}"])


def _row_changes(kind: Told, records: list[Any]) -> Iterator[Change]:
    """One kind of row: that it came, what became of it, that it went."""
    before: dict[int, Any] = {}
    quiet = kind.quiet(records) if kind.quiet else set()
    for record in records:
        old, before[record.id] = before.get(record.id), record
        if record.history_id in quiet:
            continue
        name = _name(kind, record)
        if record.history_type == "-":
            yield change_of(record, [f"{name} togs bort"])
        elif old is None:
            yield change_of(record, [f"{name} lades till"])
        elif kind.only_that:
            yield change_of(record, [f"{name} ändrades"])
        else:
            yield change_of(record, [f"{name}. {line}" for line in _lines(kind.model, old, record)])


def _name(kind: Told, record: Any) -> str:
    if kind.named:
        return f"{kind.title} «{getattr(record, kind.named)}»"
    date = getattr(record, kind.date, None) if kind.date else None
    return f"{kind.title} {date_format(date, 'j F Y')}" if date else kind.title


def _period_changes(participant: Participant) -> Iterator[Change]:
    by_period: dict[int, Any] = {}
    for record in _records(ParticipationPeriod, participant_id=participant.pk):
        old, by_period[record.id] = by_period.get(record.id), record
        if old is None:
            yield change_of(record, [f"Period från {date_format(record.starts_on, 'j F Y')}"])
        else:
            yield change_of(record, _lines(ParticipationPeriod, old, record))


def _grant_changes(participant: Participant) -> Iterator[Change]:
    records = ProtectionGrant.history.filter(participant_id=participant.pk)
    for record in records.select_related("history_user", "user"):
        may = "inte längre" if record.history_type == "-" else "nu"
        yield change_of(record, [f"{record.user} får {may} se de skyddade uppgifterna"])
