"""Who is placed at an enterprise: its page's panel, and how many of its places that takes."""

import datetime as dt
from typing import Any

from django.db.models import Count, F, OuterRef, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from enterprises.models import Enterprise
from enterprises.panels import EnterprisePanel
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants.models import Participant, Placement


def people_there(day: dt.date) -> Combinable:
    """How many people a placement that counts has there on the day."""
    placements = (
        Placement.objects.counted(day)
        .ongoing(day)
        .filter(enterprise=OuterRef("pk"))
        .order_by()
        .values("enterprise")
        .annotate(people=Count("participant", distinct=True))
        .values("people")
    )
    return Coalesce(Subquery(placements), Value(0))


def context(access: Access, enterprise: Enterprise, day: dt.date) -> dict[str, Any]:
    """`placed_now`, and how many were there before. Two queries."""
    placements = Placement.objects.visible_to(access).filter(
        enterprise=enterprise, participant__in=Participant.objects.counted()
    )
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("participant"))
    now = placements.ongoing(day).annotate(
        shown_name=Subquery(name.values("shown_name")), supervisor_name=F("supervisor__name")
    )
    earlier = placements.filter(ends_on__lte=day).values("participant").distinct()
    return {"placed_now": list(now), "placed_before": earlier.count()}


PANEL = EnterprisePanel(
    Permission.PLACEMENTS_VIEW, "participants/placements/enterprise_panel.html", context
)
