"""Before and after on the participant's page: support, occupation, and how the stay ended.

The person's own page is the only place outside the form where these stand about one person:
never a list, a search or a filter.
"""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import OuterRef

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.json_rows import JsonRows
from nyttiga.ui.worklist import DAYS_AHEAD
from participants.models import (
    Exit,
    LaterContact,
    Occupation,
    Participant,
    ParticipationPeriod,
    SupportSource,
)
from participants.models.situation import Moment
from participants.situation import MONTHS, Situation, Stay

SOURCES = JsonRows(
    SupportSource.objects.filter(participant=OuterRef("pk")),
    "pk",
    "moment",
    "date",
    "source",
    "extent",
)
OCCUPATIONS = JsonRows(
    Occupation.objects.filter(participant=OuterRef("pk")), "pk", "moment", "date", "kind", "percent"
)
PERIODS = JsonRows(
    ParticipationPeriod.objects.filter(participant=OuterRef("pk")),
    "pk",
    "starts_on",
    "ends_on",
    "end_reason",
    "education",
    "support_months",
)
CONTACTS = JsonRows(
    LaterContact.objects.filter(period__participant=OuterRef("pk")),
    "pk",
    "period_id",
    "months",
    "due_on",
    "done_on",
    "cancelled_on",
    "reached",
    "word",
)


@lru_cache(maxsize=8)
def _exits(today: dt.date) -> JsonRows:
    """The words of each exit, and whether the referrer may have them on paper."""
    exits = Exit.objects.filter(period__participant=OuterRef("pk")).with_hand_over(today)
    fields = ("pk", "period_id", "summary", "remains", "handed_to")
    return JsonRows(exits, *fields, may_hand_over="may_hand_over")


@dataclass(frozen=True)
class SituationPanel:
    """The latest stay. `later` are the moments after the exit that there is anything about."""

    period: ParticipationPeriod
    before: Situation
    after: Situation
    later: list[Situation]
    contacts: list[LaterContact]
    exit: Exit | None
    earlier: list[ParticipationPeriod]
    has_ended: bool
    soon: dt.date  # contacts up to this day may be made

    @property
    def completeness(self) -> str:
        """«Före: klart. Efter: saknar sysselsättning.»"""
        after = f" Efter: {self.after.state}." if self.has_ended else ""
        return f"Före: {self.before.state}.{after}"


def columns(access: Access, day: dt.date) -> dict[str, Any]:
    """The rows of the panel, with the person's own row."""
    if not access.may(Permission.SUPPORT):
        return {}
    return {
        "situation_sources": SOURCES.column,
        "situation_occupations": OCCUPATIONS.column,
        "situation_periods": PERIODS.column,
        "situation_exits": _exits(today()).column,
        "situation_contacts": CONTACTS.column,
    }


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`situation_panel`; nothing without the permission, or for somebody without a stay."""
    if not access.may(Permission.SUPPORT):
        return {}
    row: Any = participant  # with the columns above
    known = PERIODS.read(row.situation_periods)
    periods = [one for one in known if one.starts_on <= day] or known
    if not periods:
        return {}
    period = periods[0]
    stay = Stay(
        period,
        periods,
        SOURCES.read(row.situation_sources),
        OCCUPATIONS.read(row.situation_occupations),
    )
    contacts = [one for one in CONTACTS.read(row.situation_contacts) if one.period_id == period.pk]
    exits = [one for one in _exits(today()).read(row.situation_exits) if one.period_id == period.pk]
    later = [stay.at(moment) for moment, months in MONTHS.items() if months]
    return {
        "situation_panel": SituationPanel(
            period=period,
            before=stay.at(Moment.BEFORE),
            after=stay.at(Moment.AFTER),
            later=[one for one in later if not one.is_empty],
            contacts=contacts,
            exit=exits[0] if exits else None,
            earlier=periods[1:],
            has_ended=period.ends_on is not None and period.ends_on <= day,
            soon=day + dt.timedelta(days=DAYS_AHEAD),
        )
    }
