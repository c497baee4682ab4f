"""What is known about a placement on a day, read with its own row, and what is missing."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self

from django.db.models import Exists, F, OuterRef, Q, Subquery

from participants.models import (
    Consent,
    FollowUp,
    Placement,
    PlacementHours,
    PlacementPlan,
)
from participants.placement_forms import LEGAL_FORMS


def facts(day: dt.date) -> dict[str, Any]:
    """Expressions over a placement's row, for `annotate` or for columns of another's row."""
    own = {"placement": OuterRef("pk")}
    hours = PlacementHours.objects.filter(**own, from_on__lte=day).order_by("-from_on")
    follow_ups = FollowUp.objects.filter(**own)
    held = follow_ups.held(day).order_by("-date", "-pk")
    planned = follow_ups.planned().order_by("date", "pk")
    agreed = PlacementPlan.objects.filter(
        **own,
        participant_agreed_on__isnull=False,
        enterprise_agreed_on__isnull=False,
        project_agreed_on__isnull=False,
    )
    consents = Consent.objects.filter(
        participant=OuterRef("participant"), enterprise=OuterRef("enterprise")
    )
    return {
        "weekly_hours": Subquery(hours.values("hours")[:1]),
        "plan_agreed": Exists(agreed),
        "supervisor_name": F("supervisor__name"),
        "supervisor_trained": Q(supervisor__trained_on__isnull=False),
        "last_held_on": Subquery(held.values("date")[:1]),
        "last_light": FollowUp.objects.latest_light(OuterRef("pk"), day),
        "next_follow_up_on": Subquery(planned.values("date")[:1]),
        "may_tell": Exists(consents.valid(day).of_kind(Consent.Kind.INFO_ENTERPRISE)),
    }


@dataclass(frozen=True)
class PlacementState:
    """One placement as pages show it."""

    placement: Placement
    day: dt.date
    weekly_hours: Decimal | None
    plan_agreed: bool
    supervisor_name: str
    supervisor_trained: bool
    last_held_on: dt.date | None
    last_light: str
    next_follow_up_on: dt.date | None
    may_tell: bool

    @classmethod
    def of(cls, placement: Any, day: dt.date) -> Self:
        """Of a placement read with `facts(day)`, as a row or as JSON."""
        return cls(
            placement=placement,
            day=day,
            weekly_hours=placement.weekly_hours and Decimal(str(placement.weekly_hours)),
            plan_agreed=placement.plan_agreed,
            supervisor_name=placement.supervisor_name or "",
            supervisor_trained=bool(placement.supervisor_trained),
            last_held_on=_date(placement.last_held_on),
            last_light=placement.last_light or "",
            next_follow_up_on=_date(placement.next_follow_up_on),
            may_tell=placement.may_tell,
        )

    @property
    def is_ongoing(self) -> bool:
        return self.placement.is_ongoing(self.day)

    @property
    def has_ended(self) -> bool:
        return self.placement.ends_on is not None and self.placement.ends_on <= self.day

    @property
    def days_left(self) -> int | None:
        """Until the planned end; negative when it has passed, None without one."""
        planned = self.placement.planned_end_on
        return (planned - self.day).days if planned else None

    @property
    def follow_up_is_late(self) -> bool:
        return self.next_follow_up_on is not None and self.next_follow_up_on < self.day

    @property
    def missing(self) -> list[str]:
        """What a placement needs and this one lacks (DOMAIN 5.5), in words."""
        if self.has_ended:
            return []
        placement = self.placement
        legal = LEGAL_FORMS.get(placement.legal_form)
        lacks = {
            "samtycke till företaget": not self.may_tell,
            "vem som beslutar": legal is None,
            "beslutets nummer": bool(legal and legal.needs_decision)
            and not placement.decision_reference,
            "handledare": not self.supervisor_name,
            "utbildad handledare": bool(self.supervisor_name) and not self.supervisor_trained,
            "försäkring": not placement.insurance,
            "ja från alla till planen": not self.plan_agreed,
        }
        return [words for words, is_missing in lacks.items() if is_missing]


def _date(value: dt.date | str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) else value
