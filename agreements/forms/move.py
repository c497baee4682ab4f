"""Moving an agreement to another stage, where a button is not enough."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from agreements.models import Agreement
from agreements.models.choices import AgreementForm, Stage
from agreements.models.stage import move
from agreements.stages import needs_form, needs_reason
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.forms import DateInput


class MoveForm(forms.Form):
    """Where to, which day; why, when it goes back or out; and the form, when it must be known."""

    after = forms.ChoiceField(label="Till", choices=Stage.choices)
    date = forms.DateField(
        label="Dag", widget=DateInput(), help_text="För Tecknat: dagen då avtalet undertecknades."
    )
    form = forms.ChoiceField(label="Avtalsform", required=False)
    reason = forms.CharField(
        label="Varför?",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Behövs när avtalet går tillbaka, vilar, överprövas eller avbryts.",
    )

    def __init__(self, *args: Any, access: Access, agreement: Agreement, **kwargs: Any) -> None:
        self.access, self.agreement = access, agreement
        super().__init__(*args, **kwargs)
        self.fields["after"].choices = [  # type: ignore[attr-defined]
            (stage.value, stage.label) for stage in Stage if stage != agreement.stage
        ]
        if agreement.form:
            del self.fields["form"]
        else:
            self.fields["form"].choices = [("", "Inte vald än"), *AgreementForm.choices]  # type: ignore[attr-defined]

    def clean_date(self) -> dt.date:
        day: dt.date = self.cleaned_data["date"]
        if day > today():
            raise ValidationError("Dagen har inte varit än.")
        return day

    def clean(self) -> Any:
        data = super().clean() or {}
        after = data.get("after")
        if after is None:
            return data
        if needs_reason(self.agreement.stage, after) and not data.get("reason"):
            self.add_error("reason", "Skriv varför, så vet den som läser det sedan.")
        if needs_form(after) and not self.agreement.form and not data.get("form"):
            self.add_error("form", "Välj avtalsform först.")
        return data

    def save(self) -> None:
        data, agreement = self.cleaned_data, self.agreement
        if data.get("form"):
            agreement.choose_form(data["form"])
        move(agreement, data["after"], data["date"], self.access.user, data["reason"])
