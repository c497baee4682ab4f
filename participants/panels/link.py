"""The participant's own page, as those see it who give out its link."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef
from django.utils import timezone

from nyttiga.accounts.permissions import Permission
from nyttiga.links.models import PersonalLink
from nyttiga.ui.access import Access
from nyttiga.ui.json_rows import JsonRows
from participants.models import NextStep, Participant
from participants.own_page import KIND

SHOWN_TICKS = 3

LINKS = JsonRows(
    PersonalLink.objects.filter(kind=KIND.name, subject_id=OuterRef("pk"))[:1],
    "pk",
    "created_at",
    "expires_at",
    "opened_at",
    "revoked_at",
)
TICKED = JsonRows(
    NextStep.objects.filter(plan__participant=OuterRef("pk"), done_by_participant=True)
    .exclude(done_on=None)
    .order_by("-done_on", "-pk")[:SHOWN_TICKS],
    "pk",
    "text",
    "done_on",
    "result",
)
VALID_FOR = {7: "En vecka", 30: "En månad", 90: "Tre månader"}


@dataclass(frozen=True)
class LinkPanel:
    """The newest link (None before the first), and the steps that the person ticked there."""

    link: PersonalLink | None
    state: str
    ticked: list[NextStep]
    valid_for: list[tuple[int, str]]


def columns(access: Access, day: dt.date) -> dict[str, Any]:
    if not access.may(Permission.PLAN_EDIT):
        return {}
    return {"link_rows": LINKS.column, "ticked_rows": TICKED.column}


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`link_panel`; nothing without the permission. No query."""
    if not access.may(Permission.PLAN_EDIT):
        return {}
    row: Any = participant
    link = next(iter(LINKS.read(row.link_rows)), None)
    state = link.state(timezone.now()) if link else ""
    ticked = TICKED.read(row.ticked_rows)
    return {"link_panel": LinkPanel(link, state, ticked, list(VALID_FOR.items()))}
