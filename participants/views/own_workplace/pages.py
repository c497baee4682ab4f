"""The supervisor's own enterprise, and who is there now."""

from typing import Any

from enterprises.models import Enterprise
from nyttiga.accounts.models import Membership
from nyttiga.accounts.permissions import Permission, Role
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectTemplateView
from participants.own_placement import OwnPlacement, own_placements
from participants.views.own_workplace.about import OwnPlacementPage


class OwnWorkplaceView(ProjectTemplateView):
    """The first page: everybody who is there, each with today's two buttons."""

    permission = Permission.OWN_ENTERPRISE
    template_name = "participants/own_workplace/workplace.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = today()
        enterprises = Enterprise.objects.visible_to(self.access).named().with_room(day)
        rows = own_placements(self.access, day).order_by("told_name", "pk")
        return super().get_context_data(**kwargs) | {
            "enterprise": enterprises.first(),
            "placements": [OwnPlacement.of(row, day) for row in rows],
            "contacts": Membership.objects.filter(
                project=self.project, role__in=[Role.PROJECT_LEADER, Role.PROCESS_LEADER]
            ).select_related("user"),
            "day": day,
        }


class OwnPlacementView(OwnPlacementPage):
    """One of them: what is agreed, the week's word, the introduction."""
