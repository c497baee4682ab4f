"""The plain counts of a period, each one query. People registered by mistake never count."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Max, Min, Q, QuerySet

from nyttiga.occasions.models import Attendance, Meeting
from nyttiga.projects.models import Project
from participants.models import (
    CoachingSession,
    FutureWorkshop,
    Participant,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from reporting.periods import Period

S = CoachingSession.Status


@dataclass(frozen=True)
class WorkshopFact:
    """A series of meetings and where it stands at the period's end."""

    name: str
    first_on: dt.date
    completed_on: dt.date | None  # the day of its last planned meeting, once that many are held


@dataclass(frozen=True)
class MeetingFact:
    """One workshop meeting, where it was and how many came."""

    workshop: str
    number: int
    date: dt.date
    place: str
    status: str
    present: int | str = 0

    @property
    def is_held(self) -> bool:
        return self.status == Meeting.Status.HELD

    @property
    def state(self) -> str:
        if self.status == Meeting.Status.PLANNED:
            return "Inte rapporterad"  # its day has come, but nobody has said what became of it
        return Meeting.Status(self.status).label

    @property
    def is_cancelled(self) -> bool:
        return self.status == Meeting.Status.CANCELLED


def coaching(project: Project, period: Period) -> dict[str, int]:
    """Sessions held and how many people they reached; sessions missed or cancelled too late."""
    return (
        _of_counted_people(CoachingSession.objects.filter(project=project))
        .filter(date__range=(period.starts_on, period.ends_on))
        .aggregate(
            held=Count("pk", filter=Q(status=S.HELD)),
            people=Count("participant", filter=Q(status=S.HELD), distinct=True),
            missed=Count("pk", filter=Q(status__in=[S.NO_SHOW, S.CANCELLED_LATE])),
        )
    )


def workshop_results(project: Project, period: Period) -> dict[str, int]:
    """People who completed a series in the period, and who decided to go on or not."""
    days = (period.starts_on, period.ends_on)
    decided = Q(decided_on__range=days)
    return _of_counted_people(WorkshopEnrolment.objects.filter(project=project)).aggregate(
        completed=Count("participant", filter=Q(completed_on__range=days), distinct=True),
        going_on=Count("participant", filter=decided & Q(goes_on=True), distinct=True),
        stopping=Count("participant", filter=decided & Q(goes_on=False), distinct=True),
    )


def workshops(project: Project, as_of: dt.date) -> list[WorkshopFact]:
    """The series that had begun by the day."""
    was_held = Q(meetings__status=Meeting.Status.HELD, meetings__date__lte=as_of)
    rows = (
        FutureWorkshop.objects.filter(project=project)
        .select_related("municipality")
        .annotate(
            first_on=Min("meetings__date", filter=was_held),
            last_on=Max("meetings__date", filter=was_held),
            held=Count("meetings", filter=was_held),
        )
        .filter(held__gt=0)
        .order_by("first_on", "sort_code")
    )
    return [
        WorkshopFact(
            str(row), row.first_on, row.last_on if row.held >= row.planned_meetings else None
        )
        for row in rows
    ]


def meetings(project: Project, first: dt.date, last: dt.date) -> list[MeetingFact]:
    """Workshop meetings with a date in the days given, and how many were there."""
    counted = Q(attendances__participant__in=Participant.objects.filter(project=project).counted())
    present = Q(attendances__status=Attendance.Status.PRESENT)
    rows = (
        WorkshopMeeting.objects.filter(project=project, date__range=(first, last))
        .select_related("workshop__municipality")
        .annotate(present=Count("attendances", filter=present & counted))
        .order_by("date", F("starts_at").asc(nulls_last=True), "number")
    )
    return [
        MeetingFact(
            workshop=str(row.workshop),
            number=row.number,
            date=row.date,
            place=_place(row.workshop),
            status=row.status,
            present=row.present,
        )
        for row in rows
    ]


def _place(workshop: FutureWorkshop) -> str:
    municipality = workshop.municipality.name if workshop.municipality else ""
    parts = [workshop.place, municipality if municipality not in workshop.place else ""]
    return ", ".join(part for part in parts if part)


def _of_counted_people(rows: QuerySet[Any]) -> QuerySet[Any]:
    return rows.filter(participant__in=Participant.objects.counted())
