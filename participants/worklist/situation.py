"""Support and occupation before the start that nobody has filled in. No line says what they are."""

import datetime as dt
from typing import Any

from django.db.models import DateField, Exists, F, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.models import Occupation, Participant, ParticipationPeriod, SupportSource
from participants.models.situation import Moment
from participants.worklist.shared import Rows, later

# SUS asks how it was the week before the start: a month later it is hard to remember.
TIME_TO_ASK = dt.timedelta(days=14)
LONG_AGO = Value(dt.date(1900, 1, 1), DateField())


def rows(access: Access, day: dt.date) -> Rows:
    """Ongoing people two weeks after the start, with either of the two missing."""
    periods = ParticipationPeriod.objects.visible_to(access).ongoing(day).counted().order_by()
    earlier = ParticipationPeriod.objects.filter(
        participant=OuterRef("participant"), starts_on__lt=OuterRef("starts_on")
    )
    entered = ParticipationPeriod.history.filter(id=OuterRef("pk")).order_by("history_date")
    return (
        periods.filter(starts_on__lte=day - TIME_TO_ASK + dt.timedelta(days=DAYS_AHEAD))
        .annotate(
            previous=Coalesce(
                Subquery(earlier.order_by("-starts_on").values("starts_on")[:1]), LONG_AGO
            )
        )
        .filter(~_filled(SupportSource) | ~_filled(Occupation))
        .annotate(
            ref=F("participant_id"),
            due=later(F("starts_on"), TIME_TO_ASK),
            entered=Subquery(entered.values("history_date__date")[:1]),
        )
        # Whoever came into the system later than that, as with the Excel register, is no duty:
        # the person's own page says what is missing.
        .filter(entered__lte=F("due"))
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def _filled(model: Any) -> Exists:
    """Whether the stay has such a row. An earlier stay's own rows lie before its start."""
    mine = model.objects.filter(participant=OuterRef("participant"), moment=Moment.BEFORE)
    return Exists(mine.filter(date__gt=OuterRef("previous")))


def facts(access: Access, day: dt.date) -> Rows:
    """Who."""
    return Participant.objects.visible_to(access).order_by().values("shown_name")


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    return WorkItem(
        kind="Före",
        tone="warn" if row["due"] < day else "info",
        headline=row["shown_name"],
        text=" saknar försörjning eller sysselsättning före start",
        detail="SUS frågar hur det var veckan innan",
        due=row["due"],
        url=reverse(
            "participants:situation", args=[access.project.slug, row["ref"], Moment.BEFORE.value]
        ),
        action="Fyll i",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} deltagare saknar försörjning eller sysselsättning före start"


SOURCE = WorklistSource(
    "fore-start", Permission.SUPPORT, rows, facts, item, title, weight=Weight.TIDYING
)
