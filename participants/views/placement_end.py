"""A placement ends, and with it its follow-ups."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectUpdateView
from participants import follow_up_plan
from participants.forms.placement_end import PlacementEndForm
from participants.models import NextStep, Placement
from participants.views.about_placement import AboutPlacement


class PlacementEndView(AboutPlacement, ProjectUpdateView):
    """The day, the outcome, how it went, and what comes next."""

    permission = Permission.PLACEMENTS_EDIT
    model = Placement
    form_class = PlacementEndForm
    template_name = "participants/placements/end.html"
    read_as = "placeringens slut"

    def get_object(self, queryset: Any = None) -> Placement:
        self.had_ended = self.placement.ends_on is not None
        return self.placement

    def get_initial(self) -> dict[str, Any]:
        return {} if self.had_ended else {"ends_on": today()}

    def form_valid(self, form: Any) -> HttpResponse:
        placement = form.save()
        form.save_step(self.access.user, today(), NextStep.Origin.PLACEMENT, placement.pk)
        follow_up_plan.end(placement, placement.ends_on)
        messages.success(self.request, "Placeringen är avslutad. Uppföljningarna efter är borta.")
        return self.redirect("participants:placement", placement.pk)
