"""Enterprises that nobody has been in touch with for as long as the project calls quiet."""

import datetime as dt
from typing import Any

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.formats import date_format

from enterprises.contact_days import last_contact, quiet_from
from enterprises.models import Enterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, Weight, WorkItem, WorklistSource, urgency


def rows(access: Access, day: dt.date) -> QuerySet[Any, Row]:
    """By the day when the quiet became too long."""
    due = quiet_from(last_contact(day))
    return (
        Enterprise.objects.visible_to(access)
        .in_play()
        .order_by()
        .annotate(ref=F("pk"), due=due)
        .filter(due__lte=day)
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> QuerySet[Any, Row]:
    """Which, where, and when somebody last was in touch."""
    return (
        Enterprise.objects.visible_to(access)
        .order_by()
        .values(
            name=F("organisation__name"),
            place=F("organisation__municipality__name"),
            last=last_contact(day),
            days=F("project__enterprise_quiet_days"),
        )
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    last = row["last"] and date_format(dt.date.fromisoformat(row["last"]), "j F Y")
    said = f"Senaste kontakt {last}" if last else "Ingen kontakt är nedskriven än"
    return WorkItem(
        kind="Företag",
        tone="info",
        headline=row["name"],
        text=f", ingen kontakt på {row['days']} dagar",
        detail=f"{row['place']}. {said}" if row["place"] else said,
        due=row["due"],
        url=reverse("enterprises:contact_add", args=[access.project.slug, row["ref"]]),
        action="Skriv ner en kontakt",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} företag har ingen varit i kontakt med på länge"


SOURCE = WorklistSource(
    "tysta-foretag", Permission.ENTERPRISES_EDIT, rows, facts, item, title, weight=Weight.TIDYING
)
