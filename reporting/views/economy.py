"""*Ekonomi*: budget against outcome, for the staff and at period ends for the steering group."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectTemplateView
from reporting.economy.overview import EconomyRow, Overview, overview
from reporting.economy.requisitions import claim, not_yet_requested
from reporting.periods import Period, ended_quarters, quarters


@dataclass(frozen=True)
class Bar:
    """A kind of cost as a bar: its budget as a frame, the outcome filled, both in per cent of
    the widest."""

    row: EconomyRow
    budget: str
    outcome: str


def bars(rows: tuple[EconomyRow, ...]) -> list[Bar]:
    """One for each kind that costs anything; income is told in the table only."""
    costs = [row for row in rows if row.budget >= 0 and row.accumulated >= 0]
    widest = max((max(row.budget, row.accumulated) for row in costs), default=Decimal(0))
    if not widest:
        return []

    def width(amount: Decimal) -> str:
        return f"{amount * 100 / widest:.2f}"

    return [Bar(row, width(row.budget), width(row.accumulated)) for row in costs]


def quarters_for(access: Access) -> list[Period]:
    """The quarters that somebody may look at, latest first: those outside the staff see the
    ended ones only."""
    seen = quarters if access.may(Permission.COSTS_VIEW) else ended_quarters
    return seen(access.project, today())[::-1]


class EconomyView(ProjectTemplateView):
    """Totals for each kind of cost, never a voucher."""

    permission = Permission.COSTS_TOTALS
    template_name = "reporting/economy/economy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        periods = quarters_for(self.access)
        asked = self.request.GET.get("kvartal")
        period = next((one for one in periods if one.code == asked), next(iter(periods), None))
        may_view = self.access.may(Permission.COSTS_VIEW)
        shown = overview(self.project, period, min(period.ends_on, today())) if period else None
        return (
            super().get_context_data(**kwargs)
            | {
                "periods": periods,
                "overview": shown,
                "may_view": may_view,
                "may_edit": self.access.may(Permission.COSTS_EDIT),
                "waiting": not_yet_requested(self.project, today())[:1] if may_view else [],
            }
            | (self._about(shown) if shown else {})
        )

    def _about(self, shown: Overview) -> dict[str, Any]:
        return {
            "bars": bars(shown.rows),
            "claim": claim(self.project, shown.as_of),
        }
