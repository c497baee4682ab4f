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
    WorkshopEnrolment,
    WorkshopMeeting,
)
from participants.models.choices import EndReason
from participants.models.participant import ParticipantQuerySet

Status = WorkshopEnrolment.Status


@dataclass(frozen=True)
class Progress:
    """What a list says of one participant; `tone` colours the tag."""

    text: str
    tone: str
    step: str
    step_due: dt.date | None
    step_is_late: bool


def with_progress(participants: ParticipantQuerySet, as_of: dt.date) -> ParticipantQuerySet:
    """Adds `latest_period`, `latest_enrolment` and `next_step`. Only for rows to be shown: each
    costs a look-up a row."""
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
    step = (
        NextStep.objects.open(as_of)
        .filter(plan__participant=OuterRef("pk"))
        .values(json=JSONObject(text="text", due_on="due_on", imported_on="imported_on"))
    )
    return participants.annotate(
        latest_period=Subquery(period[:1]),
        latest_enrolment=Subquery(enrolment[:1]),
        next_step=Subquery(step[:1]),
    )


def progress(participant: Participant, as_of: dt.date) -> Progress:
    """The words for a participant that came through `with_progress`."""
    row: Any = participant
    text, tone = _place_in_process(row.latest_period, row.latest_enrolment, as_of)
    step = row.next_step or {}
    due, imported_on = _date(step.get("due_on")), _date(step.get("imported_on"))
    # What was late already when it came with the Excel register makes no duty.
    is_late = due is not None and due < as_of and not (imported_on and due < imported_on)
    return Progress(text, tone, step.get("text", ""), due, is_late)


def _place_in_process(
    period: dict[str, Any] | None, enrolment: dict[str, Any] | None, as_of: dt.date
) -> tuple[str, str]:
    ended_on = _date(period["ends_on"]) if period else None
    if period and ended_on and ended_on <= as_of:
        reason = f": {EndReason(period['reason']).label}" if period["reason"] else ""
        return f"Avslutad{reason}", ""
    if period and (starts_on := _date(period["starts_on"])) and starts_on > as_of:
        return f"Börjar {date_format(starts_on, 'j F')}", ""
    if enrolment is None:
        return "Inte i någon verkstad", ""
    return _place_in_workshop(enrolment)


def _place_in_workshop(enrolment: dict[str, Any]) -> tuple[str, str]:
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
