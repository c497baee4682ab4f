"""The facts that made a course, an enterprise or its people count (M3.1–M5.2)."""

import datetime as dt
from collections import defaultdict
from functools import partial
from typing import Any

from django.db.models import QuerySet

from enterprises.models import (
    AdvisorySession,
    Course,
    CourseAttendance,
    CourseEnrolment,
    CourseMeeting,
    Enterprise,
)
from enterprises.models.course import Kind
from nyttiga.occasions.models import Meeting
from nyttiga.projects.models import ContactPerson
from reporting.pace import rounded
from reporting.row_facts import Cells, RowFacts, dates_by


def series(rows: Any, meetings: QuerySet[Any], owner: str, as_of: dt.date) -> dict[int, Cells]:
    """How many of a series' planned meetings were held, and when it was complete."""
    done = meetings.filter(status=Meeting.Status.HELD, date__lte=as_of)
    held = dates_by(done.values_list(owner, "date"))
    return {
        row.pk: (
            f"{len(held[row.pk])} av {row.planned_meetings}",
            held[row.pk][row.planned_meetings - 1],
        )
        for row in rows
    }


def _courses(courses: list[Course], as_of: dt.date) -> dict[int, Cells]:
    return series(courses, CourseMeeting.objects.filter(course__in=courses), "course", as_of)


def _people(people: list[ContactPerson], as_of: dt.date, kind: str) -> dict[int, Cells]:
    there = CourseAttendance.objects.present_at_held(as_of, kind).filter(participant__in=people)
    dates = dates_by(there.values_list("participant", "meeting__date"))
    places = CourseEnrolment.objects.filter(person__in=people, course__kind=kind)
    came_for: dict[int, str] = {}
    for place in places.select_related("enterprise__organisation").order_by("pk"):
        came_for.setdefault(place.person_id, str(place.enterprise))
    return {pk: (came_for.get(pk, ""), found[0], len(found)) for pk, found in dates.items()}


def _present(enterprises: list[Enterprise], as_of: dt.date, kind: str) -> dict[int, Cells]:
    there = CourseAttendance.objects.present_at_held(as_of, kind)
    seen = there.values_list("meeting__course", "participant", "meeting__date")
    days = defaultdict(list)
    for course, person, day in seen:
        days[course, person].append(day)
    places = CourseEnrolment.objects.filter(enterprise__in=enterprises, course__kind=kind)
    first: dict[int, dt.date] = {}
    people = defaultdict(set)
    for enterprise, course, person in places.values_list("enterprise", "course", "person"):
        for day in days.get((course, person), ()):
            first[enterprise] = min(first.get(enterprise, day), day)
            people[enterprise].add(person)
    return {pk: (day, len(people[pk])) for pk, day in first.items()}


def _completed(enterprises: list[Enterprise], as_of: dt.date, kind: str) -> dict[int, Cells]:
    done = CourseEnrolment.objects.completed(as_of, kind).filter(enterprise__in=enterprises)
    people = defaultdict(set)
    for enterprise, person in done.values_list("enterprise", "person"):
        people[enterprise].add(person)
    dates = dates_by(done.values_list("enterprise", "completed_on"))
    return {pk: (days[0], len(people[pk])) for pk, days in dates.items()}


def _advised(enterprises: list[Enterprise], as_of: dt.date) -> dict[int, Cells]:
    held = AdvisorySession.objects.held(as_of).filter(enterprise__in=enterprises)
    hours: dict[int, Any] = defaultdict(int)
    for enterprise, taken in held.order_by().values_list("enterprise", "hours"):
        hours[enterprise] += taken
    dates = dates_by(held.values_list("enterprise", "date"))
    return {pk: (days[0], len(days), rounded(hours[pk])) for pk, days in dates.items()}


def _advice(sessions: list[AdvisorySession], as_of: dt.date) -> dict[int, Cells]:
    return {one.pk: (one.date, one.hours_words, one.topic_words) for one in sessions}


_SERIES = ("Hållna träffar", "Klar")
_PERSON = ("Företag", "Första träff", "Träffar")
_COURSE, _SCHOOL = Kind.SUPERVISOR_COURSE, Kind.BUSINESS_SCHOOL
ENTERPRISE_FACTS = {
    "M3.1": RowFacts(("Första träff", "Personer"), partial(_present, kind=_COURSE)),
    "M3.2": RowFacts(_PERSON, partial(_people, kind=_COURSE)),
    "M3.3": RowFacts(_SERIES, _courses),
    "M4.1": RowFacts(_SERIES, _courses),
    "M4.2": RowFacts(("Första slutförda", "Personer"), partial(_completed, kind=_SCHOOL)),
    "M4.3": RowFacts(_PERSON, partial(_people, kind=_SCHOOL)),
    "M5.1": RowFacts(("Första rådgivningen", "Tillfällen", "Timmar"), _advised),
    "M5.2": RowFacts(("Datum", "Timmar", "Ämne"), _advice),
}
