"""Next steps that came of an event."""

import datetime as dt

from django.db.models import F
from django.urls import reverse

from agreements.models import PublicEvent
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.worklist.shared import Rows


def rows(access: Access, day: dt.date) -> Rows:
    """Open steps up to a week ahead."""
    events = PublicEvent.objects.visible_to(access).exclude(next_step="")
    soon = day + dt.timedelta(days=DAYS_AHEAD)
    return (
        events.filter(next_step_done_on=None, next_step_on__lte=soon, date__lte=day)
        .order_by()
        .annotate(ref=F("pk"), due=F("next_step_on"), urgency=urgency(day, "next_step_on"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """The step and the event."""
    events = PublicEvent.objects.visible_to(access).order_by()
    return events.values("next_step", "kind", "name", "code")


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    return WorkItem(
        kind="Steg",
        tone="warn" if row["due"] < day else "info",
        headline=row["next_step"],
        text="",
        detail=f"Efter {row['name'] or PublicEvent.Kind(row['kind']).label + ' ' + row['code']}",
        due=row["due"],
        url=reverse("agreements:event", args=[access.project.slug, row["ref"]]) + "#resultat",
        action="Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} steg efter evenemang"


SOURCE = WorklistSource("evenemangets-steg", Permission.AGREEMENTS_EDIT, rows, facts, item, title)
