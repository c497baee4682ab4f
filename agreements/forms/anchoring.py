"""A contact with a municipality."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from agreements.models import AnchoringEntry
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm


class AnchoringForm(ProjectModelForm):
    """Who was met, what it led to, how far the municipality has come, and what is next."""

    class Meta:
        model = AnchoringEntry
        fields = [
            "date",
            "with_kind",
            "contact",
            "summary",
            "state",
            "next_step",
            "next_step_on",
        ]
        labels = {"contact": "Vem", "summary": "Vad ledde det till?", "state": "Läge nu"}
        widgets = {"summary": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contact: Any = self.fields["contact"]
        municipality = self.instance.municipality_id
        here = Q(organisation__municipality=municipality) | Q(organisation__municipality=None)
        kept = Q(pk=self.instance.contact_id)
        contact.queryset = contact.queryset.filter(here & Q(is_active=True) | kept).select_related(
            "organisation", "unit__organisation"
        )
        contact.label_from_instance = lambda one: f"{one.name}, {one.unit or one.organisation}"
        contact.empty_label = "Ingen särskild"

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"]
        if date > today():
            raise ValidationError("Dagen har inte varit än. Skriv det som nästa steg i stället.")
        return date

    def save(self, commit: bool = True) -> AnchoringEntry:
        if {"next_step", "next_step_on"} & set(self.changed_data):
            self.instance.next_step_done_on = None
        return super().save(commit)
