"""People, papers, routines and places of an enterprise."""

import datetime as dt
from typing import Any

from django import forms

from enterprises.forms.days import DatedForm
from enterprises.models import EnterpriseDocument, PlaceCount, Routine
from nyttiga.projects.files import UploadField, keep_upload
from nyttiga.projects.models import ContactPerson, NetworkMember


class ContactPersonForm(DatedForm):
    """Whom to call, and whether they want our mailings."""

    PAST = ("may_be_mailed_on",)

    class Meta:
        model = ContactPerson
        fields = ["name", "title", "phone", "email", "may_be_mailed_on", "is_active"]
        help_texts = {
            "may_be_mailed_on": "Den dag personen sa ja. Utan dag skickas inget.",
            "title": "Till exempel verksamhetsledare.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["is_active"]

    def _get_validation_exclusions(self) -> set[str]:
        # An address stands once in the project, and that is told at the form.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"project"}


class NetworkForm(DatedForm):
    """Since when, and until when."""

    PAST = ("joined_on", "left_on")

    class Meta:
        model = NetworkMember
        fields = ["joined_on", "left_on"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            del self.fields["left_on"]

    def clean_left_on(self) -> dt.date | None:
        left_on: dt.date | None = self.cleaned_data["left_on"]
        joined_on = self.cleaned_data.get("joined_on")
        if left_on and joined_on and left_on < joined_on:
            raise forms.ValidationError("Det är före dagen de gick med.")
        return left_on


class RoutineForm(DatedForm):
    """The points as the enterprise wants them, and since when it is in place."""

    PAST = ("in_place_on",)

    class Meta:
        model = Routine
        fields = ["points", "in_place_on"]
        widgets = {"points": forms.Textarea(attrs={"rows": 12})}
        help_texts = {
            "points": "En punkt på varje rad.",
            "in_place_on": "Den dag företaget började arbeta så. Lämna tomt annars.",
        }


class PlaceCountForm(DatedForm):
    """How many from which day."""

    PAST = ("from_on",)

    class Meta:
        model = PlaceCount
        fields = ["from_on", "places", "reason"]
        help_texts = {"places": "Så många kan arbetsträna där samtidigt. Tomt om ni inte vet."}

    def clean_places(self) -> int | None:
        places: int | None = self.cleaned_data["places"]
        if places is not None and places > 1000:
            raise forms.ValidationError("Skriv högst 1000.")
        return places

    def _get_validation_exclusions(self) -> set[str]:
        # Two rows of one day are a fault to show, so the enterprise is checked with the day.
        exclusions: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return exclusions - {"enterprise"}


class DocumentForm(DatedForm):
    """A new document. Once stored, a file is never exchanged: another version is another row."""

    PAST = ("dated_on",)

    upload = UploadField(label="Fil")

    class Meta:
        model = EnterpriseDocument
        fields = ["title", "kind", "dated_on"]
        help_texts = {"title": "Skriv så att andra förstår vad det är."}

    def save(self, commit: bool = True) -> EnterpriseDocument:
        upload = self.cleaned_data["upload"]
        self.instance.file = keep_upload(self.access.project, upload, self.access.user)
        return super().save(commit)
