"""Group activities: attendance missing, or soon to be taken."""

import datetime as dt

from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import ActivityEnrolment, ActivityMeeting, GroupActivity
from participants.worklist.shared import Rows, clock_time, plural


def rows(access: Access, day: dt.date) -> Rows:
    """Meetings without full attendance, and those of the coming week. The register has no sheet
    for them, so none was imported."""
    meetings = ActivityMeeting.objects.visible_to(access)
    past = meetings.needing_attendance(day)
    to_come = Q(
        status=ActivityMeeting.Status.PLANNED,
        date__range=(day, day + dt.timedelta(days=DAYS_AHEAD)),
    )
    return (
        meetings.filter(Q(pk__in=past.values("pk")) | to_come)
        .order_by()
        .annotate(ref=F("pk"), due=F("date"), urgency=urgency(day, "date"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Which activity, when and where, and how many are with the group."""
    group = ActivityEnrolment.objects.in_group().filter(activity=OuterRef("activity")).order_by()
    people = group.values("activity").annotate(people=Count("pk")).values("people")
    return (
        ActivityMeeting.objects.visible_to(access)
        .order_by()
        .values(
            "number",
            "starts_at",
            "ends_at",
            kind=F("activity__kind"),
            name=F("activity__name"),
            where=Coalesce(F("activity__municipality__name"), NullIf("activity__place", Value(""))),
            planned=F("activity__planned_meetings"),
            people=Subquery(people),
        )
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    activity = row["name"] or GroupActivity.Kind(row["kind"]).label
    people = f"{row['people'] or 0} deltagare"
    missing = row["due"] < day
    of = f", träff {row['number']} av {row['planned']}" if row["planned"] > 1 else ""
    return WorkItem(
        kind="Närvaro" if missing else "Grupp",
        tone="warn" if missing else "info",
        headline="Närvaro saknas" if missing else activity,
        text=f" för {activity}{of}" if missing else of,
        detail=people if missing or not row["where"] else f"{row['where']}, {people}",
        due=row["due"],
        at=None if missing else clock_time(row["starts_at"]),
        until=None if missing else clock_time(row["ends_at"]),
        url=reverse("participants:activity_meeting", args=[access.project.slug, row["ref"]]),
        action="Fyll i" if missing else "Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.LATE:
        return f"{number} gruppaktiviteter saknar närvaro"
    return f"{number} {plural(number, 'gruppaktivitet', 'gruppaktiviteter')}"


SOURCE = WorklistSource("gruppaktiviteter", Permission.PARTICIPANTS_EDIT, rows, facts, item, title)
