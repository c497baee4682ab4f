"""Requisitions: the arithmetic, those that were made, and a new one."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectListView, ProjectUpdateView
from reporting.economy.forms import RequisitionForm
from reporting.economy.requisitions import claim, not_yet_requested
from reporting.models import Requisition
from reporting.views.form_page import FormPage

MEANWHILE = "Någon annan har sparat samtidigt. Se vad som nu går att rekvirera och försök igen."


class RequisitionsView(ProjectListView):
    """What was requested, and what can be for the latest quarter that is not."""

    permission = Permission.COSTS_VIEW
    model = Requisition
    template_name = "reporting/economy/requisitions.html"
    context_object_name = "requisitions"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = next(iter(not_yet_requested(self.project, today())), None)
        return super().get_context_data(**kwargs) | {
            "waiting": waiting,
            "claim": claim(self.project, waiting.ends_on) if waiting else None,
            "may_edit": self.access.may(Permission.COSTS_EDIT),
        }


class _RequisitionForm(FormPage):
    permission = Permission.COSTS_EDIT
    model = Requisition
    form_class: Any = RequisitionForm
    template_name: Any = "reporting/economy/requisition_form.html"
    back = "reporting:requisitions"
    saved_message = "Rekvisitionen är sparad."

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                return super().form_valid(form)  # type: ignore[misc]
        except IntegrityError:  # the database keeps the ceiling, and one for each quarter
            form.add_error(None, MEANWHILE)
            return self.form_invalid(form)  # type: ignore[attr-defined]


class RequisitionAddView(_RequisitionForm, ProjectCreateView):
    """A quarter's requisition, with what can be requested filled in."""

    title = "Ny rekvisition"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"claim": self._claim()}

    def get_initial(self) -> dict[str, Any]:
        found = self._claim()
        if found is None:
            return {}
        return {"ends_on": found.ends_on, "requested_on": today(), "amount": found.amount}

    def _claim(self) -> Any:
        waiting = next(iter(not_yet_requested(self.project, today())), None)
        return claim(self.project, waiting.ends_on) if waiting else None


class RequisitionEditView(_RequisitionForm, ProjectUpdateView):
    """A requisition put right."""

    title = "Rätta rekvisitionen"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = claim(self.project, self.object.ends_on, self.object)
        return super().get_context_data(**kwargs) | {"claim": found}
