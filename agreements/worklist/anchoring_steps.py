"""Next steps that were agreed with a municipality."""

import datetime as dt

from django.db.models import F
from django.urls import reverse

from agreements.models import AnchoringEntry
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.worklist.shared import Rows


def rows(access: Access, day: dt.date) -> Rows:
    """Open steps up to a week ahead."""
    entries = AnchoringEntry.objects.visible_to(access).with_open_step()
    soon = day + dt.timedelta(days=DAYS_AHEAD)
    return (
        entries.filter(next_step_on__lte=soon, date__lte=day)
        .order_by()
        .annotate(ref=F("pk"), due=F("next_step_on"), urgency=urgency(day, "next_step_on"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """The step, and where."""
    entries = AnchoringEntry.objects.visible_to(access).order_by()
    return entries.values("next_step", "municipality_id", where=F("municipality__name"))


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    return WorkItem(
        kind="Kommun",
        tone="warn" if row["due"] < day else "info",
        headline=f"{row['where']}:",
        text=f" {row['next_step']}",
        detail="",
        due=row["due"],
        url=reverse("agreements:municipality", args=[access.project.slug, row["municipality_id"]]),
        action="Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} steg i kommunerna"


SOURCE = WorklistSource("kommunernas-steg", Permission.AGREEMENTS_EDIT, rows, facts, item, title)
