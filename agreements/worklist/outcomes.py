"""Held events that nobody has said what came of, a week after."""

import datetime as dt

from django.db.models import F, Q
from django.urls import reverse

from agreements.models import PublicEvent
from agreements.models.event import TIME_TO_TELL
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.worklist.shared import Rows, day_words, later


def rows(access: Access, day: dt.date) -> Rows:
    """From a week after the event on; imported ones are history."""
    held = PublicEvent.objects.visible_to(access).held(day - TIME_TO_TELL)
    own = Q(imported_on=None) | Q(date__gte=F("imported_on"))
    return (
        held.filter(own, outcome="")
        .order_by()
        .annotate(ref=F("pk"), due=later(F("date"), TIME_TO_TELL))
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Which event."""
    return PublicEvent.objects.visible_to(access).order_by().values("kind", "name", "code", "date")


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    name = row["name"] or f"{PublicEvent.Kind(row['kind']).label} {row['code']}"
    held_on = dt.date.fromisoformat(row["date"])
    return WorkItem(
        kind="Resultat",
        headline="Vad ledde det till?",
        text=f" {name}",
        detail=f"Den var {day_words(held_on, day)}",
        due=row["due"],
        url=reverse("agreements:event_outcome", args=[access.project.slug, row["ref"]]),
        action="Skriv",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} evenemang saknar resultat"


SOURCE = WorklistSource(
    "evenemangets-resultat",
    Permission.AGREEMENTS_EDIT,
    rows,
    facts,
    item,
    title,
    weight=Weight.TIDYING,
)
