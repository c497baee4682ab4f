"""The implementation plan: who takes over what, and when."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectDetailView,
    ProjectListView,
    ProjectUpdateView,
    ScopedPage,
)
from reporting.forms import HandOverForm
from reporting.models import HandOver


class HandOversView(ProjectListView):
    """The plan, soonest first."""

    permission = Permission.REPORT_INTERNAL
    model = HandOver
    template_name = "reporting/hand_overs.html"
    context_object_name = "hand_overs"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_write = self.access.may(Permission.REPORT_WRITE)
        return super().get_context_data(**kwargs) | {"may_write": may_write}


class _HandOverForm(ScopedPage):
    """Mixin: what adding and changing share."""

    permission = Permission.REPORT_WRITE
    model = HandOver

    def get_success_url(self) -> str:
        return self.url("reporting:hand_overs")


class HandOverCreateView(_HandOverForm, ProjectCreateView):
    """One more thing that somebody takes over."""

    form_class = HandOverForm
    template_name = "reporting/hand_over_form.html"
    saved_message = "Tillagt i planen."


class HandOverUpdateView(_HandOverForm, ProjectUpdateView):
    """Change a row of the plan."""

    form_class = HandOverForm
    template_name = "reporting/hand_over_form.html"
    saved_message = "Planen är sparad."


class HandOverDeleteView(ProjectDetailView):
    """Take a row out of the plan; asks first. Fixed reports keep it as it was."""

    permission = Permission.REPORT_WRITE
    model = HandOver
    template_name = "reporting/hand_over_delete.html"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        self.get_object().delete()
        messages.success(request, "Borttaget ur planen.")
        return self.redirect("reporting:hand_overs")
