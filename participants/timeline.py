"""What has happened to a participant, in order: all of it in one statement."""

import datetime as dt
import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.compiled import Given, Statement, of_anybody
from participants.models import Participant
from participants.timeline_parts import parts
from participants.timeline_words import words

SHOWN = 15  # more unfold on demand


@dataclass(frozen=True)
class Event:
    """One thing that happened; a key event begins, ends or decides something."""

    date: dt.date
    text: str
    is_key: bool


@dataclass(frozen=True)
class Timeline:
    """Events, latest first, and whether there are more than these."""

    events: list[Event]
    has_more: bool

    @property
    def years(self) -> list[tuple[int, list[Event]]]:
        """The events under their year."""
        return [
            (year, list(events))
            for year, events in groupby(self.events, key=lambda event: event.date.year)
        ]


def timeline(
    access: Access, participant: Participant, as_of: dt.date, *, everything: bool = False
) -> Timeline:
    """What happened up to the day, of what the user may see. One query."""
    found = _statement(of_anybody(access), as_of, today(), everything).run(
        participant=participant.pk
    )
    events = [
        Event(date, words(kind, json.loads(facts)), is_key)
        for date, is_key, kind, _, facts in found[: None if everything else SHOWN]
    ]
    return Timeline(events, has_more=not everything and len(found) > SHOWN)


@lru_cache(maxsize=64)
def _statement(access: Access, as_of: dt.date, today: dt.date, everything: bool) -> Statement:
    """The same for all who have the role and for every participant."""
    first, *others = (
        part.rows_by(as_of) for part in parts(access, Given("participant"), as_of, today)
    )
    rows = first.union(*others, all=True).order_by(
        "-event_date", "-event_is_key", "event_kind", "-event_order"
    )
    return Statement.of(rows if everything else rows[: SHOWN + 1])
