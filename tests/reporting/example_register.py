"""Reads the example register straight into the tables, past the importer: so the figures are
proven on their own, and a fault in the importer cannot hide one in the counting."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from nyttiga.projects.models import Project
from nyttiga.projects.project_template import ProjectTemplate, create_project
from participants.models import (
    CoachingSession,
    FutureWorkshop,
    Participant,
    ParticipationPeriod,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.models.choices import EndReason

FILE = Path(__file__).parent.parent / "data" / "register-exempel.xlsx"
SHEETS = (
    "Deltagare",
    "Framtidsverkstäder",
    "Verkstadsträffar",
    "Verkstadsnärvaro",
    "Verkstadsavslut",
    "Coachning",
)
Row = dict[str, Any]
ASCII = str.maketrans("åäö ", "aao_")


@cache
def _sheets() -> dict[str, list[Row]]:
    workbook = load_workbook(FILE, data_only=True, read_only=True)
    sheets = {}
    for name in SHEETS:
        header, *rows = workbook[name].iter_rows(values_only=True)
        sheets[name] = [dict(zip(header, map(_plain, row), strict=True)) for row in rows]
    workbook.close()
    return sheets


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, dt.datetime) else value


def _code(value: str) -> str:
    """«Sen avbokning» is stored as «sen_avbokning»."""
    return value.strip().lower().translate(ASCII)


def _end_reason(value: str | None) -> str:
    by_label = {label.lower(): code for code, label in EndReason.choices}
    return by_label.get((value or "").lower(), value or "")


def load_example() -> Project:
    """The example register's project, with all that M1.1–M1.5 count."""
    project = create_project("exempel", ProjectTemplate.load("nyttiga-affarer-2"))
    sheets = _sheets()
    _add_people(project, sheets["Deltagare"])
    _add_workshops(project, sheets)
    people = {person.number: person for person in Participant.objects.filter(project=project)}
    CoachingSession.objects.bulk_create(
        CoachingSession(
            project=project,
            participant=people[row["Deltagarnr"]],
            date=row["Datum"],
            starts_at=row["Start"],
            phase=_code(row["Fas"]),
            status=_code(row["Status"]),
        )
        for row in sheets["Coachning"]
    )
    return project


def _add_people(project: Project, rows: list[Row]) -> None:
    for row in rows:
        person = Participant.objects.create(
            project=project, number=row["Deltagarnr"], sex=_code(row["Kön"])
        )
        ParticipationPeriod.objects.create(
            project=project,
            participant=person,
            starts_on=row["Startdatum"],
            ends_on=row["Slutdatum"],
            end_reason=_end_reason(row["Avslutsanledning"]),
        )


def _add_workshops(project: Project, sheets: dict[str, list[Row]]) -> None:
    people = {person.number: person for person in Participant.objects.filter(project=project)}
    series = {
        row["Serie"]: FutureWorkshop.objects.create(
            project=project, code=row["Serie"], planned_meetings=row["Planerade träffar"] or 6
        )
        for row in sheets["Framtidsverkstäder"]
    }
    meetings = {
        (row["Serie"], row["Träff"]): WorkshopMeeting.objects.create(
            project=project,
            workshop=series[row["Serie"]],
            number=row["Träff"],
            date=row["Datum"],
            status=_code(row["Status"]),
        )
        for row in sheets["Verkstadsträffar"]
    }
    WorkshopAttendance.objects.bulk_create(
        WorkshopAttendance(
            project=project,
            meeting=meetings[row["Serie"], row["Träff"]],
            participant=people[row["Deltagarnr"]],
            status=_code(row["Närvaro"]),
        )
        for row in sheets["Verkstadsnärvaro"]
        if row["Närvaro"]
    )
    WorkshopEnrolment.objects.bulk_create(
        WorkshopEnrolment(
            project=project,
            workshop=series[row["Serie"]],
            participant=people[row["Deltagarnr"]],
            status=WorkshopEnrolment.Status.ENROLLED,
            completed_on=row["Slutförd"],
            goes_on={"ja": True, "nej": False, None: None}[row["Går vidare"]],
            decided_on=row["Beslutsdatum"],
        )
        for row in sheets["Verkstadsavslut"]
    )
