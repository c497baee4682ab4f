"""Planning an event, what is shown at it, and what came of it."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from agreements.models import EventCase, PublicEvent
from nyttiga.occasions.planning import SeriesPlan
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm


class EventForm(ProjectModelForm):
    """What, when and where."""

    link = forms.URLField(
        label="Länk till mötet",
        required=False,
        assume_scheme="https",
        help_text="Om mötet är digitalt.",
    )

    class Meta:
        model = PublicEvent
        fields = [
            "kind",
            "name",
            "date",
            "starts_at",
            "ends_at",
            "municipality",
            "place",
            "link",
            "organiser",
            "programme",
            "special_diets",
        ]
        help_texts = {
            "name": "Det som står i inbjudan, till exempel «Köp av sociala företag».",
            "programme": "Visas för den som ska anmäla sig.",
            "special_diets": "Antal portioner till köket. Skriv aldrig vem det är eller varför.",
        }
        widgets = {"programme": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].required = True
        self.fields["municipality"].empty_label = "Ingen särskild"  # type: ignore[attr-defined]

    def clean_date(self) -> dt.date:
        date: dt.date = self.cleaned_data["date"]
        (day,) = SeriesPlan(self.access.project, [date], []).planned_days
        if day.faults:
            raise ValidationError(day.faults)
        if self.instance.is_held and date > today():
            raise ValidationError("Den är genomförd och kan inte flyttas framåt i tiden.")
        return date

    def save(self, commit: bool = True) -> PublicEvent:
        if not self.instance.code:
            project, kind = self.access.project, self.cleaned_data["kind"]
            # One at a time, so that two made at once get different codes.
            type(project).objects.select_for_update().get(pk=project.pk)
            self.instance.code = PublicEvent.objects.next_code(project, kind)
        return super().save(commit)


class CaseForm(ProjectModelForm):
    """Which enterprise presents what."""

    class Meta:
        model = EventCase
        fields = ["enterprise", "about"]
        labels = {"about": "Vad de visar"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        enterprise = self.fields["enterprise"]
        enterprise.queryset = enterprise.queryset.select_related("organisation")  # type: ignore[attr-defined]
        enterprise.empty_label = "Välj företag"  # type: ignore[attr-defined]


class OutcomeForm(ProjectModelForm):
    """What the event led to, and what is to be done next."""

    class Meta:
        model = PublicEvent
        fields = ["outcome", "agreement", "next_step", "next_step_on"]
        labels = {"outcome": "Vad ledde det till?"}
        widgets = {"outcome": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agreement"].empty_label = "Inget än"  # type: ignore[attr-defined]

    def save(self, commit: bool = True) -> PublicEvent:
        if {"next_step", "next_step_on"} & set(self.changed_data):
            self.instance.next_step_done_on = None
        return super().save(commit)
