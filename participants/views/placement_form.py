"""A placement begins, and its facts are changed."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView
from participants import placement_start
from participants.follow_up_plan import make_plan
from participants.forms.placement import PlacementForm, PlacementStartForm
from participants.models import Placement, Wishes
from participants.views.about_person import AboutPersonPage
from participants.views.about_placement import AboutPlacement


class PlacementAddView(AboutPersonPage, ProjectCreateView):
    """A new placement, for the enterprise `?foretag=` and of the form `?form=` if named."""

    permission = Permission.PLACEMENTS_EDIT
    model = Placement
    form_class = PlacementStartForm
    template_name = "participants/placements/start.html"
    read_as = "en ny placering"

    def get_form_kwargs(self) -> dict[str, Any]:
        placement = Placement(project=self.project, participant=self.person, starts_on=today())
        return super().get_form_kwargs() | {"instance": placement}

    def get_initial(self) -> dict[str, Any]:
        initial: dict[str, Any] = {}
        if self.request.GET.get("foretag", "").isdecimal():
            initial["enterprise"] = self.request.GET["foretag"]
        if self.request.GET.get("form", "") in Placement.Form.values:
            initial["form"] = self.request.GET["form"]
        wishes = Wishes.objects.visible_to(self.access).filter(participant=self.person).first()
        if wishes and wishes.hours:
            initial["hours_1"] = wishes.hours
        if not self.person.is_protected and self.person.is_open:  # type: ignore[attr-defined]
            initial["alias"] = self.person.first_name
        return initial

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "has_enterprises": context["form"].enterprises.exists(),
            "may_add_consent": self.access.may(Permission.PARTICIPANTS_EDIT),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        placement = form.save(commit=False)
        try:
            placement_start.start(placement, form.ramp, today())
        except placement_start.ConsentMissingError:
            form.add_error("enterprise", "Samtycket togs tillbaka. Placeringen kan inte starta.")
            return self.form_invalid(form)
        messages.success(self.request, "Placeringen är sparad. Kom överens om planen, alla tre.")
        return self.redirect("participants:placement", placement.pk)


class PlacementEditView(AboutPlacement, ProjectUpdateView):
    """Other days, other hours, another supervisor. The enterprise stands: another enterprise is
    another placement."""

    permission = Permission.PLACEMENTS_EDIT
    model = Placement
    form_class = PlacementForm
    template_name = "participants/placements/edit.html"
    read_as = "placeringen"

    def get_object(self, queryset: Any = None) -> Placement:
        self.placement.participant = self.participant  # with what the user may see of it
        return self.placement

    def form_valid(self, form: Any) -> HttpResponse:
        placement = form.save()
        form.save_ramp(placement)
        make_plan(placement, today())
        messages.success(self.request, "Placeringen är sparad.")
        return self.redirect("participants:placement", placement.pk)
