"""Saving a row so that its history says who did it and when."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any, TypeVar

from django.utils import timezone
from simple_history.models import HistoricalRecords

from nyttiga.accounts.models import User

Row = TypeVar("Row", bound=Any)


def noon(day: dt.date) -> dt.datetime:
    """A moment of the day, for what keeps a time; never later than now."""
    return min(timezone.make_aware(dt.datetime.combine(day, dt.time(11))), timezone.now())


def save_as(row: Row, user: User, day: dt.date) -> Row:
    """Save the row as if the user had done it that day."""
    row._history_user, row._history_date = user, noon(day)
    row.save()
    return row


@contextmanager
def saves_signed_by(user: User) -> Iterator[None]:
    """What models save by themselves inside the block, such as follow-ups by the rule, has the
    user in its history. It is said at once: nobody may change a row of history later."""
    HistoricalRecords.context.request = SimpleNamespace(user=user)
    try:
        yield
    finally:
        del HistoricalRecords.context.request
