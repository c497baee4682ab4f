"""Public events: soon, today, or over without attendance."""

import datetime as dt

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.urls import reverse

from agreements.models import EventAttendance, EventGuest, PublicEvent
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.worklist.shared import Rows, clock_time

# What came with the register makes no duties before the day it came.
OWN = Q(imported_on=None) | Q(date__gte=F("imported_on"))


def rows(access: Access, day: dt.date) -> Rows:
    """Events of the coming week, and past ones where nobody is recorded."""
    here = EventAttendance.objects.filter(meeting=OuterRef("pk"))
    events = PublicEvent.objects.visible_to(access).filter(OWN)
    unrecorded = events.filter(~Exists(here), date__lt=day).exclude(
        status=PublicEvent.Status.CANCELLED
    )
    # One that was marked as held though nobody came has its answer.
    unrecorded = unrecorded.exclude(status=PublicEvent.Status.HELD)
    to_come = Q(
        status=PublicEvent.Status.PLANNED,
        date__range=(day, day + dt.timedelta(days=DAYS_AHEAD)),
    )
    return (
        events.filter(Q(pk__in=unrecorded.values("pk")) | to_come)
        .order_by()
        .annotate(ref=F("pk"), due=F("date"), urgency=urgency(day, "date"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """What, when and where, and how many have signed up."""
    coming = EventGuest.objects.signed_up().filter(event=OuterRef("pk")).order_by()
    number = coming.values("event").annotate(number=Count("pk")).values("number")
    events = PublicEvent.objects.visible_to(access).order_by()
    return events.values(
        "kind", "name", "code", "starts_at", "ends_at", "place", coming=Subquery(number)
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    kind = PublicEvent.Kind(row["kind"]).label
    name, missing = row["name"] or f"{kind} {row['code']}", row["due"] < day
    coming = f"{row['coming'] or 0} anmälda"
    return WorkItem(
        kind="Närvaro" if missing else kind,
        tone="warn" if missing else "info",
        headline="Närvaro saknas" if missing else name,
        text=f" för {name}" if missing else "",
        detail=coming if missing or not row["place"] else f"{row['place']}, {coming}",
        due=row["due"],
        at=None if missing else clock_time(row["starts_at"]),
        until=None if missing else clock_time(row["ends_at"]),
        url=reverse(
            "agreements:event_attendance" if row["due"] <= day else "agreements:event",
            args=[access.project.slug, row["ref"]],
        ),
        action="Fyll i" if row["due"] <= day else "Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.LATE:
        return f"{number} evenemang saknar närvaro"
    return f"{number} evenemang"


SOURCE = WorklistSource("evenemang", Permission.AGREEMENTS_EDIT, rows, facts, item, title)
