"""*Risker*: what could go wrong as a list and a matrix, and what has helped or hindered."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectListView, ProjectUpdateView
from reporting.deviations.forms import FactorForm, RiskForm
from reporting.models import Factor, Risk
from reporting.views.form_page import FormPage

SCALE = range(1, 6)


def matrix(risks: list[Risk]) -> list[tuple[str, list[tuple[str, list[int]]]]]:
    """Rows of consequence, the worst first; each cell has its level and the places in the list
    of the risks that stand there."""
    return [
        (
            str(Risk.Consequence(consequence).label),
            [
                (
                    Risk(probability=probability, consequence=consequence).level,
                    [
                        place
                        for place, one in enumerate(risks, start=1)
                        if (one.probability, one.consequence) == (probability, consequence)
                    ],
                )
                for probability in SCALE
            ],
        )
        for consequence in reversed(SCALE)
    ]


class RisksView(ProjectListView):
    """The risks there are now, largest first."""

    permission = Permission.DEVIATIONS_VIEW
    model = Risk
    template_name = "reporting/deviations/risks.html"
    context_object_name = "risks"
    paginate_by = None  # type: ignore[assignment] # the matrix shows all of them

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(is_over=False)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "matrix": matrix(list(context["risks"])),
            "probabilities": Risk.Probability.labels,
            "factors": Factor.objects.visible_to(self.access),
            "may_edit": self.access.may(Permission.DEVIATIONS_EDIT),
        }


class _RiskForm(FormPage):
    permission = Permission.DEVIATIONS_EDIT
    model: Any = Risk
    form_class: Any = RiskForm
    back = "reporting:risks"


class RiskAddView(_RiskForm, ProjectCreateView):
    """One more risk."""

    title = "Ny risk"
    saved_message = "Risken är sparad."

    def get_initial(self) -> dict[str, Any]:
        return {"reviewed_on": today()}


class RiskEditView(_RiskForm, ProjectUpdateView):
    """Judged anew, or over."""

    title = "Bedöm risken igen"
    saved_message = "Risken är sparad."


class _FactorForm(_RiskForm):
    model = Factor
    form_class: Any = FactorForm
    saved_message = "Sparat."


class FactorAddView(_FactorForm, ProjectCreateView):
    """One more thing that helped or hindered."""

    title = "Det hjälpte eller hindrade"

    def get_initial(self) -> dict[str, Any]:
        return {"date": today()}


class FactorEditView(_FactorForm, ProjectUpdateView):
    """Put right."""

    title = "Ändra"
