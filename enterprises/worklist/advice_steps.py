"""Steps agreed on at an advice, when they are due."""

import datetime as dt

from django.db.models import F
from django.urls import reverse

from enterprises.models import AdvisorySession
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import (
    DAYS_AHEAD,
    Row,
    Urgency,
    WorkChoice,
    WorkItem,
    WorklistSource,
    urgency,
)
from nyttiga.ui.worklist_words import Rows, plural


def rows(access: Access, day: dt.date) -> Rows:
    """Open steps that are due within a week, or were."""
    return (
        AdvisorySession.objects.visible_to(access)
        .with_open_step()
        .filter(due_on__lte=day + dt.timedelta(days=DAYS_AHEAD))
        .order_by()
        .annotate(ref=F("pk"), due=F("due_on"), urgency=urgency(day, "due_on"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """What, at which enterprise, and whose it is."""
    return (
        AdvisorySession.objects.visible_to(access)
        .order_by()
        .values("next_step", "responsible", enterprise_name=F("enterprise__organisation__name"))
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    done = reverse("enterprises:advice_outcome", args=[access.project.slug, row["ref"]])
    return WorkItem(
        kind="Nästa steg",
        tone="warn" if row["due"] < day else "info",
        headline=row["next_step"],
        text=f", {row['enterprise_name']}",
        detail=f"Ansvarig: {row['responsible']}" if row["responsible"] else "Ingen ansvarig",
        due=row["due"],
        url=reverse("enterprises:advice_edit", args=[access.project.slug, row["ref"]]),
        action="Öppna",
        choices=(WorkChoice("Klart", done, "klart"),),
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} {plural(number, 'steg', 'steg')} från rådgivningen ska vara klara"


SOURCE = WorklistSource("radgivningssteg", Permission.ENTERPRISES_EDIT, rows, facts, item, title)
