"""Finding rows by words, in the sort keys that stand beside the texts."""

from typing import Any

from django.db.models import Func, Q, TextField, Value

from nyttiga.ui.sorting import fold


def with_every_word(rows: Any, query: str, *keys: str) -> Any:
    """The rows where one of the sort keys holds each word of the query. Accents and case do not
    count. Nothing asked for: all of them."""
    # A sort key tells å, ä and ö apart from a and o by three signs of its own.
    plain = {
        f"searched_{number}": Func(
            key, Value("{|}"), Value("aao"), function="TRANSLATE", output_field=TextField()
        )
        for number, key in enumerate(keys)
    }
    found = rows.alias(**plain)
    for word in fold(query).split():
        holds = Q()
        for name in plain:
            holds |= Q(**{f"{name}__contains": word})
        found = found.filter(holds)
    return found
