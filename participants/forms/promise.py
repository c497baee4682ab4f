"""What somebody promised at a joint meeting: a row each."""

from typing import Any

from django import forms

from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput
from participants.models.choices import Responsible


class PromiseForm(forms.Form):
    """«Vem lovade vad till när»: a row, left empty or filled in whole."""

    who = forms.ChoiceField(label="Vem?", required=False)
    what = forms.CharField(label="Lovade vad?", max_length=300, required=False)
    due_on = forms.DateField(label="Klart senast", required=False, widget=DateInput())

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [("", "Välj"), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if any(data.get(name) for name in self.fields):
            for name in self.fields:
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, "Fyll i det här också, så att det blir av.")
            if (due := data.get("due_on")) and due < today():
                self.add_error("due_on", "Den dagen har varit. Välj en dag som kommer.")
        return data

    @property
    def is_filled_in(self) -> bool:
        return bool(self.cleaned_data.get("what"))


PromiseFormSet = forms.formset_factory(PromiseForm, extra=3, max_num=10)
OWN_PEOPLE = [Responsible.PARTICIPANT, Responsible.COACH, Responsible.PROJECT_LEADER]
