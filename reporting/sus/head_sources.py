"""What counts as a head in the insats about structure: those who came to courses and events."""

import datetime as dt

from agreements.models import EventAttendance
from enterprises.models import CourseAttendance
from nyttiga.occasions.models import Meeting
from nyttiga.projects.models import Project
from reporting.sus.head_counts import HeadCountSource


def at_courses(project: Project, first: dt.date, last: dt.date) -> int:
    return _people(CourseAttendance, project, first, last)


def at_events(project: Project, first: dt.date, last: dt.date) -> int:
    return _people(EventAttendance, project, first, last)


def _people(
    model: type[CourseAttendance] | type[EventAttendance],
    project: Project,
    first: dt.date,
    last: dt.date,
) -> int:
    came = model.objects.filter(
        project=project,
        status=model.Status.PRESENT,
        meeting__status=Meeting.Status.HELD,
        meeting__date__range=(first, last),
    )
    return came.order_by().values("participant").distinct().count()


SOURCES = [
    HeadCountSource("Kurser för företag", at_courses),
    HeadCountSource("Utbildningar, nätverksträffar och lärandeprocess", at_events),
]
