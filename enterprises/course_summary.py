"""Courses as the list shows them: how far they have come, what is missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from enterprises.models import Course, CourseEnrolment, CourseMeeting
from nyttiga.occasions.summary import SeriesSummary, add_meetings
from nyttiga.ui.access import Access


@dataclass
class CourseSummary(SeriesSummary):
    """One row of the list."""

    placed: int = 0
    waiting: int = 0
    enterprises: int = 0
    completed: int = 0

    @property
    def missing(self) -> list[str]:
        words = super().missing
        if not self.placed:
            words.append("Inga deltagare än")
        if self.waiting:
            words.append(f"{self.waiting} i kö")
        if self.is_over and self.placed and not self.series.decided_on and not self.completed:
            words.append("Säg vilka som slutförde")
        return words


def summaries(access: Access, courses: Iterable[Course], day: dt.date) -> list[CourseSummary]:
    """The courses shown, with their meetings and figures. Three queries for all of them."""
    found = {course.pk: CourseSummary(course) for course in courses}
    add_meetings(found, CourseMeeting.objects.visible_to(access), "course", day)
    placed = Q(status=CourseEnrolment.Status.ENROLLED)
    places = CourseEnrolment.objects.visible_to(access).filter(course__in=found)
    for row in (
        places.order_by()
        .values("course")
        .annotate(
            placed=Count("pk", filter=placed),
            waiting=Count("pk", filter=Q(status=CourseEnrolment.Status.WAITING)),
            enterprises=Count("enterprise", filter=placed, distinct=True),
            completed=Count("completed_on"),
        )
    ):
        summary = found[row["course"]]
        summary.placed, summary.waiting = row["placed"], row["waiting"]
        summary.enterprises, summary.completed = row["enterprises"], row["completed"]
    return list(found.values())
