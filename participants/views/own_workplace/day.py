"""The supervisor reports attendance: today at one press, a whole week in a grid."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from nyttiga.ui.clock import today
from participants.forms.own_workplace import OwnDayForm
from participants.models import Placement
from participants.views.own_workplace.about import OwnPlacementPage
from participants.views.week_of_days import WeekOfDays


class OwnDayView(OwnPlacementPage):
    """Today, in the same rows as the coach writes."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Two who report the same day wait for each other.
        Placement.objects.select_for_update(no_key=True).get(pk=self.placement.pk)
        form = OwnDayForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(day_form=form))
        day = form.save(self.placement, today())
        hours = f", {day.hours.normalize():f} timmar".replace(".", ",") if day.hours else ""
        messages.success(
            request, f"Sparat: {'här' if day.is_present else 'inte här'} i dag{hours}."
        )
        return self.redirect("participants:own_workplace")


class OwnWeekView(WeekOfDays, OwnPlacementPage):
    """The days of a week, to put right what was forgotten."""

    template_name = "participants/own_workplace/week.html"
