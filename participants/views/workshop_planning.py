"""A new Framtidsverkstad in one go."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.series_planning import SeriesPlanningPage
from participants.forms.workshop import WorkshopPlanForm
from participants.models import FutureWorkshop, WorkshopMeeting


class WorkshopPlanningView(SeriesPlanningPage):
    """The series, its days, and all of it saved at once."""

    permission = Permission.PARTICIPANTS_EDIT
    form_class = WorkshopPlanForm
    meeting_model, owner = WorkshopMeeting, "workshop"
    template_name = "participants/workshops/plan.html"
    list_page, series_page = "participants:workshops", "participants:workshop"
    back = "Framtidsverkstäder"

    def initial(self) -> dict[str, Any]:
        return {
            "code": FutureWorkshop.objects.next_code(self.project),
            "places": self.project.group_size,
            "planned_meetings": 6,
        }
