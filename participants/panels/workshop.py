"""The Framtidsverkstad on the participant's page: places, attendance and own words."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Q, Subquery

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants.models import (
    Participant,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)


@dataclass(frozen=True)
class WorkshopPlace:
    """One enrolment as the participant's page shows it."""

    enrolment: WorkshopEnrolment
    present: int
    held: int


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`workshop_places`, newest first, and whether the user may edit. One query."""
    if not access.may(Permission.PARTICIPANTS_VIEW):
        return {}
    held = (
        WorkshopMeeting.objects.held(day)
        .filter(workshop=OuterRef("workshop"))
        .order_by()
        .values("workshop")
        .annotate(number=Count("pk"))
        .values("number")
    )
    present = (
        WorkshopAttendance.objects.present_at_held(day)
        .filter(participant=OuterRef("participant"), meeting__workshop=OuterRef("workshop"))
        .order_by()
        .values("participant")
        .annotate(number=Count("pk"))
        .values("number")
    )
    enrolments = (
        WorkshopEnrolment.objects.visible_to(access)
        .filter(participant=participant)
        .exclude(Q(status=WorkshopEnrolment.Status.WITHDRAWN, situation="", needs="", vision=""))
        .select_related("workshop__municipality")
        .annotate(held_number=Subquery(held), present_number=Subquery(present))
        .order_by("-pk")
    )
    return {
        "workshop_places": [
            WorkshopPlace(enrolment, enrolment.present_number or 0, enrolment.held_number or 0)
            for enrolment in enrolments
        ],
        "may_edit_workshop": access.may(Permission.PARTICIPANTS_EDIT),
    }
