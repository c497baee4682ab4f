"""The municipalities: how well anchored the project is there, and whom to call."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from agreements.forms.anchoring import AnchoringForm
from agreements.models import AnchoringEntry
from agreements.municipalities import anchored, log_of, parties_in
from agreements.municipality_sheet import file_name, municipality_sheet
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import ContactPerson, Municipality, Organisation
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectDetailView,
    ProjectTemplateView,
    ProjectUpdateView,
    ScopedPage,
)


class MunicipalitiesView(ProjectTemplateView):
    """All municipalities at one glance."""

    permission = Permission.AGREEMENTS_VIEW
    template_name = "agreements/municipalities/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = anchored(self.access, today())
        return super().get_context_data(**kwargs) | {
            "rows": rows,
            "with_us": sum(row.is_with_us for row in rows),
            "day": today(),
            "may_edit": self.access.may(Permission.AGREEMENTS_EDIT),
        }


class MunicipalityView(ProjectDetailView):
    """«Vem ringer jag i Strängnäs?», and what has been said with whom."""

    permission = Permission.AGREEMENTS_VIEW
    model = Municipality
    context_object_name = "municipality"
    template_name = "agreements/municipalities/municipality.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        people = ContactPerson.objects.visible_to(self.access).filter(is_active=True)
        wide = people.filter(organisation__municipality=None).exclude(
            organisation__kind=Organisation.Kind.COMPANY
        )
        log = list(log_of(self.access, self.object))
        return super().get_context_data(**kwargs) | {
            "parties": parties_in(self.access, self.object, people),
            "wide": list(
                wide.select_related("organisation", "unit__organisation").order_by(
                    "organisation__sort_name", "sort_name", "pk"
                )
            ),
            "log": log,
            "latest": log[0] if log else None,
            "day": today(),
            "may_edit": self.access.may(Permission.AGREEMENTS_EDIT),
        }


class MunicipalitySheetView(ScopedPage):
    """The paper, made while one waits."""

    permission = Permission.AGREEMENTS_VIEW
    model = Municipality

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        municipality = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        pdf = municipality_sheet(self.access, municipality)
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{file_name(municipality)}"'
        return response


class _EntryForm(ScopedPage):
    """Mixin: what adding and changing a contact share."""

    permission = Permission.AGREEMENTS_EDIT
    object: Any

    def get_municipality(self) -> Municipality:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"municipality": self.get_municipality()}

    def get_success_url(self) -> str:
        return self.url("agreements:municipality", self.get_municipality().pk)


class EntryAddView(_EntryForm, ProjectCreateView):
    """Somebody was in contact with the municipality."""

    model = Municipality
    form_class = AnchoringForm
    template_name = "agreements/municipalities/entry.html"
    saved_message = "Kontakten är sparad."

    def get_municipality(self) -> Municipality:
        return self.municipality

    def get_form_kwargs(self) -> dict[str, Any]:
        self.municipality = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        entry = AnchoringEntry(
            project=self.project,
            municipality=self.municipality,
            by=self.access.user,
            date=today(),
        )
        latest = log_of(self.access, self.municipality).first()
        if latest:
            entry.state = latest.state
        return super().get_form_kwargs() | {"instance": entry}


class EntryEditView(_EntryForm, ProjectUpdateView):
    """What was written was wrong, or there is more to say."""

    model = AnchoringEntry
    form_class = AnchoringForm
    template_name = "agreements/municipalities/entry.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality")

    def get_municipality(self) -> Municipality:
        return self.object.municipality


class EntryStepDoneView(ScopedPage):
    """The next step is done, or was not after all."""

    permission = Permission.AGREEMENTS_EDIT
    model = AnchoringEntry
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        entry = get_object_or_404(self.get_queryset().select_for_update(), pk=kwargs["pk"])
        if entry.next_step:
            entry.next_step_done_on = None if "undo" in request.POST else today()
            entry.save(update_fields=["next_step_done_on"])
            messages.success(request, "Sparat.")
        return self.redirect("agreements:municipality", entry.municipality_id)
