"""The periods that the funder gets figures for: calendar quarters within the project, and the
tertials and years that some reports are about."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from django.utils.formats import date_format

from nyttiga.projects.models import Project

CODE = re.compile(r"(\d{4})-Q([1-4])")
QUARTER = 3  # months


@dataclass(frozen=True, order=True)
class Period:
    """Whole months, or the part of them that lies within a project. Both days belong."""

    starts_on: dt.date
    ends_on: dt.date

    @classmethod
    def of(cls, day: dt.date, months: int = QUARTER) -> Self:
        """The whole quarter that holds the day; with other `months`, the tertial or the year."""
        first = months * ((day.month - 1) // months)  # counted from 0
        after = dt.date(day.year + (first + months) // 12, (first + months) % 12 + 1, 1)
        return cls(dt.date(day.year, first + 1, 1), after - dt.timedelta(days=1))

    @classmethod
    def parse(cls, code: str) -> Self:
        """The whole quarter called «2021-Q2». Raises ValueError for anything else."""
        match = CODE.fullmatch(code)
        if not match:
            raise ValueError(f"«{code}» is not a quarter such as 2021-Q2")
        year, quarter = map(int, match.groups())
        return cls.of(dt.date(year, 3 * quarter, 1))

    def within(self, project: Project) -> Self | None:
        """The part of the period when the project ran; None when it did not run at all."""
        starts_on = max(self.starts_on, project.starts_on)
        ends_on = min(self.ends_on, project.ends_on)
        return type(self)(starts_on, ends_on) if starts_on <= ends_on else None

    def next(self, months: int = QUARTER) -> Self:
        """The whole quarter, tertial or year after this one."""
        return self.of(self.of(self.ends_on, months).ends_on + dt.timedelta(days=1), months)

    @property
    def code(self) -> str:
        """«2026-Q1»: what addresses and file names carry."""
        return f"{self.ends_on.year}-Q{(self.ends_on.month + 2) // 3}"

    @property
    def label(self) -> str:
        """«1 januari – 31 mars 2026»."""
        return f"{date_format(self.starts_on, 'j F')} – {date_format(self.ends_on, 'j F Y')}"

    def __str__(self) -> str:
        return self.label


def periods(project: Project, until: dt.date, months: int) -> list[Period]:
    """The project's quarters, tertials or years that had begun by the day, oldest first.

    The first one begins with the project and the last one ends with it, so both may be short.
    """
    found = []
    period = Period.of(project.starts_on, months)
    while period.starts_on <= min(until, project.ends_on):
        if part := period.within(project):
            found.append(part)
        period = period.next(months)
    return found


def quarters(project: Project, until: dt.date) -> list[Period]:
    """The project's quarters that had begun by the day, oldest first."""
    return periods(project, until, QUARTER)


def ended_quarters(project: Project, today: dt.date) -> list[Period]:
    """The project's quarters that are over today, oldest first. A quarter's last day is still
    being worked on, so it is over on the day after."""
    return [period for period in quarters(project, today) if period.ends_on < today]


def latest_ended(project: Project, today: dt.date) -> Period | None:
    """The latest quarter that is over; None in a project's first quarter."""
    return max(ended_quarters(project, today), default=None)


def months_gone(project: Project, day: dt.date) -> tuple[int, int]:
    """Whole months of the project gone when the day is over, and all its months."""

    def months(last: dt.date) -> int:
        after, start = last + dt.timedelta(days=1), project.starts_on
        whole = 12 * (after.year - start.year) + after.month - start.month
        return max(whole - (after.day < start.day), 0)

    return months(min(day, project.ends_on)), months(project.ends_on)
