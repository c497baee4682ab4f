"""*Mål* for the funder and the steering group: the end of a quarter, and never a person."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectTemplateView
from reporting.figures import rar_figures
from reporting.periods import Period, ended_quarters, quarters
from reporting.views.goals import dashboard_goals, overview


class GoalsRarView(ProjectTemplateView):
    """Are we on our way? At the end of a quarter that is over: never on a day of choice, so that
    no two days can be subtracted."""

    permission = Permission.GOALS_RAR
    template_name = "reporting/goals_rar.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        periods = ended_quarters(self.project, today())
        if not periods:
            first = quarters(self.project, self.project.starts_on)[0]
            return context | {"period": None, "first_end": first.ends_on}
        period = self._asked(periods)
        goals = list(dashboard_goals(self.access, period.ends_on))
        counted = rar_figures(self.project, period.ends_on, goals)
        return (
            context
            | overview(self.access, goals, counted, period.ends_on, for_rar=True)
            | {"period": period, "periods": periods[::-1], "linked": []}
        )

    def _asked(self, periods: list[Period]) -> Period:
        """The quarter in the address; anything but one that is over means the latest."""
        code = self.request.GET.get("period", "")
        return next((period for period in periods if period.code == code), periods[-1])
