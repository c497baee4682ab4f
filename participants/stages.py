"""The way through the project, and where on it somebody is.

It is a line for the eye, not a ladder: people go back and skip, and every stage keeps the day it
was reached (DOMAIN 3.5 b).
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Expression, OuterRef, Subquery
from django.db.models.functions import JSONObject

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants.models import (
    ActionPlan,
    CoachAssignment,
    Participant,
    ParticipationPeriod,
    Placement,
    Proposal,
    Referral,
    WorkshopAttendance,
    WorkshopEnrolment,
)

PERSON = {"participant": OuterRef("pk")}


class State(StrEnum):
    """How a stage stands to the person."""

    PASSED = "passed"
    HERE = "here"
    SKIPPED = "skipped"
    COMING = "coming"


WORDS = {
    State.PASSED: "klart",
    State.HERE: "här nu",
    State.SKIPPED: "hoppades över",
    State.COMING: "kommer sen",
}


@dataclass(frozen=True)
class Stage:
    """One stage, the day it was reached, and what to say beside it."""

    title: str
    state: State
    day: dt.date | None
    detail: str

    @property
    def words(self) -> str:
        """The state in words: colour and shape never say it alone."""
        return WORDS[self.state]


def columns(access: Access, day: dt.date) -> dict[str, Expression]:
    """One column with the day of each stage, by the day, and the coach's name."""
    own_workshop = WorkshopEnrolment.objects.filter(**PERSON)
    placed = Placement.objects.filter(**PERSON).started(day)
    facts: dict[str, Any] = {
        "referred": _first(
            Referral.objects.filter(period__participant=OuterRef("pk")), "received_on", day
        ),
        "met": _first(
            WorkshopAttendance.objects.filter(**PERSON).present_at_held(day), "meeting__date", day
        ),
        "completed": _first(own_workshop, "completed_on", day),
        # Of several, the one that the person is at, or was at last.
        "proposed": _last(Proposal.objects.filter(**PERSON), "proposed_on", day),
        "placed": _last(placed, "starts_on", day),
        "place": Subquery(
            placed.ongoing(day).order_by("-starts_on").values("enterprise__organisation__name")[:1]
        ),
        "coach": Subquery(
            CoachAssignment.objects.on(day).filter(**PERSON).values("coach__name")[:1]
        ),
    }
    if access.may(Permission.PLAN_VIEW):
        facts["planned"] = _first(ActionPlan.objects.filter(**PERSON), "date", day)
    return {"way": JSONObject(**facts)}


def _first(rows: Any, date: str, day: dt.date) -> Subquery:
    return Subquery(rows.filter(**{f"{date}__lte": day}).order_by(date).values(date)[:1])


def _last(rows: Any, date: str, day: dt.date) -> Subquery:
    return Subquery(rows.filter(**{f"{date}__lte": day}).order_by(f"-{date}").values(date)[:1])


def coach_name(participant: Participant) -> str:
    """Who coaches the person; empty for nobody yet. For rows with the columns."""
    return participant.way["coach"] or ""  # type: ignore[attr-defined]


def stages(
    participant: Participant, periods: list[ParticipationPeriod], day: dt.date
) -> list[Stage]:
    """The whole way. `periods` have the latest first. A role that does not see the plan gets a
    way without it."""
    way = participant.way  # type: ignore[attr-defined]
    latest = periods[0] if periods else None
    ended = latest.ends_on if latest and latest.ends_on and latest.ends_on <= day else None
    started = min((period.starts_on for period in periods if period.starts_on <= day), default=None)
    reached = [
        ("Anvisad", _date(way["referred"]) or started, ""),
        (
            "Framtidsverkstad",
            _date(way["completed"]) or _date(way["met"]),
            "" if way["completed"] else "började",
        ),
        *([("Plan", _date(way["planned"]), "")] if "planned" in way else []),
        ("Matchning", _date(way["proposed"]), ""),
        ("Placering", _date(way["placed"]), way["place"] or ""),
        ("Avslut", ended, latest.get_end_reason_display() if latest and ended else ""),
    ]
    here = max((place for place, (_, on, _) in enumerate(reached) if on), default=-1)
    return [
        Stage(title, _state(place, here, on), on, detail if on else "")
        for place, (title, on, detail) in enumerate(reached)
    ]


def _state(place: int, here: int, on: dt.date | None) -> State:
    if place == here:
        return State.HERE
    if place > here:
        return State.COMING
    return State.PASSED if on else State.SKIPPED


def _date(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
