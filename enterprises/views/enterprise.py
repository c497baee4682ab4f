"""An enterprise's own page."""

from typing import Any

from enterprises.models import Enterprise
from enterprises.panels import enterprise_panels
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView


class EnterpriseView(ProjectDetailView):
    """What it is and offers, its supervisors, and the panels that other floors add."""

    permission = Permission.ENTERPRISES_VIEW
    model = Enterprise
    context_object_name = "enterprise"
    template_name = "enterprises/enterprise.html"

    def get_queryset(self) -> Any:
        enterprises: Any = super().get_queryset()
        return enterprises.named().with_room(today())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        panels = [panel for panel in enterprise_panels if self.access.may(panel.permission)]
        context = super().get_context_data(**kwargs) | {
            "supervisors": list(self.object.supervisors.order_by("-is_active", "name", "pk")),
            "panels": [panel.template for panel in panels],
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }
        for panel in panels:
            context |= panel.context(self.access, self.object, today())
        return context
