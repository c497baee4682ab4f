"""Courses as the list shows them: how far they have come, what is missing."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Q

from enterprises.models import Course, CourseEnrolment, CourseMeeting
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today


@dataclass
class CourseSummary:
    """One row of the list."""

    course: Course
    meetings: list[CourseMeeting] = field(default_factory=list)
    placed: int = 0
    waiting: int = 0
    enterprises: int = 0
    completed: int = 0
    unrecorded: int = 0

    @property
    def held(self) -> int:
        return sum(meeting.is_held for meeting in self.meetings)

    @property
    def is_over(self) -> bool:
        return self.held >= self.course.planned_meetings

    @property
    def next_meeting(self) -> CourseMeeting | None:
        coming = (m for m in self.meetings if not m.is_cancelled and m.date >= today())
        return next(coming, None)

    @property
    def missing(self) -> list[str]:
        """What somebody should see to, in words."""
        words = []
        if self.unrecorded:
            noun = "träff" if self.unrecorded == 1 else "träffar"
            words.append(f"Närvaro saknas för {self.unrecorded} {noun}")
        if not self.placed:
            words.append("Inga deltagare än")
        if self.waiting:
            words.append(f"{self.waiting} i kö")
        if self.is_over and self.placed and not self.course.decided_on and not self.completed:
            words.append("Säg vilka som slutförde")
        return words


def summaries(access: Access, courses: Iterable[Course], day: dt.date) -> list[CourseSummary]:
    """The courses shown, with their meetings and figures. Three queries for all of them."""
    found = {course.pk: CourseSummary(course) for course in courses}
    shown = CourseMeeting.objects.visible_to(access).filter(course__in=found)
    for meeting in shown.defer("notes").order_by("date", "number"):
        found[meeting.course_id].meetings.append(meeting)
    awaiting = shown.needing_attendance(day).order_by().values("course")
    for row in awaiting.annotate(number=Count("pk")):
        found[row["course"]].unrecorded = row["number"]
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
