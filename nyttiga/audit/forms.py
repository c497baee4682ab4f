"""What the read log can be filtered by."""

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef

from nyttiga.accounts.models import User
from nyttiga.audit.models import Read
from nyttiga.ui.access import Access
from nyttiga.ui.forms import DateInput


class ReadFilterForm(forms.Form):
    """A GET form: it holds dates, a user's id and a participant's number, never a name."""

    first = forms.DateField(label="Från och med", required=False, widget=DateInput)
    last = forms.DateField(label="Till och med", required=False, widget=DateInput)
    user = forms.ModelChoiceField(
        User.objects.none(), label="Vem", required=False, empty_label="Alla"
    )
    number = forms.RegexField(
        r"^(?=.*\d)[\w-]+$",
        label="Deltagarnummer",
        required=False,
        max_length=9,  # shorter than a personnummer: what is typed here stands in the address
        error_messages={"invalid": "Skriv ett deltagarnummer, till exempel D014."},
    )

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reads = Read.objects.visible_to(access).filter(user=OuterRef("pk"))
        # Those who have read, also when they are no longer members.
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "form-select" if name == "user" else "form-control"
        self.fields["user"].queryset = User.objects.filter(Exists(reads))  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            self.add_error("last", "Till och med kan inte vara före från och med.")
        return cleaned
