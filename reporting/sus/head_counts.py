"""What a volume insats is followed by: how many came, half year by half year (DOMAIN 1.3).

Courses and public events have floors of their own; what counts as a head there is said there.
Whoever counts something adds a source to `head_counts` when the application starts.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from nyttiga.projects.models import Project
from nyttiga.ui.registry import Registry

JUNE = 6


@dataclass(frozen=True)
class HeadCountSource:
    """One kind of occasion. `count(project, first, last)` is how many people were there on the
    days from the first to the last, each once."""

    title: str
    count: Callable[[Project, dt.date, dt.date], int]


head_counts: Registry[HeadCountSource] = Registry()


@dataclass(frozen=True)
class HalfYear:
    """Half a calendar year, or the part of it that lies within the project."""

    starts_on: dt.date
    ends_on: dt.date

    @property
    def label(self) -> str:
        """«Första halvåret 2026»."""
        word = "Första" if self.ends_on.month <= JUNE else "Andra"
        return f"{word} halvåret {self.ends_on.year}"


def half_years(project: Project, until: dt.date) -> list[HalfYear]:
    """Those of the project that had begun by the day, the latest first."""
    found = []
    last_day = min(until, project.ends_on)
    for year in range(project.starts_on.year, last_day.year + 1):
        for first, last in (
            (dt.date(year, 1, 1), dt.date(year, 6, 30)),
            (dt.date(year, 7, 1), dt.date(year, 12, 31)),
        ):
            starts_on, ends_on = max(first, project.starts_on), min(last, project.ends_on)
            if starts_on <= ends_on and starts_on <= last_day:
                found.append(HalfYear(starts_on, ends_on))
    return found[::-1]


def counted(project: Project, half: HalfYear) -> list[tuple[str, int]]:
    """Each kind of occasion with its heads."""
    return [
        (source.title, source.count(project, half.starts_on, half.ends_on))
        for source in head_counts
    ]
