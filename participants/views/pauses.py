"""Pauses in a placement: no follow-up of the rule falls in them."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView, ScopedPage
from participants.follow_up_plan import make_plan
from participants.forms.pause import PauseForm
from participants.models import PlacementPause
from participants.views.about_placement import AboutPlacement


class _PausePage(AboutPlacement):
    """Mixin: a pause of the placement. The follow-ups follow it at once."""

    model = PlacementPause
    form_class: Any = PauseForm
    template_name: Any = "participants/follow_ups/pause.html"
    read_as = "pausen"

    def form_valid(self, form: Any) -> HttpResponse:
        form.save()
        make_plan(self.placement, today())
        messages.success(self.request, "Pausen är sparad. Uppföljningarna är ordnade efter den.")
        return HttpResponseRedirect(self.placement_url())


class PauseAddView(_PausePage, ProjectCreateView):
    """A new one, from today if nothing else is said."""

    def get_form_kwargs(self) -> dict[str, Any]:
        pause = PlacementPause(project=self.project, placement=self.placement, starts_on=today())
        return super().get_form_kwargs() | {"instance": pause}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": "Pausa placeringen"}


class PauseEditView(_PausePage, ProjectUpdateView):
    """Longer, shorter, or over."""

    object: Any

    def get_queryset(self) -> QuerySet[PlacementPause]:
        return super().get_queryset().select_related("placement")

    def get_placement_pk(self) -> int:
        return self.object.placement_id

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"title": "Ändra pausen"}


class PauseRemoveView(AboutPlacement, ScopedPage):
    """It never was. The follow-ups that are still to come are back."""

    model = PlacementPause
    http_method_names = ["post"]

    def get_placement_pk(self) -> int:
        return self.pause.placement_id

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.pause = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        self.pause.delete()
        make_plan(self.placement, today())
        messages.success(request, "Pausen är borttagen.")
        return HttpResponseRedirect(self.placement_url())
