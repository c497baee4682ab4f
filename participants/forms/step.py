"""One next step: what, who and by when; and how it went."""

from typing import Any

from django import forms

from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.models import NextStep, PlanGoal
from participants.models.choices import Responsible

WHO = [("", "Välj"), *Responsible.choices]
PAST_DAY = "Den dagen har varit. Ändra den, eller kryssa för att den ska stå så."


class StepForm(ProjectModelForm):
    """One next step. Somebody does it, and it has a day."""

    anyway = forms.BooleanField(label="Dagen ska stå så, fast den har varit", required=False)

    class Meta:
        model = NextStep
        fields = ["text", "responsible", "due_on", "goal"]
        labels = {"text": "Vad är nästa steg?", "responsible": "Vem gör det?"}

    def __init__(self, *args: Any, goals: list[PlanGoal], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Imported steps may lack these two; whoever writes one by hand knows them.
        self.fields["responsible"].required = True
        self.fields["responsible"].choices = WHO  # type: ignore[attr-defined]
        self.fields["due_on"].required = True
        goal = self.fields["goal"]
        goal.queryset = goal.queryset.filter(pk__in=[one.pk for one in goals])  # type: ignore[attr-defined]
        # The goals are read already: the menu needs no query of its own.
        goal.choices = [("", "Inget särskilt mål")] + [(one.pk, one.text) for one in goals]  # type: ignore[attr-defined]
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


class StepResultForm(ProjectModelForm):
    """How a step went, once it is done."""

    class Meta:
        model = NextStep
        fields = ["result"]
