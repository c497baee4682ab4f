"""Places for arbetsträning over time: the project's, and one enterprise's."""

from typing import Any

from enterprises.forms.record import PlaceCountForm
from enterprises.models import Enterprise, PlaceCount
from enterprises.places_chart import places_chart
from enterprises.places_over_time import places_over_time, summed, used_over_time
from enterprises.views.about_enterprise import AddAboutEnterprise, EditAboutEnterprise
from enterprises.views.enterprise import EnterprisePage
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectTemplateView

PLACE_COUNTS = "enterprises:place_counts"


class PlacesView(ProjectTemplateView):
    """The sum of all enterprises, as a curve and month by month."""

    permission = Permission.ENTERPRISES_VIEW
    template_name = "enterprises/places_over_time.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        places, used = (
            series(self.project, today()) for series in (places_over_time, used_over_time)
        )
        by_month = [
            (
                point.day,
                next((one.places for one in reversed(places) if one.day <= point.day), 0),
                point.places,
            )
            for point in used
        ]
        return super().get_context_data(**kwargs) | {
            "chart": places_chart(places, used, today()),
            "months": by_month[::-1],
            "now": by_month[-1],
        }


class PlaceCountsView(EnterprisePage):
    """One enterprise's numbers, each with the day it began."""

    template_name = "enterprises/place_counts.html"
    tab = "place_counts"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = list(PlaceCount.objects.filter(enterprise=self.object))
        points = summed((self.object.pk, row.from_on, row.places) for row in rows)
        return super().get_context_data(**kwargs) | {
            "counts": rows[::-1],
            "chart": places_chart(points, [], today()),
        }


class PlaceCountAddView(AddAboutEnterprise):
    """Another number from a day on."""

    model = PlaceCount
    form_class = PlaceCountForm
    title = "Nytt antal platser"
    back = PLACE_COUNTS
    saved_message = "Antalet är sparat."

    def new_row(self, enterprise: Enterprise) -> Any:
        return PlaceCount(project=self.project, enterprise=enterprise, from_on=today())


class PlaceCountEditView(EditAboutEnterprise):
    """A number or a day put right."""

    model = PlaceCount
    form_class = PlaceCountForm
    title = "Ändra antalet"
    back = PLACE_COUNTS
    saved_message = "Antalet är sparat."
