"""*Idag*: what needs doing. Each app registers a source; the page asks them all."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from nyttiga.ui.access import Access
from nyttiga.ui.registry import Registry


@dataclass(frozen=True)
class WorkItem:
    """One thing to do. It is computed from the facts, so it is gone the moment it is done.

    `due` is the day it should be or have been done; an item due before today is late.
    `headline` is shown in bold before `text`. `tone` colours the tag beside the word `kind`.
    """

    kind: str
    headline: str
    text: str
    detail: str
    due: dt.date
    url: str
    action: str
    tone: str = "behind"
    at: dt.time | None = None
    until: dt.time | None = None


@dataclass(frozen=True)
class WorklistSource:
    """A function that finds the open things of one kind, for those who hold the permission."""

    permission: str
    items: Callable[[Access, dt.date], Iterable[WorkItem]]


@dataclass(frozen=True)
class TodayPanel:
    """A box beside the worklist: a template and the context it needs (None: show nothing)."""

    permission: str
    template: str
    context: Callable[[Access, dt.date], dict[str, object] | None]


worklist: Registry[WorklistSource] = Registry()
today_panels: Registry[TodayPanel] = Registry()


def open_items(access: Access, today: dt.date) -> list[WorkItem]:
    """All open things that this person should see, most urgent first."""
    items = [
        item
        for source in worklist
        if access.may(source.permission)
        for item in source.items(access, today)
    ]
    return sorted(items, key=lambda item: (item.due, item.at or dt.time.min, item.headline))
