"""Contacts 3, 6 and 12 months after an exit. The one matter that is about people who have left."""

import datetime as dt

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import LaterContact, Participant
from participants.models.choices import EndReason
from participants.worklist.shared import Rows, day_words, ongoing


def rows(access: Access, day: dt.date) -> Rows:
    """Those that wait, up to a week ahead; of nobody who has come back."""
    return (
        LaterContact.objects.visible_to(access)
        .waiting(until=day + dt.timedelta(days=DAYS_AHEAD))
        .filter(period__ends_on__lte=day)
        .exclude(period__end_reason=EndReason.REGISTERED_BY_MISTAKE)
        .exclude(period__participant__in=ongoing(access, day))
        .order_by()
        .annotate(ref=F("pk"), due=F("due_on"), urgency=urgency(day, "due_on"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Who, how long after, and since when."""
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("period__participant"))
    contacts = LaterContact.objects.visible_to(access).order_by()
    return contacts.values(
        "months", ended_on=F("period__ends_on"), name=Subquery(name.values("shown_name"))
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    return WorkItem(
        kind="Efter avslut",
        tone="warn" if row["due"] < day else "info",
        headline=f"Hör hur det går för {row['name']}",
        text="",
        detail=f"{row['months']} månader efter avslutet "
        f"{day_words(dt.date.fromisoformat(row['ended_on']), day)}",
        due=row["due"],
        url=reverse("participants:later_contact", args=[access.project.slug, row["ref"]]),
        action="Fyll i",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} som har slutat ska få frågan om hur det går"


SOURCE = WorklistSource("efter-avslut", Permission.PARTICIPANTS_EDIT, rows, facts, item, title)
