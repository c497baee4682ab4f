"""Course meetings: attendance missing, or soon to be taken."""

import datetime as dt

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from enterprises.models import CourseEnrolment, CourseMeeting
from enterprises.models.course import Kind
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from nyttiga.ui.worklist_words import IMPORTED_LATE, Rows, clock_time, plural


def rows(access: Access, day: dt.date) -> Rows:
    """Meetings without full attendance, and those of the coming week."""
    meetings = CourseMeeting.objects.visible_to(access)
    # Imported ones that were never held are history, not gaps.
    past = meetings.filter(
        ~IMPORTED_LATE & ~Q(status=CourseMeeting.Status.CANCELLED)
        | IMPORTED_LATE & Q(status=CourseMeeting.Status.HELD),
        date__lte=day,
    )
    to_come = Q(
        ~IMPORTED_LATE,
        status=CourseMeeting.Status.PLANNED,
        date__range=(day, day + dt.timedelta(days=DAYS_AHEAD)),
    )
    return (
        meetings.filter(Q(pk__in=past.with_gaps().values("pk")) | to_come)
        .order_by()
        .annotate(ref=F("pk"), due=F("date"), urgency=urgency(day, "date", imported=IMPORTED_LATE))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Which course, when and where, and how many go it."""
    group = CourseEnrolment.objects.in_group().filter(course=OuterRef("course")).order_by()
    people = group.values("course").annotate(people=Count("pk")).values("people")
    return (
        CourseMeeting.objects.visible_to(access)
        .order_by()
        .values(
            "number",
            "starts_at",
            "ends_at",
            kind=F("course__kind"),
            where=Coalesce("course__municipality__name", "course__code"),
            site=F("course__place"),
            planned=F("course__planned_meetings"),
            people=Subquery(people),
        )
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    course = f"{Kind(row['kind']).label} {row['where']}"
    number = row["people"] or 0
    people = f"{number} {plural(number, 'person', 'personer')}"
    missing = row["due"] < day
    return WorkItem(
        kind="Närvaro" if missing else "Kurs",
        tone="warn" if missing else "info",
        headline="Närvaro saknas" if missing else course,
        text=f" för {course}, träff {row['number']}"
        if missing
        else f", träff {row['number']} av {max(row['planned'], row['number'])}",
        detail=people if missing or not row["site"] else f"{row['site']}, {people}",
        due=row["due"],
        at=None if missing else clock_time(row["starts_at"]),
        until=None if missing else clock_time(row["ends_at"]),
        url=reverse("enterprises:course_meeting", args=[access.project.slug, row["ref"]]),
        action="Fyll i" if missing else "Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.IMPORTED:
        words = plural(number, "kursträff", "kursträffar")
        return f"{number} {words} från registret har luckor i närvaron"
    if asked == Urgency.LATE:
        return f"{number} kursträffar saknar närvaro"
    return f"{number} kursträffar"


SOURCE = WorklistSource("kurstraffar", Permission.ENTERPRISES_EDIT, rows, facts, item, title)
