"""Joint meetings: soon, today, or past and still without an outcome."""

import datetime as dt

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import JointMeeting, Participant
from participants.worklist.shared import Rows, clock_time, day_words, ongoing


def rows(access: Access, day: dt.date) -> Rows:
    """Planned ones. Where the consent is gone the meeting is closed, and asks for nothing."""
    return (
        JointMeeting.objects.visible_to(access)
        .readable(today())
        .without_outcome(day + dt.timedelta(days=DAYS_AHEAD))
        .filter(participant__in=ongoing(access, day))
        .order_by()
        .annotate(ref=F("pk"), due=F("date"), urgency=urgency(day, "date"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """About whom, when and where."""
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("participant"))
    return (
        JointMeeting.objects.visible_to(access)
        .order_by()
        .values("starts_at", "place", name=Subquery(name.values("shown_name")))
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    missing = row["due"] < day
    return WorkItem(
        kind="Samverkan",
        tone="warn" if missing else "info",
        headline=f"Samverkansmöte om {row['name']}",
        text=" saknar utfall" if missing else "",
        detail=f"Var planerat {day_words(row['due'], day)}" if missing else row["place"],
        due=row["due"],
        at=None if missing else clock_time(row["starts_at"]),
        url=reverse("participants:joint_meeting", args=[access.project.slug, row["ref"]]),
        action="Fyll i" if missing else "Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} samverkansmöten{' saknar utfall' if asked == Urgency.LATE else ''}"


SOURCE = WorklistSource("samverkansmoten", Permission.COLLABORATION, rows, facts, item, title)
