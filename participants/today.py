"""What participants' work adds beside the worklist: the head's buttons, and who went quiet."""

import datetime as dt
from typing import Any

from django.db.models import Exists, Max, OuterRef, Subquery
from django.db.models.functions import Greatest
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import TodayAction, TodayPanel, Urgency, WorkLine
from participants.models import (
    CoachingSession,
    Participant,
    ParticipationPeriod,
    WorkshopAttendance,
)

QUIET_AFTER = dt.timedelta(days=30)
MOST_QUIET = 8


def quiet_people(access: Access, day: dt.date) -> Any:
    """Ongoing for 30 days or more, and neither at a meeting nor coached in the last 30.

    Adds `last_seen`: the last contact, or the start when there was none.
    """
    since = day - QUIET_AFTER
    present = WorkshopAttendance.objects.present_at_held(day).filter(participant=OuterRef("pk"))
    coached = CoachingSession.objects.held(day).filter(participant=OuterRef("pk"))
    start = ParticipationPeriod.objects.ongoing(day).filter(participant=OuterRef("pk"))
    return (
        Participant.objects.visible_to(access)
        .filter(
            Exists(start.counted().filter(starts_on__lte=since)),
            ~Exists(present.filter(meeting__date__gt=since)),
            ~Exists(coached.filter(date__gt=since)),
        )
        .annotate(
            last_seen=Greatest(
                Subquery(_latest(present, "meeting__date")),
                Subquery(_latest(coached, "date")),
                Subquery(start.order_by().values("starts_on")[:1]),
            )
        )
        .order_by("last_seen", "sort_name", "pk")
    )


def _latest(rows: Any, field: str) -> Any:
    return rows.order_by().values("participant").annotate(latest=Max(field)).values("latest")


def quiet_panel(access: Access, day: dt.date) -> dict[str, object] | None:
    """The longest silences first, at most eight; no box when everybody has been heard."""
    found = list(
        quiet_people(access, day).values("pk", "shown_name", "last_seen")[: MOST_QUIET + 1]
    )
    if not found:
        return None
    people = [person | {"days": (day - person["last_seen"]).days} for person in found]
    return {"quiet": people[:MOST_QUIET], "more_quiet": len(found) > MOST_QUIET}


def log_meeting_url(access: Access, lines: list[WorkLine]) -> str:
    """Today's meeting, else the latest one without attendance, else the workshops."""
    meetings = {line.urgency: line.items for line in lines if line.source.slug == "traffar"}
    waiting = meetings.get(Urgency.TODAY) or meetings.get(Urgency.LATE, [])[-1:]
    return (
        waiting[0].url if waiting else reverse("participants:workshops", args=[access.project.slug])
    )


def new_participant_url(access: Access, lines: list[WorkLine]) -> str:
    return reverse("participants:register", args=[access.project.slug])


PANELS = [
    # The days tell when somebody was coached last, which not all who see participants may know.
    TodayPanel(Permission.COACHING_HELD, "participants/panels/quiet.html", quiet_panel, order=20),
]
ACTIONS = [
    TodayAction("Ny deltagare", Permission.PARTICIPANTS_EDIT, new_participant_url),
    TodayAction("Logga träff", Permission.PARTICIPANTS_EDIT, log_meeting_url, is_primary=True),
]
