"""An agreement's own page."""

from typing import Any

from agreements.cards import Card, described, steps
from agreements.counts import verdict
from agreements.dates import watched
from agreements.models import Agreement
from agreements.page_lists import lists_of, with_lists
from agreements.panels.placements import placements_of
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView


class AgreementView(ProjectDetailView):
    """How far it has come, what is next, who is in it, its dates and its proof."""

    permission = Permission.AGREEMENTS_VIEW
    model = Agreement
    context_object_name = "agreement"
    template_name = "agreements/agreement.html"

    def get_queryset(self) -> Any:
        agreements: Any = super().get_queryset()
        found = with_lists(described(agreements))
        return found.select_related("project", "framework", "approved_by")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        agreement, day = self.object, today()
        may_edit = self.access.may(Permission.AGREEMENTS_EDIT)
        lists = lists_of(agreement)
        return super().get_context_data(**kwargs) | {
            **lists,
            "card": Card(agreement, day, self.project.quiet_days),
            "steps": steps(agreement),
            "verdict": verdict(agreement, day),
            "day": day,
            "support_hours": sum(one.hours for one in lists["support"]),
            "dates": watched(agreement, day),
            "may_edit": may_edit,
            "may_approve": self.access.may(Permission.GOALS_DECIDE),
            # Terms under secrecy are for those who work with the agreement (DOMAIN 4.3).
            "shows_terms": may_edit or not agreement.is_secret(day),
            "sees_placements": self.access.may(Permission.PLACEMENTS_VIEW),
            "placements": placements_of(self.access, agreement),
        }
