"""Writes rows in bulk, with their history."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from nyttiga.ui.fields import SearchField, SortKeyField

REASON = "Excelregistret"
BATCH = 1000


class Saver:
    """Collects rows to make and to change. `flush` writes them, model by model in the order of
    `order`, so that a row comes after those it points to."""

    def __init__(self, user: Any, order: Sequence[type[models.Model]]) -> None:
        self.user = user
        self._new: dict[type[models.Model], list[Any]] = {model: [] for model in order}
        self._changed: dict[type[models.Model], dict[int, Any]] = {model: {} for model in order}
        self._fields: dict[type[models.Model], set[str]] = {model: set() for model in order}

    def create(self, row: Any) -> Any:
        self._new[type(row)].append(row)
        return row

    def change(self, row: Any, values: Mapping[str, Any]) -> bool:
        """Set what is given (None keeps what stands) and differs; tell whether anything did."""
        changes = changes_of(row, values)
        for name, value in changes.items():
            setattr(row, name, value)
        if changes and row.pk is not None:
            self._changed[type(row)][row.pk] = row
            self._fields[type(row)] |= changes.keys()
        return bool(changes)

    def flush(self) -> None:
        for model, rows in self._new.items():
            _create(model, rows, self.user)
            rows.clear()
        for model, changed in self._changed.items():
            _update(model, list(changed.values()), self._fields[model], self.user)
            changed.clear()
            self._fields[model].clear()


def changes_of(row: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Those of the values that are given and differ from what the row has."""
    return {
        name: value
        for name, value in values.items()
        if value is not None and getattr(row, name) != value
    }


def _create(model: type[models.Model], rows: list[Any], user: Any) -> None:
    if not rows:
        return
    if hasattr(model, "history"):
        bulk_create_with_history(
            rows, model, batch_size=BATCH, default_user=user, default_change_reason=REASON
        )
    else:
        model._default_manager.bulk_create(rows, batch_size=BATCH)


def _update(model: type[models.Model], rows: list[Any], fields: set[str], user: Any) -> None:
    if not rows:
        return
    # A bulk update does not make derived fields anew by itself.
    derived = [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, SortKeyField | SearchField) or getattr(field, "auto_now", False)
    ]
    for row in rows:
        for field in derived:
            field.pre_save(row, add=False)
    names = sorted(fields | {field.name for field in derived})
    if hasattr(model, "history"):
        bulk_update_with_history(
            rows, model, names, batch_size=BATCH, default_user=user, default_change_reason=REASON
        )
    else:
        model._default_manager.bulk_update(rows, names, batch_size=BATCH)
