"""Municipalities that nobody has been in contact with for 60 days, though they are not with us."""

import datetime as dt
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from agreements.models import AnchoringEntry
from agreements.models.anchoring import LONGEST_SILENCE
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import Municipality
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.worklist.shared import Rows, day_words, later


def rows(access: Access, day: dt.date) -> Rows:
    """Sixty days after the latest contact; where there was none, after the project's start. A
    project that keeps no log, such as one just moved in from Excel, is not asked."""
    log = AnchoringEntry.objects.visible_to(access).filter(date__lte=day)
    entries = AnchoringEntry.objects.filter(municipality=OuterRef("pk"), date__lte=day)
    latest = entries.order_by("-date", "-pk")
    soon = day - LONGEST_SILENCE + dt.timedelta(days=DAYS_AHEAD)
    municipalities: Any = Municipality.objects.visible_to(access).order_by()
    return (
        municipalities.annotate(
            since=Coalesce(Subquery(latest.values("date")[:1]), F("project__starts_on")),
            state=Subquery(latest.values("state")[:1]),
        )
        .filter(Exists(log))
        .filter(Q(state=None) | ~Q(state=AnchoringEntry.State.WITH_US), since__lte=soon)
        .annotate(ref=F("pk"), due=later(F("since"), LONGEST_SILENCE))
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Which one, and when and how it was last."""
    entries = AnchoringEntry.objects.filter(municipality=OuterRef("pk"), date__lte=day)
    latest = entries.order_by("-date", "-pk")
    municipalities: Any = Municipality.objects.visible_to(access).order_by()
    return municipalities.values(
        "name",
        date=Subquery(latest.values("date")[:1]),
        state=Subquery(latest.values("state")[:1]),
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    if row["date"]:
        state = AnchoringEntry.State(row["state"]).label
        detail = f"{state}. Senast {day_words(dt.date.fromisoformat(row['date']), day)}"
    else:
        detail = "Inte kontaktad än"
    return WorkItem(
        kind="Kommun",
        tone="warn" if row["due"] < day else "info",
        headline=f"Hör av dig till {row['name']}",
        text="",
        detail=detail,
        due=row["due"],
        url=reverse("agreements:municipality", args=[access.project.slug, row["ref"]]),
        action="Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} kommuner att höra av sig till"


SOURCE = WorklistSource(
    "tysta-kommuner", Permission.AGREEMENTS_EDIT, rows, facts, item, title, weight=Weight.TIDYING
)
