"""Rows of other tables as columns of one's own row: many small lists in one statement.

A page about one thing shows many short lists. Read one by one they cost a query each; as columns
of the thing's own row they all come at once.
"""

from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, QuerySet
from django.db.models.functions import JSONObject


class JsonRows:
    """The rows of a queryset, in its order, as one column. Filter it with `OuterRef`.

    `fields` are the columns that are needed, `extra` expressions beside them by name, such as
    the name of a related row. An encrypted field comes as it stands, so leave it out.
    """

    def __init__(self, rows: QuerySet[Any], *fields: str, **extra: Any) -> None:
        self.model = rows.model
        self.column = ArraySubquery(
            rows.values(json=JSONObject(**{name: name for name in fields}, **extra))
        )

    def read(self, column: list[dict[str, Any]]) -> list[Any]:
        """The rows as unsaved objects of the model, with the extra values as attributes."""
        return [self._object(values) for values in column]

    def _object(self, values: dict[str, Any]) -> Any:
        row = self.model()
        for name, value in values.items():
            field = self._field(name)
            setattr(row, name, field.to_python(value) if field else value)
        return row

    def _field(self, name: str) -> "Field[Any, Any] | None":
        try:
            found = self.model._meta.get_field(name)
        except FieldDoesNotExist:
            return None
        return found if isinstance(found, Field) else None
