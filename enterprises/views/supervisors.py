"""Supervisors of an enterprise: added, changed, marked as gone, moved to another enterprise."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import FormView

from enterprises.forms.supervisor import SupervisorForm, SupervisorMoveForm
from enterprises.models import Supervisor
from enterprises.views.about_enterprise import AddAboutEnterprise, EditAboutEnterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ScopedPage


class SupervisorAddView(AddAboutEnterprise):
    """Another supervisor, from the enterprise's page."""

    model = Supervisor
    form_class = SupervisorForm
    title = "Ny handledare"
    saved_message = "Handledaren är sparad."


class SupervisorEditView(EditAboutEnterprise):
    """Other facts, or no longer at the enterprise."""

    model = Supervisor
    form_class = SupervisorForm
    title = "Ändra handledaren"
    saved_message = "Handledaren är sparad."
    template_name = "enterprises/supervisor_form.html"


class SupervisorMoveView(ScopedPage, FormView):
    """Began at another enterprise: one press instead of typing it all again there."""

    permission = Permission.ENTERPRISES_EDIT
    model = Supervisor
    form_class = SupervisorMoveForm
    template_name = "enterprises/supervisor_move.html"

    @cached_property
    def supervisor(self) -> Supervisor:
        there = self.get_queryset().filter(is_active=True)
        if self.request.method == "POST":
            there = there.select_for_update(of=["self"])
        found: Supervisor = get_object_or_404(
            there.select_related("enterprise__organisation", "trained_by"), pk=self.kwargs["pk"]
        )
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"access": self.access, "supervisor": self.supervisor}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"supervisor": self.supervisor}

    def form_valid(self, form: SupervisorMoveForm) -> HttpResponse:
        enterprise = form.cleaned_data["enterprise"]
        self.supervisor.move_to(enterprise)
        messages.success(self.request, f"{self.supervisor.name} är nu handledare här.")
        return self.redirect("enterprises:enterprise", enterprise.pk)
