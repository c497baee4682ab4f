"""Which time the tables are of: for the staff whole months of choice, for outsiders a quarter."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping

from nyttiga.projects.models import Project
from reporting.periods import Period, ended_quarters

MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])", re.ASCII)


def months(project: Project, today: dt.date) -> list[dt.date]:
    """The first day of each month of the project that has begun, the latest first."""
    last = min(today, project.ends_on)
    first = project.starts_on
    number = 12 * (last.year - first.year) + last.month - first.month + 1
    return [
        dt.date(first.year + (first.month - 1 + n) // 12, (first.month - 1 + n) % 12 + 1, 1)
        for n in reversed(range(number))
    ]


def staff_window(project: Project, asked: Mapping[str, str], today: dt.date) -> Period:
    """From the first day of the month `fran` to the last day of `till`, within the project and
    not after today. Without them, or with nonsense: the project from its start until today."""
    first = _month(asked.get("fran", "")) or project.starts_on
    last = _month(asked.get("till", "")) or today
    last = last.replace(day=calendar.monthrange(last.year, last.month)[1])
    starts_on = max(first, project.starts_on)
    ends_on = min(last, project.ends_on, today)
    if starts_on > ends_on:
        return Period(project.starts_on, max(min(project.ends_on, today), project.starts_on))
    return Period(starts_on, ends_on)


def outsiders_quarter(project: Project, asked: Mapping[str, str], today: dt.date) -> Period | None:
    """The quarter `period` names, if it is over; else the latest that is. None before that."""
    ended = ended_quarters(project, today)
    code = asked.get("period", "")
    return next((one for one in ended if one.code == code), ended[-1] if ended else None)


def _month(text: str) -> dt.date | None:
    found = MONTH.fullmatch(text)
    try:
        return dt.date(int(found[1]), int(found[2]), 1) if found else None
    except ValueError:
        return None
