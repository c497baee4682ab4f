"""What *Idag* asks about SUS: who is to be registered in or out, and whom to ask for a consent.

Consents that were taken back have a line of their own already (`participants.worklist`).
"""

import datetime as dt
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.models import Participant, ParticipationPeriod
from participants.worklist.shared import Rows, day_words, watched
from reporting.sus.states import State, stays, waiting_in, waiting_out


def _rows(access: Access, day: dt.date, waiting: QuerySet[Any]) -> Rows:
    """Due by the day. Whoever came into the system after it was due, as with the Excel
    register, is no duty that somebody has missed."""
    entered = ParticipationPeriod.history.filter(id=OuterRef("pk")).order_by("history_date")
    if access.own_people:
        waiting = waiting.filter(participant__in=watched(access, day).values("pk"))
    return (
        waiting.filter(due__lte=day)
        .order_by()
        .annotate(ref=F("pk"), entered=Subquery(entered.values("history_date__date")[:1]))
        .annotate(urgency=urgency(day, imported=Q(entered__gt=F("due"))))
        .values("ref", "due", "urgency")
    )


def in_rows(access: Access, day: dt.date) -> Rows:
    """Not registered, as many days after the start as the insats allows."""
    return _rows(access, day, waiting_in(access, day))


def out_rows(access: Access, day: dt.date) -> Rows:
    """Ended and still registered."""
    return _rows(access, day, waiting_out(access, day))


def facts(access: Access, day: dt.date) -> Rows:
    """Who, and from when to when."""
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("participant"))
    waiting = stays(access, day).filter(pk=OuterRef("pk"), state=State.CONSENT)
    return (
        ParticipationPeriod.objects.visible_to(access)
        .order_by()
        .values(
            "starts_on",
            "ends_on",
            name=Subquery(name.values("shown_name")),
            asks_consent=Exists(waiting),
        )
    )


def in_item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    started = day_words(dt.date.fromisoformat(row["starts_on"]), day)
    asks = row["asks_consent"]
    return _item(
        access,
        row,
        f"Fråga {row['name']}" if asks else f"Registrera in {row['name']}",
        " om samtycke till SUS" if asks else " i SUS",
        f"Började {started}",
    )


def out_item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    ended = row["ends_on"]
    return _item(
        access,
        row,
        f"Registrera ut {row['name']}",
        " ur SUS",
        f"Slutade {day_words(dt.date.fromisoformat(ended), day)}" if ended else "Felregistrering",
    )


def _item(access: Access, row: Row, headline: str, text: str, detail: str) -> WorkItem:
    return WorkItem(
        kind="SUS",
        headline=headline,
        text=text,
        detail=detail,
        due=row["due"],
        url=reverse("reporting:sus_stay", args=[access.project.slug, row["ref"]]),
        action="Öppna",
    )


def in_title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} deltagare ska registreras in i SUS"


def out_title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} deltagare ska registreras ut ur SUS efter avslut"


SOURCES: list[Any] = [
    WorklistSource(
        "in-i-sus", Permission.SUS, in_rows, facts, in_item, in_title, weight=Weight.TIDYING
    ),
    WorklistSource(
        "ut-efter-avslut",
        Permission.SUS,
        out_rows,
        facts,
        out_item,
        out_title,
        weight=Weight.TIDYING,
    ),
]
