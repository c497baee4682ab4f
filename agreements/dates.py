"""The dates that an agreement lives and dies by: its end, the last day to give notice, and the
last day to use an option. They are told of in time."""

import datetime as dt
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Notice:
    """How many days before a date one is told: first, and then as urgent."""

    first: int
    urgent: int


# An option asks for a decision of its own, so it is told of earlier.
WARNINGS = {"slut": Notice(90, 30), "uppsagning": Notice(90, 30), "option": Notice(120, 45)}
WORDS = {
    "slut": "Avtalet slutar",
    "uppsagning": "Sista dag att säga upp",
    "option": "Sista dag att använda optionen",
}


@dataclass(frozen=True)
class Watched:
    """One such date of one agreement, seen on a day."""

    kind: str
    date: dt.date
    day: dt.date

    @property
    def words(self) -> str:
        return WORDS[self.kind]

    @property
    def days_left(self) -> int:
        """Negative when it has passed."""
        return (self.date - self.day).days

    @property
    def is_near(self) -> bool:
        return self.days_left <= WARNINGS[self.kind].first

    @property
    def is_urgent(self) -> bool:
        return self.days_left <= WARNINGS[self.kind].urgent


def watched(agreement: Any, day: dt.date) -> list[Watched]:
    """The dates of an agreement in force, read `with_option_days`; the nearest first. A notice or
    an option that nobody used in time is no date any more; an end that has passed waits for a
    decision."""
    if not agreement.is_in_force:
        return []
    dates = [("uppsagning", agreement.notice_by)]
    dates += [("option", use_by) for use_by in agreement.option_days]
    coming = [(kind, date) for kind, date in dates if date and date >= day]
    if agreement.ends_on:
        coming.append(("slut", agreement.ends_on))
    return sorted((Watched(kind, date, day) for kind, date in coming), key=lambda one: one.date)
