"""The kinds of report, the periods they are about, and what each is called (DOMAIN 2.2)."""

import datetime as dt
import re

from django.db import models

from nyttiga.projects.models import Project
from reporting.periods import Period, periods

CODE = re.compile(r"(?P<year>\d{4})(?:-(?P<part>[QTS][1-4]))?")
FINAL_CODE = "slut"


class ReportKind(models.TextChoices):
    """A steering-group report is about a quarter too, for the group's figures are given for
    period ends only."""

    QUARTER = "kvartal", "Lägesrapport"
    TERTIAL = "tertial", "Tertialrapport"
    YEAR = "ar", "Årsrapport"
    FINAL = "slut", "Slutrapport"
    STEERING = "styrgrupp", "Styrgruppsrapport"


MONTHS = {
    ReportKind.QUARTER: 3,
    ReportKind.TERTIAL: 4,
    ReportKind.YEAR: 12,
    ReportKind.STEERING: 3,
}
LETTERS = {"Q": ReportKind.QUARTER, "T": ReportKind.TERTIAL, "S": ReportKind.STEERING}
# Who signs each kind, in the order of the lines (DOMAIN 2.2).
SIGNED_BY = {
    ReportKind.QUARTER: ("Projektledare",),
    ReportKind.TERTIAL: ("Projektledare", "Projektägare"),
    ReportKind.YEAR: ("Projektägare",),
    ReportKind.FINAL: ("Projektägare", "Styrgruppens ordförande"),
    ReportKind.STEERING: ("Projektledare",),
}


def periods_of(kind: str, project: Project, until: dt.date) -> list[Period]:
    """The periods that a report of the kind can be about and that had begun by the day, oldest
    first. A final report is about the whole project."""
    if kind == ReportKind.FINAL:
        whole = Period(project.starts_on, project.ends_on)
        return [whole] if until >= whole.starts_on else []
    return periods(project, until, MONTHS[ReportKind(kind)])


def next_period(kind: str, period: Period, project: Project) -> Period | None:
    """What the next report of the kind is about; None after the last."""
    if kind == ReportKind.FINAL:
        return None
    return period.next(MONTHS[ReportKind(kind)]).within(project)


def code_of(kind: str, period: Period) -> str:
    """«2021-Q2», «2021-T1», «2021», «2021-S2» or «slut»: for addresses and file names."""
    if kind == ReportKind.FINAL:
        return FINAL_CODE
    if kind == ReportKind.YEAR:
        return str(period.ends_on.year)
    letter = next(sign for sign, one in LETTERS.items() if one == kind)
    months = MONTHS[ReportKind(kind)]
    return f"{period.ends_on.year}-{letter}{(period.ends_on.month - 1) // months + 1}"


def parse_code(code: str, project: Project) -> tuple[ReportKind, Period]:
    """The kind and the part of its period within the project. Raises ValueError for a code that
    is none, and LookupError for a period when the project did not run."""
    if code == FINAL_CODE:
        return ReportKind.FINAL, Period(project.starts_on, project.ends_on)
    match = CODE.fullmatch(code)
    if not match:
        raise ValueError(code)
    part = match["part"] or ""
    kind = LETTERS[part[0]] if part else ReportKind.YEAR
    months = MONTHS[kind]
    last_month = months * int(part[1]) if part else 12
    if last_month > 12:
        raise ValueError(code)
    whole = Period.of(dt.date(int(match["year"]), last_month, 1), months)
    period = whole.within(project)
    if period is None:
        raise LookupError(code)
    return kind, period
