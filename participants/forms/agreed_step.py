"""«Nästa steg» at the foot of a form: what a session, a visit or a meeting led to.

Nothing about a person ends without a next step: either a new one is agreed, or the form says
that the open ones hold.
"""

import datetime as dt
from typing import Any

from django import forms

from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput
from participants.forms.plan import WHO
from participants.models import NextStep, Participant
from participants.models.plan import agree_on_step


class AgreedStepMixin:
    """For forms about a participant. Set `participant` before `super().__init__`, say in
    `ends_in_a_step` when a step is asked for, and call `save_step` once the form is saved.

    Template: `participants/plan/agreed_step.html`.
    """

    participant: Participant
    fields: dict[str, Any]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_steps = list(
            NextStep.objects.open(today()).filter(
                plan__participant=self.participant, plan__is_current=True
            )
        )
        self.fields["step_text"] = forms.CharField(
            label="Vad är nästa steg?", max_length=300, required=False
        )
        self.fields["step_responsible"] = forms.ChoiceField(
            label="Vem gör det?", required=False, choices=WHO
        )
        self.fields["step_due_on"] = forms.DateField(
            label="Klart senast", required=False, widget=DateInput()
        )
        if self.open_steps:
            self.fields["open_steps_hold"] = forms.BooleanField(
                label="Inget nytt: de öppna stegen gäller", required=False
            )

    def ends_in_a_step(self) -> bool:
        """Whether what the form says calls for a next step; asked when its fields are clean."""
        return True

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        data = self.cleaned_data
        if data.get("step_text"):
            for name in ("step_responsible", "step_due_on"):
                if not data.get(name):
                    self._fault(name, "Fyll i det här också, så att steget blir av.")
            if (due := data.get("step_due_on")) and due < today():
                self._fault("step_due_on", "Den dagen har varit. Välj en dag som kommer.")
        elif data.get("step_responsible") or data.get("step_due_on"):
            self._fault("step_text", "Skriv vad som ska göras.")
        elif self.ends_in_a_step() and not data.get("open_steps_hold"):
            self._fault(
                "step_text",
                "Skriv nästa steg, eller kryssa för att de öppna stegen gäller."
                if self.open_steps
                else "Skriv nästa steg, så att ni vet vad som händer sen.",
            )
        return cleaned

    def _fault(self, name: str, words: str) -> None:
        if name not in self.errors:  # type: ignore[attr-defined]
            self.add_error(name, words)  # type: ignore[attr-defined]

    def save_step(
        self, author: Any, day: dt.date, origin: NextStep.Origin, origin_id: int
    ) -> NextStep | None:
        """Add the step to the person's plan; None when no new one was agreed."""
        data = self.cleaned_data
        if not data.get("step_text"):
            return None
        return agree_on_step(
            self.participant,
            author=author,
            day=day,
            text=data["step_text"],
            responsible=data["step_responsible"],
            due_on=data["step_due_on"],
            origin=origin,
            origin_id=origin_id,
        )
