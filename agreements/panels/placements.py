"""Placements and the agreements they rest on, seen from both sides."""

import datetime as dt
from typing import Any

from django.db.models import F, OuterRef, Subquery

from agreements.models import Agreement
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants.models import Participant, Placement
from participants.placement_panels import PlacementPanel


def placements_of(access: Access, agreement: Agreement) -> list[Any]:
    """The placements that rest on the agreement, people by the name shown to the user; none for
    who may not see placements."""
    if not access.may(Permission.PLACEMENTS_VIEW):
        return []
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("participant"))
    return list(
        Placement.objects.visible_to(access)
        .filter(agreements__agreement=agreement, participant__in=Participant.objects.counted())
        .annotate(
            shown_name=Subquery(name.values("shown_name")), at=F("enterprise__organisation__name")
        )
        .order_by("-starts_on", "-pk")
    )


def context(access: Access, placement: Placement, day: dt.date) -> dict[str, Any]:
    """`rests_on`, the agreements behind the placement. One query."""
    agreements = Agreement.objects.visible_to(access).filter(placements__placement=placement)
    return {"rests_on": list(agreements.order_by("number", "pk"))}


PANEL = PlacementPanel(Permission.AGREEMENTS_VIEW, "agreements/panels/placement.html", context)
