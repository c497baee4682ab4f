"""Group activities on the participant's page: which, and how often the person was there."""

import datetime as dt
from functools import lru_cache
from typing import Any

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.json_rows import JsonRows
from participants.models import (
    ActivityAttendance,
    ActivityEnrolment,
    ActivityMeeting,
    GroupActivity,
    Participant,
)


@lru_cache(maxsize=8)
def _rows(day: dt.date) -> JsonRows:
    """The newest first; those that the person left without having been there stay away."""
    present = (
        ActivityAttendance.objects.present_at_held(day)
        .filter(participant=OuterRef("participant"), meeting__activity=OuterRef("activity"))
        .order_by()
        .values("participant")
    )
    held = (
        ActivityMeeting.objects.held(day)
        .filter(activity=OuterRef("activity"))
        .order_by()
        .values("activity")
    )
    enrolments = ActivityEnrolment.objects.filter(participant=OuterRef("pk"), joined_on__lte=day)
    counted = enrolments.annotate(
        present=Coalesce(Subquery(present.annotate(number=Count("pk")).values("number")), 0),
        held=Coalesce(Subquery(held.annotate(number=Count("pk")).values("number")), 0),
    )
    shown = counted.exclude(left_on__isnull=False, present=0).order_by("-joined_on", "-pk")
    return JsonRows(
        shown,
        "pk",
        "activity_id",
        "left_on",
        present="present",
        held="held",
        kind="activity__kind",
        name="activity__name",
    )


def columns(access: Access, day: dt.date) -> dict[str, Any]:
    """`activity_rows`: the person's places, with what they were counted to."""
    return {"activity_rows": _rows(day).column}


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`activity_places`; no panel for somebody who has been in none."""
    if not access.may(Permission.PARTICIPANTS_VIEW):
        return {}
    places = _rows(day).read(participant.activity_rows)  # type: ignore[attr-defined]
    for place in places:
        place.title = place.name or GroupActivity.Kind(place.kind).label
    return {"activity_places": places} if places else {}
