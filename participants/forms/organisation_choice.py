"""Choosing an organisation of the project, or naming one that is not there yet."""

from typing import Any

from django import forms

from nyttiga.projects.models import Organisation
from nyttiga.ui.access import Access

Kind = Organisation.Kind
# Who helps a person. Enterprises have a register and a consent of their own; funders help nobody.
AROUND_A_PERSON = [kind for kind in Kind if kind not in {Kind.COMPANY, Kind.FUNDER}]


class NewOrganisationMixin:
    """For forms with the fields `new_organisation` and `new_organisation_kind`."""

    access: Access
    cleaned_data: dict[str, Any]
    fields: dict[str, Any]

    def add_new_organisation_fields(self) -> None:
        """Call in `__init__`, where another organisation may be named."""
        self.fields["new_organisation"] = forms.CharField(
            label="Någon annan organisation", max_length=200, required=False
        )
        self.fields["new_organisation_kind"] = forms.ChoiceField(
            label="Vad är det för organisation?",
            required=False,
            choices=[("", "Välj"), *((kind.value, kind.label) for kind in AROUND_A_PERSON)],
        )

    def check_new_organisation(self) -> None:
        """Call in `clean`: a name needs a kind."""
        data = self.cleaned_data
        if data.get("new_organisation") and not data.get("new_organisation_kind"):
            if not self._by_name(data["new_organisation"]):
                self.add_error("new_organisation_kind", "Välj vad det är för organisation.")  # type: ignore[attr-defined]

    def save_new_organisation(self) -> Organisation | None:
        """The organisation that was named, made if the project has none of the name; or None."""
        name = self.cleaned_data.get("new_organisation")
        if not name:
            return None
        return self._by_name(name) or Organisation.objects.create(
            project=self.access.project,
            name=name,
            kind=self.cleaned_data["new_organisation_kind"],
        )

    def _by_name(self, name: str) -> Organisation | None:
        found: Organisation | None = (
            Organisation.objects.visible_to(self.access).filter(name__iexact=name).first()
        )
        return found
