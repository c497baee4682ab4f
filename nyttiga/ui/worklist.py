"""*Idag*: what needs doing. Each app registers its sources; the page asks them all.

A source is one kind of thing to do: a query for its open rows, and how a row reads. The page
shows the first of them, the list behind a gathered line shows them all, both from that one
query, so the number on the line is the length of the list.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Any

from django.db.models import Case, Q, QuerySet, Value, When

from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.compiled import Statement, of_anybody
from nyttiga.ui.open_rows import OpenRows, Row, found_in, joined, read
from nyttiga.ui.registry import Registry

DAYS_AHEAD = 7
MOST_ROWS = 5  # more than this of one kind gather into one line that unfolds
MOST_UNFOLDED = 10  # and more than this are shown on a page of their own


class Urgency(StrEnum):
    """Where on the page a thing stands. IMPORTED came late with the register: no duty."""

    LATE = "sent"
    TODAY = "idag"
    SOON = "snart"
    IMPORTED = "registret"


class Weight(IntEnum):
    """What comes first among what is late: the day alone does not say what is most urgent."""

    FIRST = 0  # somebody may come to harm, or a law or somebody's word is broken
    ORDINARY = 1
    TIDYING = 2  # what the register lacks, and whom one should have called


class Area(StrEnum):
    """Whose work it is: long groups fold by it."""

    PEOPLE = "Deltagare"
    ENTERPRISES = "Företag"
    AGREEMENTS = "Avtal och nätverk"
    GOALS = "Mål och rapporter"


def urgency(day: dt.date, due: str = "due", imported: Q | None = None) -> Case:
    """The urgency of a row by its column `due`; rows that match `imported` stand aside."""
    whens = [When(imported, then=Value(Urgency.IMPORTED))] if imported else []
    return Case(
        *whens,
        When(**{f"{due}__lt": day}, then=Value(Urgency.LATE)),
        When(**{due: day}, then=Value(Urgency.TODAY)),
        default=Value(Urgency.SOON),
    )


@dataclass(frozen=True)
class WorkChoice:
    """One way to be done with an item, right where it stands: a link, or with `value` a button
    that posts it as `status` to the address."""

    label: str
    url: str
    value: str = ""


@dataclass(frozen=True)
class WorkItem:
    """One thing to do. It is computed from the facts, so it is gone the moment it is done.

    `due` is the day it should be or have been done. `headline` is shown in bold right before
    `text`, which brings its own blank or comma. `tone` colours the tag with the word `kind`.
    """

    kind: str
    headline: str
    text: str
    detail: str
    due: dt.date
    url: str
    action: str
    tone: str = "warn"
    at: dt.time | None = None
    until: dt.time | None = None
    choices: tuple[WorkChoice, ...] = ()


@dataclass(frozen=True)
class WorklistSource:
    """One kind of thing to do, for those who hold the permission.

    `rows(access, day)` gives `ref`, `due` and `urgency` of the open rows, up to a week ahead.
    `facts(access, day)` gives, by the primary key that is the `ref`, what `item` needs to word
    one of them. `title(count, urgency)` names many of them in one line.
    """

    slug: str
    permission: str
    rows: Callable[[Access, dt.date], QuerySet[Any, Row]]
    facts: Callable[[Access, dt.date], QuerySet[Any, Row]]
    item: Callable[[Access, dt.date, Row], WorkItem]
    title: Callable[[int, Urgency], str]
    weight: Weight = Weight.ORDINARY
    area: Area = Area.PEOPLE


def in_area(area: Area, sources: Iterable[WorklistSource]) -> list[WorklistSource]:
    """The sources of an app, marked with whose work they are."""
    return [replace(source, area=area) for source in sources]


@dataclass(frozen=True)
class WorkLine:
    """What the page shows of one kind with one urgency: some items, out of how many."""

    source: WorklistSource
    urgency: Urgency
    total: int
    items: list[WorkItem]

    @property
    def title(self) -> str:
        return self.source.title(self.total, self.urgency)

    @property
    def is_gathered(self) -> bool:
        """One line instead of many; what was imported never takes more than one."""
        return self.total > MOST_ROWS or self.urgency == Urgency.IMPORTED

    @property
    def has_more(self) -> bool:
        return self.total > len(self.items)

    @property
    def soonest(self) -> tuple[dt.date, dt.time]:
        return min(_order(item) for item in self.items)


@dataclass(frozen=True)
class TodayPanel:
    """A box beside the worklist: a template and the context it needs (None: show nothing)."""

    permission: str
    template: str
    context: Callable[[Access, dt.date], dict[str, object] | None]
    order: int = 10


@dataclass(frozen=True)
class TodayAction:
    """A button in the page's head; `url` may choose by what the worklist holds."""

    title: str
    permission: str
    url: Callable[[Access, list[WorkLine]], str]
    is_primary: bool = False


worklist: Registry[WorklistSource] = Registry()
today_panels: Registry[TodayPanel] = Registry()
today_actions: Registry[TodayAction] = Registry()


def open_lines(access: Access, day: dt.date) -> list[WorkLine]:
    """All open things that this person should see on the day, kind by kind. One statement."""
    sources = tuple(source for source in worklist if access.may(source.permission))
    if not sources:
        return []
    statement = _statement(sources, of_anybody(access), day, today())
    [answer] = statement.run(user=access.user.pk, project=access.project.pk)
    found = found_in(answer)
    return [
        line
        for source, rows in zip(sources, found, strict=True)
        for line in _lines(source, access, day, rows)
    ]


# All kinds for some roles and days. `today` is part of the key: some rows are asked with it.
@lru_cache(maxsize=32)
def _statement(
    sources: tuple[WorklistSource, ...], access: Access, day: dt.date, today: dt.date
) -> Statement:
    """The open rows of all kinds, the same SQL for all who have the role."""
    kinds = (OpenRows(one.rows(access, day), one.facts(access, day)) for one in sources)
    return joined(kind.sql(after=0, last=MOST_UNFOLDED) for kind in kinds)


def _lines(source: WorklistSource, access: Access, day: dt.date, rows: list[Row]) -> list[WorkLine]:
    totals = {row["urgency"]: row["total"] for row in rows}
    return [
        WorkLine(
            source,
            Urgency(name),
            total,
            sorted(
                (source.item(access, day, row) for row in rows if row["urgency"] == name),
                key=_order,
            ),
        )
        for name, total in totals.items()
    ]


class KindList:
    """All things of one kind with one urgency, read a page at a time."""

    def __init__(
        self, source: WorklistSource, access: Access, day: dt.date, asked: Urgency
    ) -> None:
        self.source, self.access, self.day = source, access, day
        self.rows = source.rows(access, day).filter(urgency=asked)

    def count(self) -> int:
        return self.rows.count()

    def __getitem__(self, places: slice) -> list[WorkItem]:
        kind = OpenRows(self.rows, self.source.facts(self.access, self.day))
        (rows,) = read([kind], last=places.stop, after=places.start)
        return [self.source.item(self.access, self.day, row) for row in rows]


def _order(item: WorkItem) -> tuple[dt.date, dt.time]:
    return item.due, item.at or dt.time.min


def by_urgency(lines: list[WorkLine], asked: Urgency) -> list[WorkLine]:
    """The lines of one group on the page, most urgent first: what is late by weight and then by
    day, the rest by day. Few things of a kind stand one by one, many stay gathered."""
    single = [
        WorkLine(line.source, asked, 1, [item])
        for line in lines
        if line.urgency == asked and not line.is_gathered
        for item in line.items
    ]
    gathered = [line for line in lines if line.urgency == asked and line.is_gathered]
    weighed = asked == Urgency.LATE
    return sorted(
        single + gathered,
        key=lambda line: (line.source.weight if weighed else 0, line.soonest),
    )
