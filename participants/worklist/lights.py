"""Placements that are yellow or red: they stand here until a follow-up is green."""

import datetime as dt

from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, Weight, WorkItem, WorklistSource
from participants.models import FollowUp, NextStep, Participant, Placement
from participants.worklist.shared import Rows, day_words, ongoing

Light = FollowUp.Light


def rows(access: Access, day: dt.date) -> Rows:
    """Ongoing placements by their standing light. Red, and no step to put it right, is late."""
    lit = (
        FollowUp.objects.held(day)
        .filter(placement=OuterRef("pk"))
        .exclude(light="")
        .order_by("-date", "-pk")
    )
    steps = NextStep.objects.open(day).filter(plan__participant=OuterRef("participant"))
    nothing_is_done = Q(light=Light.RED) & ~Exists(steps)
    return (
        Placement.objects.visible_to(access)
        .ongoing(day)
        .filter(participant__in=ongoing(access, day))
        .order_by()
        .annotate(light=FollowUp.objects.latest_light(OuterRef("pk"), day))
        .filter(light__in=[Light.YELLOW, Light.RED])
        .annotate(
            ref=F("pk"),
            due=Subquery(lit.values("date")[:1]),
            urgency=Case(
                When(nothing_is_done, then=Value(Urgency.LATE)), default=Value(Urgency.TODAY)
            ),
        )
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Of whom and where."""
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("participant"))
    return (
        Placement.objects.visible_to(access)
        .order_by()
        .values(
            name=Subquery(name.values("shown_name")),
            at=F("enterprise__organisation__name"),
            light=FollowUp.objects.latest_light(OuterRef("pk"), day),
        )
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    is_red, no_step = row["light"] == Light.RED, row["urgency"] == Urgency.LATE
    colour = "rött" if is_red else "gult"
    lacking = ", och inget nästa steg finns" if no_step else ""
    return WorkItem(
        kind="Rött" if is_red else "Gult",
        tone="bad" if is_red else "warn",
        headline=row["name"],
        text=f": läget hos {row['at']} är {colour}{lacking}",
        detail=f"Sedan uppföljningen {day_words(row['due'], day)}",
        # One that somebody works on waits; it is no duty of the day it was seen.
        due=row["due"] if no_step else max(row["due"], day),
        url=reverse("participants:placement", args=[access.project.slug, row["ref"]])
        + "#follow-ups",
        action="Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.LATE:
        return f"{number} röda placeringar utan nästa steg"
    return f"{number} placeringar är gula eller röda"


SOURCE = WorklistSource(
    "ljus", Permission.PLACEMENTS_EDIT, rows, facts, item, title, weight=Weight.FIRST
)
