"""A course and its people, for the tests about courses."""

import datetime as dt
from typing import Any

from enterprises.models import Course, CourseAttendance, CourseEnrolment, CourseMeeting, Enterprise
from nyttiga.projects.models import ContactPerson
from tests.world import TODAY, World

WEEK = dt.timedelta(weeks=1)


def course(world: World, **fields: Any) -> Course:
    """A handledarkurs of two meetings."""
    values = {"code": "HK1", "kind": "handledarkurs", "planned_meetings": 2} | fields
    return Course.objects.create(project=world.project, **values)


def meeting(one: Course, number: int = 1, date: dt.date = TODAY - WEEK, **fields: Any) -> Any:
    values = {"number": number, "date": date} | fields
    return CourseMeeting.objects.create(project=one.project, course=one, **values)


def person(enterprise: Enterprise, name: str) -> ContactPerson:
    """Somebody at the enterprise, with an address made of the name."""
    return ContactPerson.objects.create(
        project=enterprise.project,
        organisation=enterprise.organisation,
        name=name,
        email=f"{name.split()[0].lower()}@exempel.se",
    )


def place(one: Course, enterprise: Enterprise, name: str, **fields: Any) -> CourseEnrolment:
    """A place in the course for a new person of the enterprise."""
    values = {"status": "med"} | fields
    return CourseEnrolment.objects.create(
        project=one.project,
        course=one,
        person=person(enterprise, name),
        enterprise=enterprise,
        **values,
    )


def was_there(at: CourseMeeting, of: CourseEnrolment) -> None:
    CourseAttendance.objects.create(
        project=at.project, meeting=at, participant=of.person, status="narvarande"
    )
    at.follow_attendance()
