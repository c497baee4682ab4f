"""Planning a series: which days, and what stands in the way of them."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import holidays
from django.utils.formats import date_format

from nyttiga.occasions.models import Meeting
from nyttiga.projects.models import Project

WEEK = dt.timedelta(weeks=1)
# How far ahead a free week is looked for before giving up.
WEEKS_AHEAD = 26


def meeting_days(first: dt.date, number: int, weeks_between: int) -> list[dt.date]:
    """`number` days on the weekday of the first, `weeks_between` weeks apart."""
    return [first + i * weeks_between * WEEK for i in range(number)]


def first_on_weekday(day: dt.date, weekday: int) -> dt.date:
    """The first day with the weekday (Monday is 0) on or after `day`."""
    return day + dt.timedelta(days=(weekday - day.weekday()) % 7)


def days_to_look_at(days: Iterable[dt.date]) -> set[dt.date]:
    """The days of a plan and those they might be moved to."""
    return {day + i * WEEK for day in days for i in range(WEEKS_AHEAD)}


def holiday_name(day: dt.date) -> str:
    """The name of the Swedish holiday, or an empty text on any other day.

    Public holidays (SFS 1989:253), and the eves that the Annual Leave Act 7 § puts beside
    them: midsommarafton, julafton, nyårsafton. Plain Sundays are not among them.
    """
    return _holidays(day.year).get(day, "")


@cache
def _holidays(year: int) -> dict[dt.date, str]:
    return dict(
        holidays.country_holidays(
            "SE", years=year, language="sv", categories=("public", "de_facto")
        )
    )


@dataclass(frozen=True)
class PlannedDay:
    """One day of a plan: faults must be put right, warnings may be accepted."""

    index: int
    date: dt.date
    faults: list[str]
    warnings: list[str]
    next_free: dt.date | None = None


class SeriesPlan:
    """The days of a series that is being planned, seen against holidays and other meetings.

    `others` are the project's meetings at the same time of day (`MeetingQuerySet.overlapping`).
    """

    def __init__(self, project: Project, days: list[dt.date], others: Iterable[Meeting]) -> None:
        self.project = project
        self.days = days
        self.busy: dict[dt.date, list[Meeting]] = {}
        for meeting in others:
            self.busy.setdefault(meeting.date, []).append(meeting)

    @property
    def planned_days(self) -> list[PlannedDay]:
        """Each day with what stands in its way and the next free week when something does."""
        planned = []
        for index, day in enumerate(self.days):
            warnings = self._warnings(day)
            next_free = self._next_free(day, after=day) if warnings else None
            planned.append(PlannedDay(index, day, self._faults(day), warnings, next_free))
        return planned

    @property
    def has_faults(self) -> bool:
        return any(self._faults(day) for day in self.days)

    @property
    def has_warnings(self) -> bool:
        return any(self._warnings(day) for day in self.days)

    def move_to_next_free(self, index: int) -> None:
        """Move one meeting to its next free week. Later meetings of the series that it would
        catch up with move on in turn, so the order is kept."""
        moved = self._next_free(self.days[index], after=self.days[index])
        while moved is not None:
            self.days[index] = moved
            index += 1
            if index == len(self.days) or self.days[index] > moved:
                return
            moved = self._next_free(self.days[index], after=moved)

    def _faults(self, day: dt.date) -> list[str]:
        faults = []
        if not self.project.starts_on <= day <= self.project.ends_on:
            start, end = date_format(self.project.starts_on), date_format(self.project.ends_on)
            faults.append(f"Ligger utanför projektets tid, {start} till {end}. Välj en annan dag.")
        if self.days.count(day) > 1:
            faults.append("Två träffar har samma dag. Välj en annan dag för en av dem.")
        return faults

    def _warnings(self, day: dt.date) -> list[str]:
        holiday = holiday_name(day)
        return [holiday] * bool(holiday) + [
            f"Krockar med {meeting.series}, {meeting.title.lower()}"
            for meeting in self.busy.get(day, [])
        ]

    def _next_free(self, day: dt.date, after: dt.date) -> dt.date | None:
        """The first free day of the same weekday later than `after`, within the project."""
        weeks = (day + i * WEEK for i in range(1, WEEKS_AHEAD))
        within = (week for week in weeks if after < week <= self.project.ends_on)
        return next((week for week in within if not self._warnings(week)), None)
