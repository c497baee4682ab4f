"""Booked advice: today or soon, or in the past with nobody saying how it went."""

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
from nyttiga.ui.worklist_words import IMPORTED_LATE, Rows, clock_time, plural

Status = AdvisorySession.Status


def rows(access: Access, day: dt.date) -> Rows:
    """Booked sessions up to a week ahead."""
    return (
        AdvisorySession.objects.visible_to(access)
        .filter(status=Status.BOOKED, date__lte=day + dt.timedelta(days=DAYS_AHEAD))
        .order_by()
        .annotate(ref=F("pk"), due=F("date"), urgency=urgency(day, "date", imported=IMPORTED_LATE))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """With which enterprise, and when."""
    return (
        AdvisorySession.objects.visible_to(access)
        .order_by()
        .values("starts_at", enterprise_name=F("enterprise__organisation__name"))
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words. A past one is settled right where it stands."""
    past = row["due"] < day
    settle = reverse("enterprises:advice_outcome", args=[access.project.slug, row["ref"]])
    return WorkItem(
        kind="Rådgivning",
        tone="warn" if past else "info",
        headline="Blev rådgivningen av?" if past else "Rådgivning",
        text=f" {row['enterprise_name']}" if past else f", {row['enterprise_name']}",
        detail="Den står fortfarande som bokad" if past else "Bokad",
        due=row["due"],
        at=None if past else clock_time(row["starts_at"]),
        url=reverse("enterprises:advice_edit", args=[access.project.slug, row["ref"]]),
        action="Öppna",
        choices=(
            WorkChoice("Blev av", settle, Status.HELD),
            WorkChoice("Blev inte av", settle, Status.CANCELLED),
        )
        if past
        else (),
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    times = plural(number, "rådgivning", "rådgivningar")
    if asked == Urgency.IMPORTED:
        return f"{number} {times} från registret står fortfarande som bokade"
    if asked == Urgency.LATE:
        return f"{number} {times} står som bokade fast dagen har varit"
    return f"{number} bokade {times}"


SOURCE = WorklistSource("radgivning", Permission.ENTERPRISES_EDIT, rows, facts, item, title)
