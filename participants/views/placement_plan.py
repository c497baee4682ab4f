"""The plan that three parties agree on, and the introduction at the workplace."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage, ProjectUpdateView, ScopedPage
from participants.forms.placement_plan import ChecklistItemForm, PlacementPlanForm
from participants.models import ChecklistItem, Placement, PlacementPlan
from participants.models.consent import may_tell_enterprise
from participants.placement_plan_pdf import FILE_NAME, placement_plan_pdf
from participants.views.about_placement import AboutPlacement

PARTIES = ("participant", "enterprise", "project")


class _PlanPage(AboutPlacement):
    """Mixin: the placement's plan, made the first time it is saved."""

    model = Placement
    read_as = "placeringens plan"

    def get_plan(self) -> PlacementPlan:
        known = PlacementPlan.objects.filter(placement=self.placement).first()
        return known or PlacementPlan(
            project=self.project, placement=self.placement, tasks=self.placement.enterprise.tasks
        )


class PlacementPlanView(_PlanPage, ProjectUpdateView):
    """Goals, tasks, adaptations and schedule."""

    form_class = PlacementPlanForm
    template_name = "participants/placements/plan_form.html"

    def get_object(self, queryset: Any = None) -> PlacementPlan:
        return self.get_plan()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.object
        anybody = any(getattr(plan, f"{party}_agreed_on") for party in PARTIES)
        return super().get_context_data(**kwargs) | {"somebody_agreed": anybody}

    def get_success_url(self) -> str:
        return self.placement_url("plan")


class PlacementPlanAgreeView(_PlanPage, ProjectPage):
    """One of the three said yes today; with `undo`, has not said so after all."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        party = request.POST.get("party", "")
        placement = self.placement
        if party not in PARTIES:
            raise Http404
        undo = "undo" in request.POST
        may_tell = may_tell_enterprise(self.participant, placement.enterprise, today())
        if party == "enterprise" and not undo and not may_tell:
            messages.error(request, "Samtycke saknas. Företaget får inte se planen än.")
        else:
            plan = self.get_plan()
            setattr(plan, f"{party}_agreed_on", None if undo else today())
            plan.save()
        return HttpResponseRedirect(self.placement_url("plan"))


class PlacementPlanPdfView(_PlanPage, ProjectPage):
    """The plan on paper for the three. Without consent there is no paper to give anybody."""

    permission = Permission.PLACEMENTS_VIEW

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        placement, person = self.placement, self.participant
        if not may_tell_enterprise(person, placement.enterprise, today()):
            raise Http404
        log_read(self.access, self.read_as, person.pk, Read.Action.EXPORTED, person.number)
        pdf = placement_plan_pdf(placement, person, self.get_plan())
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
        return response


class ChecklistTickView(ScopedPage):
    """One press: gone through today, or not after all."""

    permission = Permission.PLACEMENTS_EDIT
    model = ChecklistItem
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        item = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        item.tick("undo" not in request.POST)
        page = self.url("participants:placement", item.placement_id)
        return HttpResponseRedirect(f"{page}#introduction")


class ChecklistAddView(AboutPlacement, ProjectPage):
    """One more point of the introduction."""

    model = Placement
    http_method_names = ["post"]
    read_as = "introduktionen"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        item = ChecklistItem(project=self.project, placement=self.placement)
        form = ChecklistItemForm(request.POST, instance=item, access=self.access)
        if form.is_valid():
            form.save()
        else:
            messages.error(request, "Skriv en punkt som inte redan finns.")
        return HttpResponseRedirect(self.placement_url("introduction"))
