"""The days at the workplace, a week at a time."""

from nyttiga.ui.views.pages import ProjectTemplateView
from participants.models import Placement
from participants.views.about_placement import AboutPlacement
from participants.views.week_of_days import WeekOfDays


class PlacementDaysView(WeekOfDays, AboutPlacement, ProjectTemplateView):
    """The week's grid, and the weeks so far."""

    model = Placement
    template_name = "participants/placements/days.html"
    read_as = "dagarna på arbetsplatsen"
