"""*Beslut som efterfrågas*: what the project asks for, and how each was decided."""

from typing import Any

from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ProjectCreateView, ProjectListView, ProjectUpdateView
from reporting.models import Decision, RequestedDecision
from reporting.report_forms import DecideForm, RequestForm
from reporting.views.form_page import FormPage


class RequestedDecisionsView(ProjectListView):
    """Those that wait, soonest first, and those that have been made."""

    permission = Permission.REPORT_RAR
    model = RequestedDecision
    template_name = "reporting/requested_decisions.html"
    context_object_name = "requested"

    def get_queryset(self) -> Any:
        found: Any = super().get_queryset()
        is_made = "beslutade" in self.request.GET
        rows = found.exclude(decision=None) if is_made else found.waiting()
        return rows.select_related("decision__meeting")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "is_made": "beslutade" in self.request.GET,
            "may_write": self.access.may(Permission.REPORT_WRITE),
            "may_decide": self.access.may(Permission.GOALS_DECIDE),
        }


class _RequestForm(FormPage):
    permission = Permission.REPORT_WRITE
    model: Any = RequestedDecision
    form_class: Any = RequestForm
    back = "reporting:requested_decisions"
    saved_message = "Sparat. Det står i rapporten."


class RequestAddView(_RequestForm, ProjectCreateView):
    """One more decision that is asked for."""

    title = "Beslut som behövs"


class RequestEditView(_RequestForm, ProjectUpdateView):
    """Asked for in other words, while it waits."""

    title = "Ändra"

    def get_queryset(self) -> Any:
        found: Any = super().get_queryset()
        return found.waiting()


class RequestDecideView(_RequestForm, ProjectCreateView):
    """It has been decided: a decision at a meeting of the steering group."""

    permission = Permission.GOALS_DECIDE
    model = Decision
    form_class = DecideForm
    title = "Så blev beslutet"
    saved_message = "Beslutet är sparat."

    def get_form_kwargs(self) -> dict[str, Any]:
        waiting = RequestedDecision.objects.visible_to(self.access).waiting()
        request = get_object_or_404(waiting, pk=self.kwargs["pk"])
        new = Decision(project=self.project, text=request.what)
        return super().get_form_kwargs() | {"instance": new, "request": request}
