"""The people round one Framtidsverkstad series, as one user sees them."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from nyttiga.ui.access import Access
from nyttiga.ui.sorting import sort_key
from participants.models import FutureWorkshop, Participant, WorkshopEnrolment
from participants.share_of_women import ShareOfWomen


@dataclass(frozen=True)
class Candidate:
    """Someone who might get a place, and what the shares of women would then be."""

    enrolment: WorkshopEnrolment | None
    participant: Any  # a Participant with the name that this user sees
    group_after: ShareOfWomen
    project_after: ShareOfWomen


def group_of(access: Access, workshop: FutureWorkshop) -> list[WorkshopEnrolment]:
    """Places and queue of a series, each with the participant as this user sees them; in
    Swedish order of the shown name, since the real one would give a protected person away."""
    enrolments = (
        WorkshopEnrolment.objects.visible_to(access)
        .filter(workshop=workshop)
        .exclude(status=WorkshopEnrolment.Status.WITHDRAWN)
        .order_by("pk")
        .prefetch_related(Prefetch("participant", Participant.objects.visible_to(access)))
    )
    return sorted(enrolments, key=lambda enrolment: sort_key(enrolment.participant.shown_name))
