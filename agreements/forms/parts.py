"""The small forms of an agreement's page: what to do next, help given, options, the signature."""

import datetime as dt
from typing import Any

from django.core.exceptions import ValidationError

from agreements.models import Agreement, AgreementAction, AgreementOption, SupportGiven
from nyttiga.projects.files import UploadField, keep_upload
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm


def not_ahead(day: dt.date | None) -> dt.date | None:
    """The day, which must have been. Raises ValidationError."""
    if day and day > today():
        raise ValidationError("Dagen har inte varit än.")
    return day


class ActionForm(ProjectModelForm):
    """What to do next, who does it and by when."""

    class Meta:
        model = AgreementAction
        fields = ["what", "who", "due_on"]
        help_texts = {"what": "Till exempel Ringa upphandlaren om underlaget."}


class SupportForm(ProjectModelForm):
    """Hours that the project gave."""

    class Meta:
        model = SupportGiven
        fields = ["date", "hours", "what"]
        localized_fields = ["hours"]  # 2,5 as one writes it
        help_texts = {"what": "Till exempel Möte om kravställning med båda parter."}

    def clean_date(self) -> dt.date | None:
        return not_ahead(self.cleaned_data["date"])


class OptionForm(ProjectModelForm):
    """An option, and the day it was used."""

    class Meta:
        model = AgreementOption
        fields = ["use_by", "extends_to", "used_on"]
        help_texts = {"used_on": "Lämna tomt tills den har använts."}

    def clean_used_on(self) -> dt.date | None:
        return not_ahead(self.cleaned_data["used_on"])

    def save(self, commit: bool = True) -> AgreementOption:
        """An option that was used moves the agreement's end."""
        option: AgreementOption = super().save(commit)
        agreement = option.agreement
        ends_on = agreement.ends_on
        if option.used_on and ends_on and ends_on < option.extends_to:
            agreement.ends_on = option.extends_to
            agreement.save()
        return option


class SignatureForm(ProjectModelForm):
    """When it was signed, and the proof: a file, or where it is registered."""

    upload = UploadField(label="Undertecknat avtal", required=False, kinds=("pdf", "png", "jpg"))

    class Meta:
        model = Agreement
        fields = ["signed_on", "reference"]
        labels = {"signed_on": "Undertecknat"}
        help_texts = {"reference": "Räcker i stället för en fil."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["signed_on"].required = True

    def clean_signed_on(self) -> dt.date | None:
        return not_ahead(self.cleaned_data["signed_on"])

    def save(self, commit: bool = True) -> Agreement:
        if self.cleaned_data["upload"]:
            self.instance.signed_file = keep_upload(
                self.access.project, self.cleaned_data["upload"], self.access.user
            )
        agreement: Agreement = super().save(commit)
        return agreement
