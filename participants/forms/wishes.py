"""What a person wants and can: the words that places are matched against."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nyttiga.ui.forms import ProjectModelForm
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Wishes


class WishesForm(SoftWarningsMixin, ProjectModelForm):
    """The person's own words, hours and how far they can go."""

    free_texts = ("wants", "can", "needs")

    class Meta:
        model = Wishes
        fields = ["wants", "can", "needs", "hours", "municipalities"]
        labels = {
            "wants": "Vad vill personen göra?",
            "can": "Vad kan personen, och vad har hen gjort förut?",
            "needs": "Vad gör att det fungerar?",
            "hours": "Timmar i veckan att börja med",
            "municipalities": "Kan ta sig till",
        }
        help_texts = {
            "wants": "Skriv med personens egna ord. Orden jämförs med företagens arbetsuppgifter.",
            "needs": "Till exempel lugnt rum, samma tider varje dag, någon att fråga. "
            "Skriv inget om diagnoser.",
        }
        widgets = {
            "wants": forms.Textarea(attrs={"rows": 3}),
            "can": forms.Textarea(attrs={"rows": 3}),
            "needs": forms.Textarea(attrs={"rows": 3}),
            "municipalities": forms.CheckboxSelectMultiple,
        }

    def clean_hours(self) -> int | None:
        hours: int | None = self.cleaned_data["hours"]
        if hours is not None and not 1 <= hours <= 40:
            raise ValidationError("Skriv timmar mellan 1 och 40.")
        return hours

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hours"].widget.attrs |= {"min": 1, "max": 40}
