"""Follow-ups on the participant's page: how it goes at the place, and when the next one is."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import Expression, F, OuterRef

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.json_rows import JsonRows
from participants.follow_up_progress import contacts, progress_words
from participants.models import FollowUp, Participant, Placement

OF_PERSON = {"placement__participant": OuterRef("pk")}
# Several placements at once are rare; each has its next one among these.
MOST_PLANNED = 20


@dataclass(frozen=True)
class FollowedPlacement:
    """A placement that goes on, its standing light, and its next follow-up."""

    pk: int
    at: str
    light: str
    next: FollowUp | None


@dataclass(frozen=True)
class FollowUpPanel:
    """`last` is the last held follow-up of any placement."""

    placements: list[FollowedPlacement]
    last: FollowUp | None
    progress: str
    day: dt.date
    may_edit: bool


@lru_cache(maxsize=8)
def _placements(day: dt.date) -> JsonRows:
    return JsonRows(
        Placement.objects.ongoing(day).filter(participant=OuterRef("pk")),
        "pk",
        at=F("enterprise__organisation__name"),
        light=FollowUp.objects.latest_light(OuterRef("pk"), day),
    )


@lru_cache(maxsize=8)
def _held(day: dt.date) -> JsonRows:
    held = FollowUp.objects.held(day).filter(**OF_PERSON)
    return JsonRows(held[:1], "pk", "date", "light", "participant_word", "enterprise_word")


PLANNED = JsonRows(
    FollowUp.objects.planned().duties().filter(**OF_PERSON).order_by("date", "pk")[:MOST_PLANNED],
    "pk",
    "date",
    "way",
    "placement_id",
)


def columns(access: Access, day: dt.date) -> dict[str, Expression]:
    """Ongoing placements, planned follow-ups, the last held one, and the count."""
    if not access.may(Permission.PLACEMENTS_VIEW):
        return {}
    return {
        "followed_placements": _placements(day).column,
        "follow_ups_planned": PLANNED.column,
        "follow_ups_held": _held(day).column,
        "follow_up_contacts": contacts(OuterRef("pk"), day),
    }


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`follow_up_panel`; nothing without the permission, nor for who was never placed: the
    placement's panel says what to do first. No query."""
    if not access.may(Permission.PLACEMENTS_VIEW):
        return {}
    row: Any = participant
    planned = PLANNED.read(row.follow_ups_planned)
    placements = [
        FollowedPlacement(
            one.pk,
            one.at,
            one.light or "",
            next((of for of in planned if of.placement_id == one.pk), None),
        )
        for one in _placements(day).read(row.followed_placements)
    ]
    held = _held(day).read(row.follow_ups_held)
    if not (placements or held):
        return {}
    return {
        "follow_up_panel": FollowUpPanel(
            placements=placements,
            last=held[0] if held else None,
            progress=progress_words(row.follow_up_contacts),
            day=day,
            may_edit=access.may(Permission.PLACEMENTS_EDIT),
        )
    }
