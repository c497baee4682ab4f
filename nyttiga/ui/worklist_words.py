"""What the sources of the worklist share, in every app."""

import datetime as dt
from typing import Any

from django.db.models import DateField, DateTimeField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.formats import date_format

from nyttiga.ui.worklist import Row

Rows = QuerySet[Any, Row]

IMPORTED_LATE = Q(imported_on__isnull=False, date__lt=F("imported_on"))


def later(date: Any, by: dt.timedelta) -> Cast:
    """A date some days later. PostgreSQL makes a timestamp of the sum, hence the cast."""
    return Cast(ExpressionWrapper(date + Value(by), output_field=DateTimeField()), DateField())


def clock_time(text: str | None) -> dt.time | None:
    """A time among a row's facts, which bring it as text."""
    return dt.time.fromisoformat(text) if text else None


def day_words(date: dt.date, seen: dt.date) -> str:
    """«3 september», and the year when it is another than the day it is seen."""
    return date_format(date, "j F" if date.year == seen.year else "j F Y")


def plural(number: int, one: str, many: str) -> str:
    """The word that goes with the number."""
    return one if number == 1 else many
