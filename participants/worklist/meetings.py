"""Workshop meetings: attendance missing, or soon to be taken."""

import datetime as dt

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import WorkshopEnrolment, WorkshopMeeting
from participants.worklist.shared import IMPORTED_LATE, Rows, clock_time, plural


def rows(access: Access, day: dt.date) -> Rows:
    """Meetings without full attendance, and those of the coming week."""
    meetings = WorkshopMeeting.objects.visible_to(access)
    # Imported ones that were never held are history, not gaps.
    past = meetings.filter(
        ~IMPORTED_LATE & ~Q(status=WorkshopMeeting.Status.CANCELLED)
        | IMPORTED_LATE & Q(status=WorkshopMeeting.Status.HELD),
        date__lte=day,
    )
    to_come = Q(
        ~IMPORTED_LATE,
        status=WorkshopMeeting.Status.PLANNED,
        date__range=(day, day + dt.timedelta(days=DAYS_AHEAD)),
    )
    return (
        meetings.filter(Q(pk__in=past.with_gaps().values("pk")) | to_come)
        .order_by()
        .annotate(ref=F("pk"), due=F("date"), urgency=urgency(day, "date", imported=IMPORTED_LATE))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Which series, when and where, and how many were or are expected."""
    group = (
        WorkshopEnrolment.objects.expected_on(OuterRef("date"))
        .filter(workshop=OuterRef("workshop"))
        .order_by()
        .values("workshop")
        .annotate(people=Count("pk"))
        .values("people")
    )
    return (
        WorkshopMeeting.objects.visible_to(access)
        .order_by()
        .values(
            "number",
            "starts_at",
            "ends_at",
            where=Coalesce("workshop__municipality__name", "workshop__code"),
            site=F("workshop__place"),
            planned=F("workshop__planned_meetings"),
            people=Subquery(group),
        )
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    series = f"Framtidsverkstad {row['where']}"
    people = f"{row['people'] or 0} deltagare"
    missing = row["due"] < day
    return WorkItem(
        kind="Närvaro" if missing else "Träff",
        tone="warn" if missing else "info",
        headline="Närvaro saknas" if missing else series,
        text=f" för {series}, träff {row['number']}"
        if missing
        else f", träff {row['number']} av {max(row['planned'], row['number'])}",
        detail=people if missing or not row["site"] else f"{row['site']}, {people}",
        due=row["due"],
        at=None if missing else clock_time(row["starts_at"]),
        until=None if missing else clock_time(row["ends_at"]),
        url=reverse("participants:meeting", args=[access.project.slug, row["ref"]]),
        action="Fyll i" if missing else "Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.IMPORTED:
        return f"{number} {plural(number, 'träff', 'träffar')} från registret har luckor i närvaron"
    if asked == Urgency.LATE:
        return f"{number} träffar saknar närvaro"
    return f"{number} träffar"


SOURCE = WorklistSource("traffar", Permission.PARTICIPANTS_EDIT, rows, facts, item, title)
