"""Step measurements to make: the first one, the next one, the one when something ends."""

import datetime as dt

from django.db.models import F, Max, Q
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.measurement_due import perhaps_due, with_due
from participants.models import Participant, ParticipationPeriod
from participants.worklist.shared import Rows, day_words, watched

# What fell due before the measurements came with the register is nobody's duty.
IMPORTED = Q(imported__isnull=False, due__lt=F("imported"))


def rows(access: Access, day: dt.date) -> Rows:
    """One row a person."""
    soon = day + dt.timedelta(days=DAYS_AHEAD)
    periods = ParticipationPeriod.objects.visible_to(access).ongoing(day).counted()
    if access.own_people:
        periods = periods.filter(participant__in=watched(access, day).values("pk"))
    return (
        with_due(perhaps_due(periods, day, soon), day)
        .filter(due__lte=soon)
        .annotate(ref=F("participant_id"), urgency=urgency(day, imported=IMPORTED))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Who, and when they were measured last."""
    last = Max("measurements__date", filter=Q(measurements__date__lte=day))
    return (Participant.objects.visible_to(access).order_by().annotate(last=last)).values(
        "shown_name", "last"
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    last = row["last"] and dt.date.fromisoformat(row["last"])
    return WorkItem(
        kind="Stegmätning",
        tone="warn" if row["urgency"] == Urgency.LATE else "info",
        headline=row["shown_name"],
        text=" har en stegmätning att göra",
        detail=f"Senast {day_words(last, day)}" if last else "Den första",
        due=row["due"],
        url=reverse("participants:measurement_add", args=[access.project.slug, row["ref"]]),
        action="Fyll i",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.IMPORTED:
        return f"{number} deltagare har en äldre stegmätning från registret"
    return f"{number} deltagare har en stegmätning att göra"


SOURCE = WorklistSource("stegmatning", Permission.MEASUREMENTS_EDIT, rows, facts, item, title)
