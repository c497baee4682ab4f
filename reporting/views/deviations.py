"""*Avvikelser*: what the figures suggest, what is open, and each deviation."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectDetailView,
    ProjectListView,
    ProjectUpdateView,
)
from reporting.deviations.forms import DeviationForm, ThresholdsForm
from reporting.deviations.suggestions import Suggestion, suggestions
from reporting.models import Deviation, Goal, Thresholds
from reporting.views.form_page import FormPage


class DeviationsView(ProjectListView):
    """Open ones, worst first; `?stangda` shows the closed ones."""

    permission = Permission.DEVIATIONS_VIEW
    model = Deviation
    template_name = "reporting/deviations/deviations.html"
    context_object_name = "deviations"

    @property
    def is_closed(self) -> bool:
        return "stangda" in self.request.GET

    def get_queryset(self) -> Any:
        found: Any = super().get_queryset()
        return found.filter(status=Deviation.Status.CLOSED) if self.is_closed else found.open()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_edit = self.access.may(Permission.DEVIATIONS_EDIT)
        shows = may_edit and not self.is_closed
        return super().get_context_data(**kwargs) | {
            "is_closed": self.is_closed,
            "may_edit": may_edit,
            "may_set": self.access.may(Permission.GOALS_DECIDE),
            "suggestions": suggestions(self.access, today()) if shows else [],
        }


class DeviationView(ProjectDetailView):
    """One of them, with the way it has gone."""

    permission = Permission.DEVIATIONS_VIEW
    model = Deviation
    template_name = "reporting/deviations/deviation.html"
    context_object_name = "deviation"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        history = self.object.history.select_related("history_user").order_by("history_date")
        steps: list[Any] = []
        for row in history:
            if not steps or steps[-1].status != row.status:
                steps.append(row)
        return super().get_context_data(**kwargs) | {
            "steps": steps[::-1],
            "goals": self.object.goals.all(),
            "may_edit": self.access.may(Permission.DEVIATIONS_EDIT),
        }


class _DeviationForm(FormPage):
    permission = Permission.DEVIATIONS_EDIT
    model = Deviation
    form_class: Any = DeviationForm
    object: Any

    def get_success_url(self) -> str:
        if self.object is None:
            return self.url("reporting:deviations")
        return self.url("reporting:deviation", self.object.pk)


class DeviationAddView(_DeviationForm, ProjectCreateView):
    """A new one; `?forslag=` fills in what a rule has found."""

    title = "Ny avvikelse"
    saved_message = "Avvikelsen är sparad."

    def get_initial(self) -> dict[str, Any]:
        found = self._suggested()
        if found is None:
            return {"noticed_on": today()}
        goals = Goal.objects.visible_to(self.access).filter(code=found.goal)
        return {
            "noticed_on": today(),
            "description": found.text,
            "kind": found.kind,
            "severity": found.severity,
            "money": found.money,
            "goals": list(goals),
        }

    def get_form_kwargs(self) -> dict[str, Any]:
        found = self._suggested()
        new = Deviation(project=self.project, rule=found.rule if found else "")
        return super().get_form_kwargs() | {"instance": new}

    def _suggested(self) -> Suggestion | None:
        asked = self.request.GET.get("forslag")
        if not asked:
            return None
        return next((one for one in suggestions(self.access, today()) if one.rule == asked), None)


class DeviationEditView(_DeviationForm, ProjectUpdateView):
    """What is known now, and how far it has come."""

    title = "Ändra avvikelsen"
    saved_message = "Avvikelsen är sparad."


class ThresholdsView(FormPage, ProjectUpdateView):
    """From when the figures suggest a deviation."""

    permission = Permission.GOALS_DECIDE
    model = Thresholds
    form_class = ThresholdsForm
    title = "Gränser för avvikelser"
    back = "reporting:deviations"
    saved_message = "Gränserna är sparade."

    def get_object(self, queryset: Any = None) -> Thresholds:
        return Thresholds.of(self.project)
