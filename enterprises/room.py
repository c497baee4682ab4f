"""How many people are at an enterprise, and how many places that leaves.

Who is placed where is known on a floor above, which registers how to count them.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db.models import Case, F, IntegerField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Greatest

from nyttiga.ui.registry import Registry

# Each entry, given a day, is an expression over an enterprise's row: people there that day.
people_there: Registry[Callable[[dt.date], Combinable]] = Registry()


def people(day: dt.date) -> Any:
    """How many people are there on the day, as an expression over an enterprise's row."""
    return sum((count(day) for count in people_there), start=Value(0))


def free_places(day: dt.date) -> Any:
    """The places that they leave; None where nobody has said how many places there are."""
    # A missing number of places must stay missing: GREATEST would pass over it.
    return Case(
        When(places__isnull=True, then=None),
        default=Greatest(F("places") - people(day), 0, output_field=IntegerField()),
        output_field=IntegerField(),
    )
