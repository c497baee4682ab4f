"""*Idag* for the economist: how the money stands, and what waits."""

from typing import Any

from django.utils import timezone

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectTemplateView
from nyttiga.ui.views.today import greeting
from reporting.economy.overview import overview
from reporting.economy.requisitions import claim
from reporting.economy.todo import todos
from reporting.models import Cost
from reporting.periods import Period
from reporting.views.economy import bars

LATEST = 5  # costs


class MoneyView(ProjectTemplateView):
    """Spent against budget, the next requisition, what is missing."""

    permission = Permission.COSTS_EDIT
    template_name = "reporting/economy/money.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = today()
        shown = overview(self.project, Period.of(day), min(day, self.project.ends_on))
        return super().get_context_data(**kwargs) | {
            "day": day,
            "greeting": greeting(timezone.localtime().hour),
            "overview": shown,
            "claim": claim(self.project, shown.as_of),
            "quarter_ends_on": min(Period.of(day).ends_on, self.project.ends_on),
            "todos": todos(self.project, day, shown),
            "total_bar": next(iter(bars((shown.total,))), None),
            "latest": Cost.objects.visible_to(self.access)[:LATEST],
        }
