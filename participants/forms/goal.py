"""Goals in forms: the same fields in a new version and right on the person's page."""

import uuid
from typing import Any

from django import forms

from nyttiga.ui.forms import DateInput
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import PlanGoal
from participants.models.measurement import DOMAINS

# SMART in plain words: how it is seen, what it takes, how much it is the person's own, by when.
EXTRA = ("measure", "resources", "importance", "confidence", "due_on", "domain", "status")
FREE_TEXTS = ("text", "measure", "resources")
LABELS = {
    "text": "Vad vill du nå?",
    "measure": "Så märks det att det är nått",
    "resources": "Det som behövs",
    "importance": "Så viktigt, 1–10",
    "confidence": "Tror på det, 1–10",
    "due_on": "Klart senast",
    "domain": "Stegområde",
    "status": "Läge",
}


def goal_field(name: str) -> forms.Field:
    """One field of a goal. Only the text has to be there."""
    label = LABELS[name]
    if name in ("importance", "confidence"):
        return forms.IntegerField(label=label, required=False, min_value=1, max_value=10)
    if name == "due_on":
        return forms.DateField(label=label, required=False, widget=DateInput())
    if name == "domain":
        choices = [("", "Inget särskilt"), *DOMAINS.items()]
        return forms.ChoiceField(label=label, required=False, choices=choices)
    if name == "status":
        return forms.ChoiceField(
            label=label,
            required=False,
            choices=PlanGoal.Status.choices,
            initial=PlanGoal.Status.ACTIVE,
        )
    return forms.CharField(label=label, required=False, max_length=300)


class GoalForm(SoftWarningsMixin, forms.Form):
    """Another goal, from the person's page."""

    free_texts = FREE_TEXTS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("text", *EXTRA):
            if name != "status":  # a new goal is an active one
                self.fields[name] = goal_field(name)
        self.fields["text"].required = True

    def goal(self) -> PlanGoal:
        """The goal as it was filled in, not saved."""
        return PlanGoal(**self.cleaned_data)


class GoalSlots:
    """Mixin: a form with a number of goals, the fields of the first being `goal_1`,
    `goal_1_measure` and so on, and `goal_1_line` that says which goal of before it is."""

    data: Any
    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]

    def add_slots(self, number: int) -> None:
        """Empty slots stand for no goal, so there may be more of them than goals."""
        self.slots = [f"goal_{place}" for place in range(1, number + 1)]
        for place, slot in enumerate(self.slots, start=1):
            self.fields[slot] = goal_field("text")
            self.fields[slot].label = f"Mål {place}"
            for name in EXTRA:
                self.fields[f"{slot}_{name}"] = goal_field(name)
            self.fields[f"{slot}_line"] = forms.UUIDField(
                required=False, widget=forms.HiddenInput()
            )

    @staticmethod
    def slot_values(goals: list[PlanGoal]) -> dict[str, Any]:
        """What the slots open with."""
        values: dict[str, Any] = {}
        for place, goal in enumerate(goals, start=1):
            values[f"goal_{place}"] = goal.text
            values |= {f"goal_{place}_{name}": getattr(goal, name) for name in ("line", *EXTRA)}
        return values

    def goals(self, known: set[uuid.UUID]) -> list[PlanGoal]:
        """The goals that were filled in, in order, not saved. `known`: the lines of before; no
        other is taken from the form."""
        return [self._goal(slot, known) for slot in self.slots if self.cleaned_data.get(slot)]

    def _goal(self, slot: str, known: set[uuid.UUID]) -> PlanGoal:
        values = {name: self.cleaned_data[f"{slot}_{name}"] for name in EXTRA}
        values["status"] = values["status"] or PlanGoal.Status.ACTIVE
        line = self.cleaned_data[f"{slot}_line"]
        return PlanGoal(
            text=self.cleaned_data[slot],
            line=line if line in known else uuid.uuid4(),
            **values,
        )

    def filled_slots(self) -> list[dict[str, Any]]:
        """For the template: the slots with something in them, and one that is empty."""
        return self._slots()[: self._number_filled() + 1]

    def spare_slots(self) -> list[dict[str, Any]]:
        """For the template: the empty ones after that."""
        return self._slots()[self._number_filled() + 1 :]

    def _number_filled(self) -> int:
        form: Any = self
        filled = [
            place
            for place, slot in enumerate(self.slots, start=1)
            if any(form[name].value() for name in (slot, f"{slot}_measure", f"{slot}_due_on"))
        ]
        return max(filled, default=0)

    def _slots(self) -> list[dict[str, Any]]:
        form: Any = self
        return [
            {
                "text": form[slot],
                "line": form[f"{slot}_line"],
                "has_errors": any(f"{slot}_{name}" in form.errors for name in EXTRA),
            }
            | {name: form[f"{slot}_{name}"] for name in EXTRA}
            for slot in self.slots
        ]
