"""The guide's four questions. Sent by GET: nothing in them is about a person."""

from typing import Any

from django import forms

from agreements.guide.question import Bought, Buyer, Question, Seller
from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput


class GuideForm(forms.Form):
    """What, how much, from whom, and who buys when."""

    vad = forms.ChoiceField(
        label="Vad ska köpas eller göras?", choices=Bought.choices, widget=forms.RadioSelect
    )
    varde = forms.IntegerField(
        label="Vad är det värt, i kronor utan moms?",
        required=False,
        min_value=1,
        max_value=999_999_999_999,
        localize=True,
        help_text="Räkna ihop hela tiden, med alla förlängningar.",
    )
    utan = forms.BooleanField(label="Ingen betalar", required=False)
    vem = forms.ChoiceField(
        label="Vem är företaget?", choices=Seller.choices, widget=forms.RadioSelect
    )
    kopare = forms.ChoiceField(
        label="Vem är köpare eller part?", choices=Buyer.choices, widget=forms.RadioSelect
    )
    datum = forms.DateField(
        label="När börjar upphandlingen?",
        widget=DateInput(),
        help_text="Dagen avgör vilka belopp som gäller.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"datum": today()} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)

    def clean(self) -> Any:
        data = super().clean() or {}
        if "varde" in self.errors:
            return data
        value, is_free = data.get("varde"), data.get("utan")
        if value is None and not is_free:
            self.add_error("varde", "Skriv ett belopp, eller kryssa i att ingen betalar.")
        elif value is not None and is_free:
            self.add_error("varde", "Ta bort beloppet, eller krysset att ingen betalar.")
        return data

    def question(self) -> Question:
        """The answers, once they are valid."""
        data = self.cleaned_data
        return Question(data["vad"], data["varde"], data["vem"], data["kopare"], data["datum"])
