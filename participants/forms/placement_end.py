"""A placement ends: when, with what, and what comes next."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm
from participants.forms.placement_step import PlacementStepMixin
from participants.forms.soft_warnings import SoftWarningsMixin
from participants.models import Placement


class PlacementEndForm(SoftWarningsMixin, PlacementStepMixin, ProjectModelForm):
    """The day, the outcome and how it went."""

    free_texts = ("outcome_note",)

    class Meta:
        model = Placement
        fields = ["ends_on", "outcome", "outcome_note"]
        labels = {"ends_on": "Slutade", "outcome": "Utfall", "outcome_note": "Hur gick det?"}
        help_texts = {"outcome_note": "Skriv inget om diagnoser."}
        widgets = {"outcome_note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, instance: Placement, **kwargs: Any) -> None:
        self.participant = instance.participant
        super().__init__(*args, instance=instance, **kwargs)
        self.fields["ends_on"].required = True
        self.fields["outcome"].required = True
        self.fields["outcome"].choices = [("", "Välj"), *Placement.Outcome.choices]

    def _get_validation_exclusions(self) -> set[str]:
        # The start is no field here, yet an end before it is a fault to show.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"starts_on"}

    def clean_ends_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["ends_on"]
        if day > today():
            raise ValidationError("Dagen har inte varit än. Ändra planerat slut i stället.")
        return day
