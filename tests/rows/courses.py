"""Rows of the enterprises app: courses, advice, mentors."""

import datetime as dt
from typing import Any

from django.utils import timezone

from enterprises.models import (
    AdvisorySession,
    CoCreationStep,
    Course,
    CourseAttendance,
    CourseEnrolment,
    CourseMeeting,
    Enterprise,
    Lecturer,
    Mentor,
    MentorContact,
    MentorPairing,
)
from nyttiga.accounts.models import User
from nyttiga.projects.models import ContactPerson, Project


def rows(project: Project, user: User) -> list[Any]:
    """A course with a meeting that somebody was at and completed, advice, a mentor pair."""
    day = timezone.localdate() - dt.timedelta(days=14)
    enterprise = Enterprise.objects.get(project=project, number="F001")
    person = ContactPerson.objects.get(project=project, email="kim@exempel.se")
    course = Course.objects.create(
        project=project, code="HK1", kind="handledarkurs", planned_meetings=1
    )
    meeting = CourseMeeting.objects.create(
        project=project, course=course, number=1, date=day, status="genomford"
    )
    mentor = Mentor.objects.create(project=project, name="Mats Mentor", company="Storbolaget")
    pairing = MentorPairing.objects.create(
        project=project, mentor=mentor, enterprise=enterprise, starts_on=day
    )
    return [
        course,
        meeting,
        mentor,
        pairing,
        Lecturer.objects.create(project=project, meeting=meeting, name="Lena Lärare"),
        CoCreationStep.objects.create(
            project=project, course=course, date=day, who="Tre företag", what="Rollspel"
        ),
        CourseEnrolment.objects.create(
            project=project,
            course=course,
            person=person,
            enterprise=enterprise,
            status="med",
            completed_on=day,
        ),
        CourseAttendance.objects.create(
            project=project, meeting=meeting, participant=person, status="narvarande"
        ),
        AdvisorySession.objects.create(
            project=project,
            enterprise=enterprise,
            date=day,
            hours="1.5",
            topics=["marknad"],
            next_step="Räkna på priset",
            due_on=day,
            adviser=user,
        ),
        MentorContact.objects.create(project=project, pairing=pairing, date=day, about="Inköp"),
    ]
