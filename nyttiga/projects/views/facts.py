"""What the project is: dates, money, parties, municipalities, target groups."""

from typing import Any

from nyttiga.projects.models import Municipality, ProjectParty, TargetGroup
from nyttiga.ui.views.pages import ProjectTemplateView


class FactsView(ProjectTemplateView):
    """The application's frame on one page, to look things up in."""

    permission = "project.facts"
    template_name = "projects/facts.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        parties = ProjectParty.objects.visible_to(self.access).select_related(
            "organisation", "unit"
        )
        return super().get_context_data(**kwargs) | {
            "parties": parties,
            "steering_group": [party for party in parties if party.in_steering_group],
            "municipalities": Municipality.objects.visible_to(self.access),
            "target_groups": TargetGroup.objects.visible_to(self.access),
        }
