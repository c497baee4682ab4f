"""Entries of the users' calendars. Each app registers its own; the feed asks them all.

An entry is read by a calendar program, on a phone and on somebody's server: it names no person,
no enterprise and no matter. What it is about stands behind the sign-in, at its address.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery

from nyttiga.ui.access import Access
from nyttiga.ui.registry import Registry


@dataclass(frozen=True)
class CalendarEntry:
    """One thing at one time. Without `starts_at` it takes the whole day.

    `key` is the same as long as the thing is («coachning-17»). `changed_at` and `changes` come
    from the thing's history, so that the feed says the same until something happens.
    """

    key: str
    title: str
    date: dt.date
    url: str
    changed_at: dt.datetime
    changes: int
    starts_at: dt.time | None = None
    ends_at: dt.time | None = None
    place: str = ""
    is_cancelled: bool = False


@dataclass(frozen=True)
class CalendarSource:
    """One kind of entries, for those who hold the permission, from one day to another."""

    permission: str
    entries: Callable[[Access, dt.date, dt.date], Iterable[CalendarEntry]]


calendar: Registry[CalendarSource] = Registry()


def with_changes(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Adds `changed_at` and `changes`, from the rows' history."""
    past: QuerySet[Any] = rows.model.history.filter(id=OuterRef("pk")).order_by().values("id")
    return rows.order_by().annotate(
        changed_at=Subquery(past.annotate(last=Max("history_date")).values("last")),
        changes=Subquery(past.annotate(number=Count("history_id")).values("number")),
    )


def entry_of(
    access: Access, row: Any, key: str, title: str, url: str, **more: Any
) -> CalendarEntry:
    """An entry about a row read `with_changes`."""
    start = dt.datetime.combine(access.project.starts_on, dt.time.min, dt.UTC)
    return CalendarEntry(
        key=f"{key}-{row.pk}",
        title=title,
        url=url,
        # What came in bulk may have no history.
        changed_at=row.changed_at or start,
        changes=max((row.changes or 0) - 1, 0),
        **more,
    )
