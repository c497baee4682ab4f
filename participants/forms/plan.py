"""A new version of the action plan, and its next steps."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput, ProjectModelForm
from participants.models import ActionPlan, NextStep
from participants.models.choices import Responsible
from participants.models.plan import MOST_GOALS, OWN_WORDS

WHO = [("", "Välj"), *Responsible.choices]
PAST_DAY = "Den dagen har varit. Ändra den, eller kryssa för att den ska stå så."


class StepForm(ProjectModelForm):
    """One next step. Somebody does it, and it has a day."""

    anyway = forms.BooleanField(label="Dagen ska stå så, fast den har varit", required=False)

    class Meta:
        model = NextStep
        fields = ["text", "responsible", "due_on", "goal"]
        labels = {"text": "Vad är nästa steg?", "responsible": "Vem gör det?"}

    def __init__(self, *args: Any, goals: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Imported steps may lack these two; whoever writes one by hand knows them.
        self.fields["responsible"].required = True
        self.fields["responsible"].choices = WHO  # type: ignore[attr-defined]
        self.fields["due_on"].required = True
        goal = self.fields["goal"]
        goal.queryset = goal.queryset.filter(pk__in=[one["id"] for one in goals])  # type: ignore[attr-defined]
        # The goals are read already: the menu needs no query of its own.
        goal.choices = [("", "Inget särskilt mål")] + [(one["id"], one["text"]) for one in goals]  # type: ignore[attr-defined]
        if not goals:
            del self.fields["goal"]
        self.day_has_passed = False

    def clean(self) -> dict[str, Any]:
        """A day in the past is asked about, not refused: the step may have been agreed before."""
        data = super().clean() or {}
        due = data.get("due_on")
        if due and due < today() and "due_on" in self.changed_data and not data["anyway"]:
            self.day_has_passed = True
            self.add_error("due_on", PAST_DAY)
        return data


class CarriedSteps(forms.MultipleChoiceField):
    """The ticked open steps. One that somebody finished meanwhile is passed over in silence."""

    def valid_value(self, value: str) -> bool:
        return True


class PlanVersionForm(forms.Form):
    """The whole of a new version: own words, goals, the open steps that go on, and a new one."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)
    offered = forms.CharField(widget=forms.HiddenInput, required=False)
    date = forms.DateField(label="Datum", widget=DateInput())
    situation = forms.CharField(label="Nuläge", required=False, widget=forms.Textarea({"rows": 4}))
    needs = forms.CharField(label="Behov", required=False, widget=forms.Textarea({"rows": 4}))
    vision = forms.CharField(
        label="Framtidsbild", required=False, widget=forms.Textarea({"rows": 4})
    )
    carry = CarriedSteps(
        label="Steg som följer med", required=False, widget=forms.CheckboxSelectMultiple
    )
    step_text = forms.CharField(label="Vad är nästa steg?", max_length=300, required=False)
    step_responsible = forms.ChoiceField(label="Vem gör det?", required=False, choices=WHO)
    step_due_on = forms.DateField(label="Klart senast", required=False, widget=DateInput())

    def __init__(self, *args: Any, current: ActionPlan | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current = current
        for number in range(1, MOST_GOALS + 1):
            self.fields[f"goal_{number}"] = forms.CharField(
                label=f"Mål {number}", max_length=300, required=number == 1
            )
        steps = list(current.steps.filter(done_on=None, closed_on=None)) if current else []
        self.fields["carry"].choices = [(str(step.pk), step.text) for step in steps]  # type: ignore[attr-defined]
        if not steps:
            del self.fields["carry"]

    @classmethod
    def opening_values(cls, current: ActionPlan | None, words: dict[str, str]) -> dict[str, Any]:
        """What a new version opens with: all that stands in the current one, or, the first
        time, what the person said in the Framtidsverkstad."""
        values: dict[str, Any] = {"based_on": 0, "date": today(), **words}
        if current:
            values |= {name: getattr(current, name) for name in OWN_WORDS}
            values |= {
                f"goal_{number}": goal["text"]
                for number, goal in enumerate(current.goal_list, start=1)  # type: ignore[attr-defined]
            }
            open_ids = [
                str(pk)
                for pk in current.steps.filter(done_on=None, closed_on=None).values_list(
                    "pk", flat=True
                )
            ]
            values |= {
                "based_on": current.version,
                "carry": open_ids,
                "offered": ",".join(open_ids),
            }
        return values

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"]
        if date > today():
            raise ValidationError("Planen kan inte gälla från en dag som inte har varit.")
        if self.current and date < self.current.date:
            raise ValidationError(
                "Den förra versionen är från en senare dag. Välj den dagen eller en efter."
            )
        return date

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("step_text"):
            for name in ("step_responsible", "step_due_on"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, "Fyll i det här också, så att steget blir av.")
        elif data.get("step_responsible") or data.get("step_due_on"):
            self.add_error("step_text", "Skriv vad som ska göras.")
        return data

    @property
    def words(self) -> dict[str, str]:
        """The three own texts as they were written."""
        return {name: self.cleaned_data[name] for name in OWN_WORDS}

    @property
    def goal_texts(self) -> list[str]:
        """The goals that were filled in, in order."""
        texts = (self.cleaned_data[f"goal_{number}"] for number in range(1, MOST_GOALS + 1))
        return [text for text in texts if text]

    @property
    def dropped(self) -> set[int]:
        """Steps that were offered and not ticked."""
        return _ids(self.cleaned_data["offered"].split(",")) - _ids(
            self.cleaned_data.get("carry", [])
        )

    def goal_fields(self) -> list[Any]:
        """For the template."""
        return [self[f"goal_{number}"] for number in range(1, MOST_GOALS + 1)]


def _ids(texts: list[str]) -> set[int]:
    return {int(text) for text in texts if text.isdecimal()}
