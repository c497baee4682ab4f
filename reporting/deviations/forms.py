"""What is filled in about deviations, risks and what has helped or hindered."""

import datetime as dt
from typing import Any

from django import forms

from nyttiga.ui.forms import ProjectModelForm
from reporting.economy.money import AmountField
from reporting.goal_forms.days import been, within_project
from reporting.models import Deviation, Factor, Risk, Thresholds
from reporting.report.personal_data import NameFinder
from reporting.report.wording import enumeration

TEXT = forms.Textarea(attrs={"rows": 3})
LONG = ("description", "cause", "consequence", "measure", "decision")


class NobodyNamedForm(ProjectModelForm):
    """A form whose texts may be read by RAR: none of them names a participant."""

    texts: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        names = NameFinder.of(self.access.project)
        for name in self.texts:
            if found := names.found_in(cleaned.get(name) or ""):
                self.add_error(name, f"Texten innehåller {enumeration(found)}. Ta bort det.")
        return cleaned


class DeviationForm(NobodyNamedForm):
    """A deviation from the plan."""

    money = AmountField(
        label="Vad betyder det i kronor?",
        required=False,
        help_text="Plus när det blir dyrare, minus när det blir billigare.",
    )
    texts = ("description", "cause", "consequence", "measure", "responsible", "decision")

    class Meta:
        model = Deviation
        fields = [
            "description", "kind", "severity", "noticed_on", "cause", "goals", "consequence",
            "money", "measure", "responsible", "due_on", "decided_by", "decision", "decided_on",
            "status", "reported_on",
        ]  # fmt: skip
        help_texts = {
            "severity": "Från 3 ska RAR få veta.",
            "description": "RAR kan få läsa det här. Skriv inget om enskilda deltagare.",
        }
        widgets = dict.fromkeys(LONG, TEXT) | {"goals": forms.CheckboxSelectMultiple}

    def clean_noticed_on(self) -> dt.date:
        return within_project(self.cleaned_data["noticed_on"], self.access.project)

    def clean_reported_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["reported_on"]
        return been(day) if day else None

    def clean_decided_on(self) -> dt.date | None:
        day: dt.date | None = self.cleaned_data["decided_on"]
        return been(day) if day else None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        noticed, reported = cleaned.get("noticed_on"), cleaned.get("reported_on")
        if cleaned.get("status") == Deviation.Status.REPORTED and not reported:
            if "reported_on" not in self.errors:
                self.add_error("reported_on", "Skriv vilken dag den rapporterades.")
        elif noticed and reported and reported < noticed:
            self.add_error("reported_on", "Den rapporterades innan den upptäcktes.")
        self._check_decision(cleaned)
        return cleaned

    def _check_decision(self, cleaned: dict[str, Any]) -> None:
        """A decision has its words and its day, both or neither."""
        is_decided = cleaned.get("status") == Deviation.Status.DECIDED
        text, day = cleaned.get("decision"), cleaned.get("decided_on")
        if (day or is_decided) and not text and "decision" not in self.errors:
            self.add_error("decision", "Skriv vad som beslutades.")
        if (text or is_decided) and not day and "decided_on" not in self.errors:
            self.add_error("decided_on", "Skriv vilken dag det beslutades.")

    def save(self, commit: bool = True) -> Deviation:
        if not self.instance.pk:
            self.instance.reported_by = self.access.user
        saved: Deviation = super().save(commit)
        return saved


class RiskForm(NobodyNamedForm):
    """Something that may happen."""

    texts = ("what", "measure", "responsible")

    class Meta:
        model = Risk
        fields = [
            "what", "probability", "consequence", "measure", "responsible", "reviewed_on",
            "is_over",
        ]  # fmt: skip
        widgets = {"measure": TEXT}

    def clean_reviewed_on(self) -> dt.date:
        return been(self.cleaned_data["reviewed_on"])


class FactorForm(NobodyNamedForm):
    """Something that helped or hindered."""

    texts = ("text",)

    class Meta:
        model = Factor
        fields = ["date", "kind", "text"]
        help_texts = {"text": "Skriv inget om enskilda deltagare."}

    def clean_date(self) -> dt.date:
        return within_project(self.cleaned_data["date"], self.access.project)


class ThresholdsForm(ProjectModelForm):
    """From when something counts as a deviation."""

    class Meta:
        model = Thresholds
        fields = [
            "forecast_percent", "cost_percent", "cost_amount", "intake_days", "share_low",
            "share_high", "overdue_percent",
        ]  # fmt: skip
