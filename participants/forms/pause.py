"""A pause in a placement."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.formats import date_format

from nyttiga.ui.forms import ProjectModelForm
from participants.forms.follow_up import OfPlacementMixin
from participants.models import PlacementPause


class PauseForm(OfPlacementMixin, ProjectModelForm):
    """From a day, until a day or until further notice. Why is never asked."""

    class Meta:
        model = PlacementPause
        fields = ["starts_on", "ends_on"]
        labels = {"starts_on": "Första dagen", "ends_on": "Sista dagen"}
        help_texts = {"ends_on": "Lämna tomt om ni inte vet än."}

    def clean_starts_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["starts_on"]
        placement = self.instance.placement
        if day < placement.starts_on:
            start = date_format(placement.starts_on)
            raise ValidationError(f"Placeringen började {start}. Välj den dagen eller en senare.")
        if placement.ends_on and day >= placement.ends_on:
            end = date_format(placement.ends_on)
            raise ValidationError(f"Placeringen slutade {end}. Välj en dag före den.")
        return day

    def clean(self) -> Any:
        cleaned = super().clean()
        first, last = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", "Pausen kan inte sluta före den börjar.")
        return cleaned
