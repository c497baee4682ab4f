"""Where in the process a participant is, as lists say it.

The facts come with the rows themselves (one JSON a row), so a list stays at the same number of
queries however long it is.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from django.utils.formats import date_format

from nyttiga.occasions.models import Meeting
from participants.models import (
    NextStep,
    Participant,
    ParticipationPeriod,
    Placement,
    Proposal,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.models.choices import EndReason
from participants.models.participant import ParticipantQuerySet

Status = WorkshopEnrolment.Status
PLACE_NAME = "enterprise__organisation__name"
Fact = dict[str, Any]
Words = tuple[str, str]  # what the tag says, and its tone


@dataclass(frozen=True)
class Progress:
    """What a list says of one participant; `tone` colours the tag."""

    text: str
    tone: str
    step: str
    step_due: dt.date | None
    step_is_late: bool


def with_progress(participants: ParticipantQuerySet, as_of: dt.date) -> ParticipantQuerySet:
    """Adds the latest period, enrolment, placement and proposal, and the next step. Only for
    rows to be shown: each costs a look-up a row."""
    about = {"participant": OuterRef("pk")}
    held = (
        WorkshopMeeting.objects.filter(
            workshop=OuterRef("workshop"), status=Meeting.Status.HELD, date__lte=as_of
        )
        .order_by()
        .values("workshop")
        .annotate(number=Count("pk"))
        .values("number")
    )
    enrolment = (
        WorkshopEnrolment.objects.filter(**about)
        .annotate(held=Coalesce(Subquery(held, output_field=IntegerField()), 0))
        .order_by("-pk")
        .values(
            json=JSONObject(
                status="status",
                completed_on="completed_on",
                goes_on="goes_on",
                held="held",
                planned="workshop__planned_meetings",
            )
        )
    )
    period = (
        ParticipationPeriod.objects.filter(**about)
        .order_by("-starts_on", "-pk")
        .values(json=JSONObject(starts_on="starts_on", ends_on="ends_on", reason="end_reason"))
    )
    placement = (
        Placement.objects.filter(**about)
        .order_by("-starts_on", "-pk")
        .values(
            json=JSONObject(
                starts_on="starts_on", ends_on="ends_on", outcome="outcome", place=PLACE_NAME
            )
        )
    )
    proposal = (
        Proposal.objects.filter(**about, proposed_on__lte=as_of)
        .order_by("-proposed_on", "-pk")
        .values(json=JSONObject(closed_on="closed_on", place=PLACE_NAME))
    )
    step = (
        NextStep.objects.open(as_of)
        .filter(plan__participant=OuterRef("pk"))
        .values(json=JSONObject(text="text", due_on="due_on", imported_on="imported_on"))
    )
    return participants.annotate(
        latest_period=Subquery(period[:1]),
        latest_enrolment=Subquery(enrolment[:1]),
        latest_placement=Subquery(placement[:1]),
        latest_proposal=Subquery(proposal[:1]),
        next_step=Subquery(step[:1]),
    )


def progress(participant: Participant, as_of: dt.date) -> Progress:
    """The words for a participant that came through `with_progress`."""
    row: Any = participant
    text, tone = (
        _outside(row.latest_period, as_of)
        or _placed(row.latest_placement, as_of)
        or _matched(row.latest_proposal, as_of)
        or _in_workshop(row.latest_enrolment)
    )
    step = row.next_step or {}
    due, imported_on = _date(step.get("due_on")), _date(step.get("imported_on"))
    # What was late already when it came with the Excel register makes no duty.
    is_late = due is not None and due < as_of and not (imported_on and due < imported_on)
    return Progress(text, tone, step.get("text", ""), due, is_late)


def _outside(period: Fact | None, as_of: dt.date) -> Words | None:
    """Ended, or not begun."""
    if not period:
        return None
    starts_on, ended_on = _date(period["starts_on"]), _date(period["ends_on"])
    if ended_on and ended_on <= as_of:
        reason = f": {EndReason(period['reason']).label}" if period["reason"] else ""
        return f"Avslutad{reason}", ""
    if starts_on and starts_on > as_of:
        return f"Börjar {date_format(starts_on, 'j F')}", ""
    return None


def _placed(placement: Fact | None, as_of: dt.date) -> Words | None:
    """At an enterprise, soon there, or there until lately."""
    if not placement:
        return None
    starts_on, ended_on = _date(placement["starts_on"]), _date(placement["ends_on"])
    if starts_on and starts_on > as_of:
        return f"Börjar hos {placement['place']} {date_format(starts_on, 'j F')}", "info"
    if ended_on and ended_on <= as_of:
        outcome = placement["outcome"]
        how = f": {Placement.Outcome(outcome).label.lower()}" if outcome else ""
        return f"Placeringen är slut{how}", "" if outcome else "warn"
    return f"Placerad: {placement['place']}", "good"


def _matched(proposal: Fact | None, as_of: dt.date) -> Words | None:
    """Proposed to a place, or between two proposals."""
    if not proposal:
        return None
    closed_on = _date(proposal["closed_on"])
    if closed_on and closed_on <= as_of:
        return "Matchning pågår", "info"
    return f"Föreslagen till {proposal['place']}", "info"


def _in_workshop(enrolment: Fact | None) -> Words:
    """On the way through the Framtidsverkstad; who goes on from it is matched with a place."""
    if enrolment is None:
        return "Inte i någon verkstad", ""
    if enrolment["goes_on"] is not None:
        return ("Klar, går vidare", "good") if enrolment["goes_on"] else ("Går inte vidare", "")
    if enrolment["completed_on"]:
        return "Klar, beslut saknas", "warn"
    if enrolment["status"] == Status.WAITING:
        return "I kö till verkstad", "info"
    if enrolment["status"] == Status.WITHDRAWN:
        return "Hoppade av verkstaden", ""
    if not enrolment["held"]:
        return "Verkstaden börjar snart", "info"
    return f"Träff {enrolment['held']} av {enrolment['planned']}", "info"


def _date(iso: str | None) -> dt.date | None:
    return dt.date.fromisoformat(iso) if iso else None
