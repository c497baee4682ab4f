"""The budget year by year, and forecasts."""

from typing import Any

from django.http import Http404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectListView, ProjectUpdateView
from reporting.economy.forms import BudgetForm, ForecastForm
from reporting.models import BudgetLine, CostForecast, CostType
from reporting.views.form_page import FormPage


class BudgetView(ProjectListView):
    """Every line of the budget, with the sum of all beside the ceiling."""

    permission = Permission.COSTS_VIEW
    model = BudgetLine
    template_name = "reporting/economy/budget.html"
    context_object_name = "lines"
    paginate_by = None  # type: ignore[assignment] # a kind and a year each: never many

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        order = {code: place for place, code in enumerate(CostType.values)}
        lines = sorted(context["lines"], key=lambda one: (one.year, order[one.cost_type]))
        return context | {
            "lines": lines,
            "sum": sum(one.amount for one in lines),
            "may_edit": self.access.may(Permission.COSTS_EDIT),
        }


class _BudgetForm(FormPage):
    permission = Permission.COSTS_EDIT
    model = BudgetLine
    form_class: Any = BudgetForm
    back = "reporting:budget"
    saved_message = "Budgeten är sparad."


class BudgetAddView(_BudgetForm, ProjectCreateView):
    """One more line."""

    title = "Ny budgetrad"

    def get_initial(self) -> dict[str, Any]:
        return {"year": today().year}


class BudgetEditView(_BudgetForm, ProjectUpdateView):
    """A line put right."""

    title = "Ändra budgeten"


class ForecastView(FormPage, ProjectCreateView):
    """What a kind of cost is expected to come to. A new day makes a new forecast; earlier ones
    hold for the reports of their time."""

    permission = Permission.COSTS_EDIT
    model = CostForecast
    form_class = ForecastForm
    back = "reporting:economy"
    saved_message = "Prognosen är sparad."

    @property
    def cost_type(self) -> CostType:
        try:
            return CostType(self.kwargs["cost_type"])
        except ValueError:
            raise Http404 from None

    @property
    def title(self) -> str:  # type: ignore[override]
        return f"Prognos för {self.cost_type.label.lower()}"

    def get_form_kwargs(self) -> dict[str, Any]:
        kept = {"project": self.project, "cost_type": self.cost_type}
        latest = CostForecast.objects.filter(**kept).first()
        kwargs = super().get_form_kwargs()
        kwargs["initial"] = {"made_on": today()} | (
            {"amount": latest.amount, "comment": latest.comment} if latest else {}
        )
        return kwargs | {"instance": CostForecast(**kept)}
