"""What has happened to a participant, in order."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants.models import (
    ActionPlan,
    CoachingSession,
    Participant,
    ParticipationPeriod,
    WorkshopAttendance,
    WorkshopEnrolment,
)
from participants.models.choices import EndReason


@dataclass(frozen=True)
class Event:
    """One thing that happened; a key event begins, ends or decides something."""

    date: dt.date
    text: str
    is_key: bool


KEY_EVENTS = {"started", "ended", "completed", "decided"}


def events(access: Access, participant: Participant, as_of: dt.date) -> list[Event]:
    """All that happened up to the day, latest first, of what the user may see. One query."""
    periods = ParticipationPeriod.objects.filter(participant=participant)
    places = WorkshopEnrolment.objects.filter(participant=participant)
    present = WorkshopAttendance.objects.filter(participant=participant).present_at_held(as_of)
    parts = [
        _part(periods, "started", "starts_on", Value("")),
        _part(periods, "ended", "ends_on", F("end_reason")),
        _part(present, "met", "meeting__date", F("meeting__number")),
        _part(places, "completed", "completed_on", Value("")),
        _part(places, "decided", "decided_on", F("goes_on")),
    ]
    if access.may(Permission.COACHING_HELD):
        sessions = CoachingSession.objects.filter(participant=participant).held(as_of)
        parts.append(_part(sessions, "coached", "date", Value("")))
    if access.may(Permission.PLAN_VIEW):
        plans = ActionPlan.objects.filter(participant=participant)
        parts.append(_part(plans, "planned", "date", F("version")))
    rows = parts[0].union(*parts[1:], all=True)
    latest_first = sorted(rows, key=lambda row: (row[0], row[1] in KEY_EVENTS), reverse=True)
    return [
        Event(date, _words(kind, detail), kind in KEY_EVENTS)
        for date, kind, detail in latest_first
        if date <= as_of
    ]


def _part(rows: QuerySet, kind: str, date: str, detail: F | Value) -> QuerySet:
    """One kind of event, in the three columns that all kinds share."""
    text = Coalesce(Cast(detail, CharField()), Value(""))
    return (
        rows.exclude(**{date: None})
        .order_by()
        .annotate(event_date=F(date), event_kind=Value(kind, CharField()), event_detail=text)
        .values_list("event_date", "event_kind", "event_detail")
    )


def _words(kind: str, detail: str) -> str:
    match kind:
        case "started":
            return "Började i projektet"
        case "ended":
            return f"Slutade: {EndReason(detail).label}" if detail else "Slutade"
        case "met":
            return f"Framtidsverkstad, träff {detail}"
        case "completed":
            return "Slutförde Framtidsverkstad"
        case "decided":
            return (
                "Bestämde sig för att gå vidare" if detail == "true" else "Valde att inte gå vidare"
            )
        case "coached":
            return "Coachning"
        case _:
            return f"Handlingsplan, version {detail}"
