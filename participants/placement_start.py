"""A placement begins: with everything that belongs to it, and never without consent."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.db import transaction

from nyttiga.projects.models import Project
from participants.follow_up_plan import make_plan
from participants.introduction import make_checklist
from participants.models import Placement, PlacementHours, PlacementPlan, Proposal
from participants.models.consent import may_tell_enterprise


class ConsentMissingError(Exception):
    """The person has not said that the enterprise may be told anything (`INFO_FORETAG`)."""


@transaction.atomic
def start(
    placement: Placement, hours: Iterable[tuple[dt.date, Decimal]], today: dt.date
) -> Placement:
    """Save a new placement with its number, hours, plan to agree on, introduction and
    follow-ups, and let the proposal it came of lead to it.

    Raises ConsentMissingError unless a consent is valid today.
    """
    if not may_tell_enterprise(placement.participant, placement.enterprise, today):
        raise ConsentMissingError
    # One at a time, so that two who start placements at once get different numbers.
    Project.objects.select_for_update().get(pk=placement.project_id)
    placement.number = Placement.objects.next_number(placement.project)
    placement.save()
    for from_on, weekly in hours:
        PlacementHours.objects.create(
            project_id=placement.project_id, placement=placement, from_on=from_on, hours=weekly
        )
    PlacementPlan.objects.create(
        project_id=placement.project_id, placement=placement, tasks=placement.enterprise.tasks
    )
    make_checklist(placement)
    make_plan(placement, today)
    same = Proposal.objects.filter(
        participant=placement.participant, enterprise=placement.enterprise
    )
    if proposal := same.open().first():
        proposal.placement, proposal.closed_on = placement, today
        proposal.save()
    return placement
