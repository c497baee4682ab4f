"""Follow-ups that are late, today or soon."""

import datetime as dt

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.models import FollowUp, Participant
from participants.worklist.shared import IMPORTED_LATE, Rows, clock_time, ongoing, plural


def rows(access: Access, day: dt.date) -> Rows:
    """Planned ones without an outcome, up to a week ahead."""
    soon = day + dt.timedelta(days=DAYS_AHEAD)
    return (
        FollowUp.objects.visible_to(access)
        .planned()
        .filter(
            ~IMPORTED_LATE | Q(date__lt=day),
            date__lte=soon,
            placement__participant__in=ongoing(access, day),
        )
        .order_by()
        .annotate(ref=F("pk"), due=F("date"), urgency=urgency(day, "date", imported=IMPORTED_LATE))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Of whom, where and how."""
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("placement__participant"))
    return (
        FollowUp.objects.visible_to(access)
        .order_by()
        .values(
            "starts_at",
            "way",
            name=Subquery(name.values("shown_name")),
            at=F("placement__enterprise__organisation__name"),
        )
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    late = row["due"] < day
    return WorkItem(
        kind="Uppföljning",
        tone="warn" if late else "info",
        headline=f"Följ upp {row['name']}",
        text=f" hos {row['at']}",
        detail=FollowUp.Way(row["way"]).label,
        due=row["due"],
        at=None if late else clock_time(row["starts_at"]),
        url=reverse("participants:follow_up", args=[access.project.slug, row["ref"]]),
        action="Följ upp",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    words = f"{number} {plural(number, 'uppföljning', 'uppföljningar')}"
    if asked == Urgency.IMPORTED:
        return f"{words} från registret saknar utfall"
    return f"{words} är {plural(number, 'sen', 'sena')}" if asked == Urgency.LATE else words


SOURCE = WorklistSource(
    "uppfoljningar", Permission.PLACEMENTS_EDIT, rows, facts, item, title, weight=Weight.FIRST
)
