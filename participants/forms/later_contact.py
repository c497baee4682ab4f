"""The contact 3, 6 or 12 months after an exit."""

from typing import Any

from django import forms

from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import LaterContact


class LaterContactForm(SoftWarningsMixin, forms.ModelForm):
    """Whether the person was reached, and how it is in the own words."""

    reached = forms.TypedChoiceField(
        label="Fick du kontakt?",
        choices=[("True", "Ja"), ("False", "Nej")],
        coerce=lambda answer: answer == "True",
        widget=forms.RadioSelect,
        error_messages={"required": "Svara ja eller nej."},
    )
    free_texts = ("word",)

    class Meta:
        model = LaterContact
        fields = ["reached", "word"]
        widgets = {"word": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"word": "Så som personen säger det. Skriv inget om diagnoser."}

    def save(self, commit: bool = True, *, day: Any = None) -> LaterContact:
        self.instance.done_on = day
        contact: LaterContact = super().save(commit)
        return contact
