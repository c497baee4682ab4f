"""The periods that the funder gets figures for: calendar quarters within the project."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Self

from django.utils.formats import date_format

from nyttiga.projects.models import Project

CODE = re.compile(r"(\d{4})-Q([1-4])")


@dataclass(frozen=True, order=True)
class Period:
    """A calendar quarter, or the part of one that lies within a project. Both days belong."""

    starts_on: dt.date
    ends_on: dt.date

    @classmethod
    def of(cls, day: dt.date) -> Self:
        """The whole quarter that holds the day."""
        month = 3 * ((day.month - 1) // 3) + 1
        after = dt.date(day.year + month // 10, (month + 3) % 12, 1)
        return cls(dt.date(day.year, month, 1), after - dt.timedelta(days=1))

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

    def next(self) -> Self:
        """The whole quarter after this one."""
        return self.of(self.of(self.ends_on).ends_on + dt.timedelta(days=1))

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


def quarters(project: Project, until: dt.date) -> list[Period]:
    """The project's quarters that had begun by the day, oldest first.

    The first one begins with the project and the last one ends with it, so both may be short.
    """
    found = []
    quarter = Period.of(project.starts_on)
    while quarter.starts_on <= min(until, project.ends_on):
        if part := quarter.within(project):
            found.append(part)
        quarter = quarter.next()
    return found


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
