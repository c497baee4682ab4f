"""On the way to a place, and at it: wishes, proposals and placements on the person's page."""

import datetime as dt
from functools import lru_cache
from typing import Any

from django.db.models import Exists, F, OuterRef

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.json_rows import JsonRows
from participants.models import Consent, Participant, Placement, Proposal, Wishes
from participants.placement_facts import PlacementState, facts

WISHES = JsonRows(Wishes.objects.filter(participant=OuterRef("pk")), "wants", "can", "hours")


@lru_cache(maxsize=8)
def _proposals(day: dt.date) -> JsonRows:
    consents = Consent.objects.filter(
        participant=OuterRef("participant"), enterprise=OuterRef("enterprise")
    )
    return JsonRows(
        Proposal.objects.open().filter(participant=OuterRef("pk")),
        "pk",
        "visit_on",
        "visit_at",
        "visited",
        "participant_answer",
        "enterprise_answer",
        at=F("enterprise__organisation__name"),
        may_tell=Exists(consents.valid(day).of_kind(Consent.Kind.INFO_ENTERPRISE)),
    )


@lru_cache(maxsize=8)
def _placements(day: dt.date) -> JsonRows:
    return JsonRows(
        Placement.objects.filter(participant=OuterRef("pk")),
        "pk",
        "number",
        "form",
        "legal_form",
        "decision_reference",
        "insurance",
        "starts_on",
        "planned_end_on",
        "ends_on",
        "outcome",
        at=F("enterprise__organisation__name"),
        **facts(day),
    )


def columns(access: Access, day: dt.date) -> dict[str, Any]:
    """The person's wishes, open proposals and placements."""
    return {
        "wishes_rows": WISHES.column,
        "proposal_rows": _proposals(day).column,
        "placement_rows": _placements(day).column,
    }


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`placement_panel`; nothing without the permission."""
    if not access.may(Permission.PLACEMENTS_VIEW):
        return {}
    row: Any = participant
    states = [PlacementState.of(one, day) for one in _placements(day).read(row.placement_rows)]
    return {
        "placement_panel": {
            "wishes": next(iter(WISHES.read(row.wishes_rows)), None),
            "proposals": _proposals(day).read(row.proposal_rows),
            "now": [state for state in states if not state.has_ended],
            "ended": [state for state in states if state.has_ended],
            "may_edit": access.may(Permission.PLACEMENTS_EDIT),
        }
    }
