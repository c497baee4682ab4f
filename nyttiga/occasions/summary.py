"""A series as a list shows it: how far it has come, and where attendance is missing."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from nyttiga.ui.clock import today


@dataclass
class SeriesSummary:
    """One row of the list. Each kind of series adds what it counts of its people."""

    series: Any
    meetings: list[Any] = field(default_factory=list)
    unrecorded: int = 0  # meetings that lack attendance

    @property
    def held(self) -> int:
        return sum(meeting.is_held for meeting in self.meetings)

    @property
    def is_over(self) -> bool:
        return self.held >= self.series.planned_meetings

    @property
    def next_meeting(self) -> Any:
        coming = (m for m in self.meetings if not m.is_cancelled and m.date >= today())
        return next(coming, None)

    @property
    def missing(self) -> list[str]:
        """What somebody should see to, in words."""
        if not self.unrecorded:
            return []
        noun = "träff" if self.unrecorded == 1 else "träffar"
        return [f"Närvaro saknas för {self.unrecorded} {noun}"]


def add_meetings(
    found: Mapping[int, SeriesSummary], meetings: Any, owner: str, day: dt.date
) -> None:
    """Give each summary, by its series' id, its own of the meetings, which call the series
    `owner`. Two queries for all of them."""
    shown = meetings.filter(**{f"{owner}__in": found})
    for meeting in shown.defer("notes").order_by("date", "number"):
        found[getattr(meeting, f"{owner}_id")].meetings.append(meeting)
    awaiting = shown.needing_attendance(day).order_by().values(owner)
    for row in awaiting.annotate(number=Count("pk")):
        found[row[owner]].unrecorded = row["number"]
