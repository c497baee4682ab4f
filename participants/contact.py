"""When somebody of the project last met or heard a person."""

import datetime as dt
from typing import Any

from django.db.models import Max, OuterRef, Subquery
from django.db.models.functions import Greatest

from participants.models import (
    ActivityAttendance,
    CoachingSession,
    FollowUp,
    JointMeeting,
    WorkplaceDay,
    WorkshopAttendance,
)

PERSON = OuterRef("pk")


def contacts(day: dt.date) -> list[tuple[Any, str, str]]:
    """What counts as a contact, by the day: rows, whose they are, and their date."""
    joint = JointMeeting.objects.filter(status=JointMeeting.Status.HELD, date__lte=day)
    days = WorkplaceDay.objects.filter(is_present=True, date__lte=day)
    return [
        (WorkshopAttendance.objects.present_at_held(day), "participant", "meeting__date"),
        (ActivityAttendance.objects.present_at_held(day), "participant", "meeting__date"),
        (CoachingSession.objects.held(day), "participant", "date"),
        (FollowUp.objects.held(day), "placement__participant", "date"),
        (joint, "participant", "date"),
        (days, "placement__participant", "date"),
    ]


def last_contact(day: dt.date) -> Greatest:
    """The latest of them as a column of a participant's row; NULL before the first."""
    return Greatest(*(_latest(rows, who, date) for rows, who, date in contacts(day)))


def _latest(rows: Any, who: str, date: str) -> Subquery:
    own = rows.filter(**{who: PERSON}).order_by().values(who)
    return Subquery(own.annotate(latest=Max(date)).values("latest"))
