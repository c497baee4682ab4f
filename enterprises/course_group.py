"""The people round one course."""

from dataclasses import dataclass
from typing import Any

from enterprises.models import Course, CourseEnrolment
from enterprises.models.enrolment import USUAL_FROM_ONE, CourseEnrolmentQuerySet
from nyttiga.ui.access import Access

Status = CourseEnrolment.Status


@dataclass(frozen=True)
class Group:
    """Those with a place, and the queue in its order."""

    placed: list[CourseEnrolment]
    queue: list[CourseEnrolment]

    @property
    def enterprises(self) -> int:
        return len({one.enterprise_id for one in self.placed})

    def free(self, course: Course) -> int:
        return max(course.places - len(self.placed), 0)


def places_of(access: Access, course: Course) -> CourseEnrolmentQuerySet:
    """Everyone's place in the course, with person and enterprise."""
    found: CourseEnrolmentQuerySet = CourseEnrolment.objects.visible_to(access)
    return found.filter(course=course).select_related("person", "enterprise__organisation")


def group_of(access: Access, course: Course) -> Group:
    """One query, in the order of the queue; the group is put in the order of names."""
    rows = list(places_of(access, course).in_group_or_queue())
    placed = [row for row in rows if row.status == Status.ENROLLED]
    placed.sort(key=lambda row: (row.person.sort_name, row.pk))
    return Group(placed, [row for row in rows if row.status == Status.WAITING])


def too_many(course: Course, new: list[tuple[int, str]]) -> list[str]:
    """The enterprises (id, name) that would get more than the usual two in the course."""
    there = CourseEnrolment.objects.filter(course=course).exclude(status=Status.WITHDRAWN)
    counts: dict[int, Any] = {}
    for enterprise in there.values_list("enterprise", flat=True):
        counts[enterprise] = counts.get(enterprise, 0) + 1
    names = {}
    for enterprise, name in new:
        counts[enterprise] = counts.get(enterprise, 0) + 1
        if counts[enterprise] > USUAL_FROM_ONE:
            names[enterprise] = f"{name} får {counts[enterprise]} personer på kursen."
    return list(names.values())
