"""Booked costs: the list, its sums, one more, and putting one right."""

from typing import Any

from django.db.models import QuerySet, Sum
from django.http import HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectListView,
    ProjectPage,
    ProjectUpdateView,
)
from reporting.economy.forms import CostFilter, CostForm
from reporting.models import Cost
from reporting.sus.xlsx import Worksheet, as_download, workbook
from reporting.views.form_page import FormPage

HEADINGS = (
    "Verifikationsnummer",
    "Bokföringsdatum",
    "Kostnadsslag",
    "Kod",
    "Belopp utan moms",
    "Moms",
    "Finansiär",
    "Text",
)


def found(access: Access, chosen: CostFilter) -> QuerySet[Cost]:
    """The costs that somebody asks for, latest first. What cannot be read leaves nothing out."""
    costs: QuerySet[Cost] = Cost.objects.visible_to(access)
    chosen.is_valid()
    for name, lookup in (
        ("slag", "cost_type"),
        ("fran", "booked_on__gte"),
        ("till", "booked_on__lte"),
    ):
        if value := chosen.cleaned_data.get(name):
            costs = costs.filter(**{lookup: value})
    return costs


class CostsView(ProjectListView):
    """The list, with the sums of all that is found."""

    permission = Permission.COSTS_VIEW
    model = Cost
    template_name = "reporting/economy/costs.html"
    context_object_name = "costs"

    def get_queryset(self) -> Any:
        self.filter = CostFilter(self.request.GET)
        return found(self.access, self.filter)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sums = self.get_queryset().order_by().aggregate(amount=Sum("amount"), vat=Sum("vat"))
        return super().get_context_data(**kwargs) | {
            "filter": self.filter,
            "sums": sums,
            "may_edit": self.access.may(Permission.COSTS_EDIT),
        }


class CostsWorkbookView(ProjectPage):
    """The same costs as a workbook: amounts as numbers, and a text never as a formula."""

    permission = Permission.COSTS_VIEW

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rows = [
            (
                cost.voucher,
                cost.booked_on,
                cost.get_cost_type_display(),
                cost.cost_type,
                cost.amount,
                cost.vat,
                cost.get_financier_display(),
                cost.text,
            )
            for cost in found(self.access, CostFilter(request.GET))
        ]
        sheet = Worksheet("Kostnader", (self.project.name,), HEADINGS, rows)
        return as_download(workbook([sheet]), f"kostnader-{self.project.slug}.xlsx")


class _CostForm(FormPage):
    permission = Permission.COSTS_EDIT
    model = Cost
    form_class: Any = CostForm
    back = "reporting:costs"


class CostAddView(_CostForm, ProjectCreateView):
    """One more cost."""

    title = "Ny kostnad"
    saved_message = "Kostnaden är sparad."


class CostEditView(_CostForm, ProjectUpdateView):
    """A cost put right. What it was before stands below."""

    template_name = "reporting/economy/cost_form.html"
    title = "Rätta kostnaden"
    saved_message = "Kostnaden är rättad."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        earlier = self.object.history.select_related("history_user").order_by("-history_date")
        return super().get_context_data(**kwargs) | {"earlier": earlier}
