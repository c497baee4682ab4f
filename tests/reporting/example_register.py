"""Reads the example register straight into the tables, past the importer: so the figures are
proven on their own, and a fault in the importer cannot hide one in the counting."""

import datetime as dt
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from agreements.models import (
    Agreement,
    AgreementEnterprise,
    EventAttendance,
    PublicEvent,
    PublicParty,
)
from enterprises.models import (
    AdvisorySession,
    Course,
    CourseAttendance,
    CourseEnrolment,
    CourseMeeting,
    Enterprise,
)
from nyttiga.projects.models import ContactPerson, Organisation, Project, Unit
from nyttiga.projects.project_template import ProjectTemplate, create_project
from participants.models import (
    ActionPlan,
    CoachingSession,
    FollowUp,
    FutureWorkshop,
    Participant,
    ParticipationPeriod,
    Placement,
    StepMeasurement,
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
    "Handlingsplaner",
    "Stegmätningar",
    "Företag",
    "Placeringar",
    "Uppföljningar",
    "Kurser",
    "Kursträffar",
    "Kursdeltagare",
    "Kursnärvaro",
    "Rådgivning",
    "Offentliga",
    "Avtal",
    "Aktiviteter",
    "Aktivitetsnärvaro",
)
# Forms whose code is not the words themselves.
FORMS = {"prova-på": "prova_pa", "subventionerad anställning": "subventionerad"}
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
    """The example register's project, with all that M1.1–M5.2 count."""
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
    _add_progress(project, sheets, people)
    _add_placements(project, sheets, people)
    _add_courses(project, sheets)
    _add_advice(project, sheets["Rådgivning"])
    _add_agreements(project, sheets)
    _add_events(project, sheets)
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


def _add_progress(project: Project, sheets: dict[str, list[Row]], people: dict[str, Any]) -> None:
    days: dict[str, set[dt.date]] = {}
    for row in sheets["Handlingsplaner"]:
        days.setdefault(row["Deltagarnr"], set()).add(row["Datum"])
    for number, dates in days.items():
        for version, date in enumerate(sorted(dates), start=1):
            ActionPlan.objects.create(
                project=project,
                participant=people[number],
                version=version,
                date=date,
                is_current=version == len(dates),
            )
    StepMeasurement.objects.bulk_create(
        StepMeasurement(
            project=project,
            participant=people[row["Deltagarnr"]],
            date=row["Datum"],
            respondent=_code(row["Svarande"]),
        )
        for row in sheets["Stegmätningar"]
    )


def _add_placements(project: Project, sheets: dict[str, list[Row]], people: dict[str, Any]) -> None:
    enterprises = {
        row["Företagsnr"]: Enterprise.objects.create(
            project=project,
            number=row["Företagsnr"],
            organisation=Organisation.objects.create(
                project=project, name=row["Namn"], kind=Organisation.Kind.COMPANY
            ),
        )
        for row in sheets["Företag"]
    }
    placements = {
        row["Placeringsnr"]: Placement.objects.create(
            project=project,
            number=row["Placeringsnr"],
            participant=people[row["Deltagarnr"]],
            enterprise=enterprises[row["Företagsnr"]],
            form=FORMS.get(row["Form"]) or _code(row["Form"]),
            starts_on=row["Start"],
            ends_on=row["Slut"],
        )
        for row in sheets["Placeringar"]
    }
    FollowUp.objects.bulk_create(
        FollowUp(
            project=project,
            placement=placements[row["Placeringsnr"]],
            date=row["Datum"],
            way=_code(row["Sätt"]),
            status=_code(row["Status"]),
        )
        for row in sheets["Uppföljningar"]
    )


def _add_courses(project: Project, sheets: dict[str, list[Row]]) -> None:
    enterprises = {one.number: one for one in Enterprise.objects.filter(project=project)}
    courses = {
        row["Kurs"]: Course.objects.create(
            project=project,
            code=row["Kurs"],
            kind=_code(row["Typ"]),
            planned_meetings=row["Planerade träffar"],
        )
        for row in sheets["Kurser"]
    }
    meetings = {
        (row["Kurs"], row["Träff"]): CourseMeeting.objects.create(
            project=project,
            course=courses[row["Kurs"]],
            number=row["Träff"],
            date=row["Datum"],
            status=_code(row["Status"]),
        )
        for row in sheets["Kursträffar"]
    }
    people: dict[str, ContactPerson] = {}
    for row in sheets["Kursdeltagare"]:
        email, enterprise = row["E-post"].lower(), enterprises[row["Företagsnr"]]
        person = people.get(email)
        if person is None:
            person = people[email] = ContactPerson.objects.create(
                project=project,
                organisation=enterprise.organisation,
                name=row["Namn"],
                email=email,
            )
        CourseEnrolment.objects.create(
            project=project,
            course=courses[row["Kurs"]],
            person=person,
            enterprise=enterprise,
            status=CourseEnrolment.Status.ENROLLED,
            completed_on=row["Slutförd"],
        )
    CourseAttendance.objects.bulk_create(
        CourseAttendance(
            project=project,
            meeting=meetings[row["Kurs"], row["Träff"]],
            participant=people[row["E-post"].lower()],
            status=_code(row["Närvaro"]),
        )
        for row in sheets["Kursnärvaro"]
        if row["Närvaro"]
    )


def _add_advice(project: Project, rows: list[Row]) -> None:
    enterprises = {one.number: one for one in Enterprise.objects.filter(project=project)}
    AdvisorySession.objects.bulk_create(
        AdvisorySession(
            project=project,
            enterprise=enterprises[row["Företagsnr"]],
            date=row["Datum"],
            hours=row["Timmar"],
            status=_code(row["Status"]),
        )
        for row in rows
    )


def _add_agreements(project: Project, sheets: dict[str, list[Row]]) -> None:
    enterprises = {row.number: row for row in Enterprise.objects.filter(project=project)}
    bodies = {
        name: Organisation.objects.get_or_create(
            project=project, name=name, defaults={"kind": Organisation.Kind.MUNICIPALITY}
        )[0]
        for name in {row["Organisation"] for row in sheets["Offentliga"]}
    }
    for row in sheets["Avtal"]:
        agreement, _ = Agreement.objects.get_or_create(
            project=project,
            number=row["Avtalsnr"],
            defaults={
                "title": row["Titel"],
                "stage": row["Steg"],
                "opened_on": project.starts_on,
                "signed_on": row["Tecknat"],
                "is_renewal": row["Förnyelse"] == "ja",
                "is_call_off": row["Avrop"] == "ja",
            },
        )
        about = {"project": project, "agreement": agreement}
        PublicParty.objects.create(**about, organisation=bodies[row["Köpare"]])
        AgreementEnterprise.objects.create(**about, enterprise=enterprises[row["Företagsnr"]])


def _add_events(project: Project, sheets: dict[str, list[Row]]) -> None:
    for row in sheets["Offentliga"]:
        organisation, _ = Organisation.objects.get_or_create(
            project=project,
            name=row["Organisation"],
            defaults={"kind": _code(row["Typ"])},
        )
        if row["Enhet"]:
            Unit.objects.get_or_create(
                project=project, organisation=organisation, name=row["Enhet"]
            )
    events = {
        row["Aktivitet"]: PublicEvent.objects.create(
            project=project,
            code=row["Aktivitet"],
            kind=_code(row["Typ"]),
            date=row["Datum"],
            status=_code(row["Status"]),
        )
        for row in sheets["Aktiviteter"]
    }
    people = {one.email: one for one in ContactPerson.objects.filter(project=project)}
    for row in sheets["Aktivitetsnärvaro"]:
        enterprise = row["Företagsnr"] and Enterprise.objects.get(
            project=project, number=row["Företagsnr"]
        )
        organisation = row["Organisation"] and Organisation.objects.get(
            project=project, name=row["Organisation"]
        )
        email = row["E-post"].lower()
        if email not in people:
            people[email] = ContactPerson.objects.create(
                project=project,
                name=row["Namn"],
                email=email,
                organisation=organisation or enterprise.organisation,
            )
        if row["Närvaro"]:
            EventAttendance.objects.create(
                project=project,
                meeting=events[row["Aktivitet"]],
                participant=people[email],
                organisation=organisation,
                unit=row["Enhet"] and organisation.units.get(name=row["Enhet"]),
                enterprise=enterprise,
                status=_code(row["Närvaro"]),
            )
