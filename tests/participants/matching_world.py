"""What the tests of matching and placements share: consents, proposals and posted forms."""

import datetime as dt
from typing import Any

from enterprises.models import Enterprise, Supervisor
from participants.models import Consent, Participant, Placement, Proposal
from tests.world import TODAY, World


def consent(world: World, person: Participant, enterprise: Enterprise, **fields: object) -> Consent:
    """The person lets the enterprise be told something, since ten days."""
    values = {"kind": Consent.Kind.INFO_ENTERPRISE, "given_on": TODAY - dt.timedelta(days=10)}
    return Consent.objects.create(
        project=world.project, participant=person, enterprise=enterprise, **(values | fields)
    )


def proposal(
    world: World, person: Participant, enterprise: Enterprise, **fields: object
) -> Proposal:
    """A place proposed five days ago."""
    values = {"proposed_on": TODAY - dt.timedelta(days=5)}
    return Proposal.objects.create(
        project=world.project, participant=person, enterprise=enterprise, **(values | fields)
    )


def trained(world: World, enterprise: Enterprise, name: str = "Siv Sund") -> Supervisor:
    return Supervisor.objects.create(
        project=world.project, enterprise=enterprise, name=name, trained_on=dt.date(2026, 5, 1)
    )


def step_fields(**changes: str) -> dict[str, str]:
    """A next step, as a form's foot posts it."""
    return {
        "step_text": "Ring Siv",
        "step_responsible": "coach",
        "step_due_on": "2026-11-09",
    } | changes


def start_fields(enterprise: Enterprise, supervisor: Supervisor | None, **changes: str) -> Any:
    """A placement that starts today with ten hours a week."""
    return {
        "enterprise": str(enterprise.pk),
        "form": "arbetstraning",
        "legal_form": "ARBTR_JUG",
        "decision_reference": "AF-2026-17",
        "insurance": "Kammarkollegiet",
        "starts_on": "2026-11-02",
        "planned_end_on": "2027-02-01",
        "hours_1": "10",
        "supervisor": str(supervisor.pk) if supervisor else "",
        "alias": "Maryam",
    } | changes


def placed(world: World, who: str = "maryam", **fields: object) -> Placement:
    """A placement with a valid consent."""
    person = world.participants[who]
    placement = world.placement("P001", person, **fields)
    consent(world, person, placement.enterprise)
    return placement
