"""After a course: nobody has said who completed it."""

import datetime as dt

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from enterprises.models import Course, CourseEnrolment, CourseMeeting
from enterprises.models.course import Kind
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, WorkItem, WorklistSource, urgency
from nyttiga.ui.worklist_words import Rows, day_words, later, plural

TIME_TO_DECIDE = dt.timedelta(days=7)


def rows(access: Access, day: dt.date) -> Rows:
    """Courses whose last meeting was a week ago, where nobody has decided."""
    last = CourseMeeting.objects.filter(course=OuterRef("pk")).exclude(
        status=CourseMeeting.Status.CANCELLED
    )
    last = last.order_by("-date", "-number")
    group = CourseEnrolment.objects.in_group().filter(course=OuterRef("pk"))
    # What the register says of anybody's completion is a decision too.
    undecided = Exists(group) & ~Exists(group.filter(completed_on__isnull=False))
    return (
        Course.objects.visible_to(access)
        .filter(undecided, decided_on=None)
        .order_by()
        .annotate(
            last_on=Subquery(last.values("date")[:1]),
            imported_on=Subquery(last.values("imported_on")[:1]),
        )
        .filter(last_on__lt=day)
        .annotate(ref=F("pk"), due=later(F("last_on"), TIME_TO_DECIDE))
        .filter(due__lte=day + TIME_TO_DECIDE)
        .annotate(urgency=urgency(day, imported=Q(last_on__lt=F("imported_on"))))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Which course, and how many people."""
    group = CourseEnrolment.objects.in_group().filter(course=OuterRef("pk")).order_by()
    people = group.values("course").annotate(people=Count("pk")).values("people")
    return (
        Course.objects.visible_to(access)
        .order_by()
        .values("kind", where=Coalesce("municipality__name", "code"), people=Subquery(people))
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    number = row["people"]
    return WorkItem(
        kind="Avslut",
        headline="Vilka slutförde?",
        text=f" {Kind(row['kind']).label} {row['where']},"
        f" {number} {plural(number, 'person', 'personer')}",
        detail=f"Sista träffen var {day_words(row['due'] - TIME_TO_DECIDE, day)}",
        due=row["due"],
        url=reverse("enterprises:course_completion", args=[access.project.slug, row["ref"]]),
        action="Säg vilka",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    origin = " från registret" if asked == Urgency.IMPORTED else ""
    courses = plural(number, "kurs", "kurser")
    return f"{number} {courses}{origin} saknar besked om vilka som slutförde"


SOURCE = WorklistSource("kursavslut", Permission.ENTERPRISES_EDIT, rows, facts, item, title)
