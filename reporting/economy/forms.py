"""What the economist fills in."""

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format

from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from reporting.economy.money import AmountField
from reporting.economy.requisitions import claim, not_yet_requested
from reporting.goal_forms.days import been, within_project
from reporting.models import BudgetLine, Cost, CostForecast, CostType, Requisition
from reporting.report.personal_data import holds_personnummer


class _InProject(ProjectModelForm):
    """A form whose «only one» rules hold within the project."""

    def _get_validation_exclusions(self) -> set[str]:
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"project", "cost_type"}


class CostForm(_InProject):
    """A booked cost."""

    amount = AmountField(label="Belopp utan moms, kronor")
    vat = AmountField(label="Moms, kronor", required=False)

    class Meta:
        model = Cost
        fields = ["voucher", "booked_on", "cost_type", "amount", "vat", "financier", "text"]
        help_texts = {"text": "Vad det gäller. Skriv inget om enskilda personer."}

    def clean_booked_on(self) -> dt.date:
        return within_project(self.cleaned_data["booked_on"], self.access.project)

    def clean_vat(self) -> Decimal:
        return self.cleaned_data["vat"] or Decimal(0)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if holds_personnummer(text):
            raise ValidationError("Texten innehåller ett personnummer. Ta bort det.")
        return text

    def save(self, commit: bool = True) -> Cost:
        if not self.instance.pk:
            self.instance.recorded_by = self.access.user
        saved: Cost = super().save(commit)
        return saved


class BudgetForm(_InProject):
    """The budget of a kind of cost in a year."""

    amount = AmountField(label="Budget, kronor")

    class Meta:
        model = BudgetLine
        fields = ["year", "cost_type", "amount"]

    def clean_year(self) -> int:
        year, project = self.cleaned_data["year"], self.access.project
        if not project.starts_on.year <= year <= project.ends_on.year:
            raise ValidationError(
                f"Projektet pågår {project.starts_on.year}–{project.ends_on.year}. "
                "Välj ett av de åren."
            )
        return int(year)


class ForecastForm(_InProject):
    """What a kind of cost is expected to come to."""

    amount = AmountField(label="Prognos för hela projektet, kronor")

    class Meta:
        model = CostForecast
        fields = ["made_on", "amount", "comment"]
        labels = {"comment": "Vad förklarar skillnaden?"}
        help_texts = {"comment": "RAR och styrgruppen läser det här."}

    def clean_made_on(self) -> dt.date:
        day = within_project(self.cleaned_data["made_on"], self.access.project)
        new = self.instance
        same_day = CostForecast.objects.filter(
            project=self.access.project, cost_type=new.cost_type, made_on=day
        )
        self.instance = same_day.first() or new  # one a day: the later words put it right
        return day

    def clean_comment(self) -> str:
        text: str = self.cleaned_data["comment"]
        if holds_personnummer(text):
            raise ValidationError("Kommentaren innehåller ett personnummer. Ta bort det.")
        return text


class RequisitionForm(_InProject):
    """What is requested for a quarter that is over: never more than what is left to request."""

    ends_on = forms.TypedChoiceField(label="Kvartal", coerce=dt.date.fromisoformat)
    amount = AmountField(label="Belopp, kronor")

    class Meta:
        model = Requisition
        fields = ["ends_on", "requested_on", "amount"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        quarters = not_yet_requested(self.access.project, today())
        choices = [(one.ends_on.isoformat(), one.label) for one in quarters]
        if self.instance.pk:
            own = self.instance.ends_on
            choices = [(own.isoformat(), f"Till och med {own}")]
        self.fields["ends_on"].choices = choices  # type: ignore[attr-defined]

    def clean_requested_on(self) -> dt.date:
        return been(self.cleaned_data["requested_on"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ends_on, amount = cleaned.get("ends_on"), cleaned.get("amount")
        if amount is not None and amount <= 0:
            self.add_error("amount", "Skriv ett belopp över noll.")
        elif ends_on and amount is not None:
            left = claim(self.access.project, ends_on, self.instance)
            if amount > left.amount:
                said = "taket för projektet" if left.is_capped else "det upparbetade"
                most = number_format(left.amount, 2, force_grouping=True)
                self.add_error(
                    "amount", f"Högst {most} kronor kan rekvireras: {said} sätter gränsen."
                )
        return cleaned

    def save(self, commit: bool = True) -> Requisition:
        if not self.instance.pk:
            self.instance.requested_by = self.access.user
        saved: Requisition = super().save(commit)
        return saved


class CostFilter(forms.Form):
    """Which costs the list shows."""

    slag = forms.ChoiceField(
        label="Kostnadsslag", required=False, choices=[("", "Alla"), *CostType.choices]
    )
    fran = forms.DateField(label="Från", required=False)
    till = forms.DateField(label="Till", required=False)
