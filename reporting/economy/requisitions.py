"""What can be requested from the funder: what it has cost, less what was requested, within the
ceiling (DOMAIN 2.5)."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, Sum

from nyttiga.projects.models import Project
from reporting.models import Cost, Financier, Requisition
from reporting.periods import Period, ended_quarters

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Claim:
    """The arithmetic of a requisition, in SEK. `requested` is the sum of all others."""

    ends_on: dt.date
    accrued: Decimal
    requested: Decimal
    ceiling: Decimal | None

    @property
    def not_requested(self) -> Decimal:
        """Accrued and not yet requested; below zero when too much was."""
        return self.accrued - self.requested

    @property
    def under_ceiling(self) -> Decimal | None:
        return None if self.ceiling is None else self.ceiling - self.requested

    @property
    def is_capped(self) -> bool:
        return self.under_ceiling is not None and self.under_ceiling < self.not_requested

    @property
    def amount(self) -> Decimal:
        """What can be requested."""
        most = (
            self.not_requested
            if self.under_ceiling is None
            else min(self.not_requested, self.under_ceiling)
        )
        return max(most, NOTHING)


def claim(project: Project, ends_on: dt.date, without: Requisition | None = None) -> Claim:
    """What can be requested for costs booked up to the day, beside the one at hand. Two queries."""
    booked = Cost.objects.filter(
        project=project, financier=Financier.RAR, booked_on__lte=ends_on
    ).aggregate(sum=Sum("amount"))["sum"]
    others = Requisition.objects.filter(~Q(pk=without.pk if without else None), project=project)
    requested = others.aggregate(sum=Sum("amount"))["sum"]
    return Claim(ends_on, booked or NOTHING, requested or NOTHING, project.ceiling)


def not_yet_requested(project: Project, today: dt.date) -> list[Period]:
    """The ended quarters without a requisition, latest first. One query."""
    made = set(Requisition.objects.filter(project=project).values_list("ends_on", flat=True))
    return [one for one in reversed(ended_quarters(project, today)) if one.ends_on not in made]
