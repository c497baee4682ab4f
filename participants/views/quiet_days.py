"""How many days without contact are too many: people and enterprises."""

from typing import Any

from enterprises.worklist import quiet as quiet_enterprises
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import Project
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectUpdateView
from participants.forms.quiet_days import QuietDaysForm
from participants.today import quiet_people


class QuietDaysView(ProjectUpdateView):
    """The leader's two numbers, and whom they mean today."""

    permission = Permission.FOLLOW_UP_RULE
    model = Project
    form_class = QuietDaysForm
    template_name = "participants/follow_ups/quiet_days.html"
    saved_message = "Sparat. Idag räknar med det från nu."

    def get_object(self, queryset: Any = None) -> Project:
        return Project.objects.get(pk=self.project.pk)  # a faulty form must not change the frame's

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = today()
        return super().get_context_data(**kwargs) | {
            "quiet_people": quiet_people(self.access, day).count(),
            "quiet_enterprises": quiet_enterprises.rows(self.access, day).count(),
        }

    def get_success_url(self) -> str:
        return self.url("participants:quiet_days")
