"""What the sources about agreements share."""

import datetime as dt

from django.urls import reverse

from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, WorkItem


def item(
    access: Access, row: Row, pk: int, kind: str, text: str, detail: str, *, is_late: bool
) -> WorkItem:
    """A row about one agreement, whose `title` is among the row's facts."""
    return WorkItem(
        kind=kind,
        tone="warn" if is_late else "info",
        headline=row["title"],
        text=text,
        detail=detail,
        due=row["due"],
        url=reverse("agreements:agreement", args=[access.project.slug, pk]),
        action="Öppna",
    )


def day_of(text: str) -> dt.date:
    """A date among a row's facts, which bring it as text."""
    return dt.date.fromisoformat(text)
