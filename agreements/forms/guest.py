"""Somebody comes to an event: by the guest's own sign-up, or written in by staff."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from agreements.forms.affiliation import AffiliationField, ids_of
from nyttiga.projects.models import ContactPerson
from nyttiga.ui.access import Access


class SignUpForm(forms.Form):
    """What a guest writes. It knows nobody, so it can tell nobody's secrets."""

    name = forms.CharField(
        label="Namn", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="E-post", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    organisation_name = forms.CharField(
        label="Arbetsplats",
        max_length=200,
        help_text="Till exempel Flens kommun, arbetsmarknadsenheten.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    # A trap: people do not see it, programs fill it in.
    website = forms.CharField(label="Lämna tomt", required=False)

    @property
    def is_of_a_program(self) -> bool:
        return bool(self.data.get("website"))


class PersonForm(forms.Form):
    """A contact person in three fields, quick enough at the door."""

    name = forms.CharField(label="Namn", max_length=120)
    email = forms.EmailField(
        label="E-post",
        max_length=254,
        help_text="Personer skiljs åt på e-posten. Finns adressen redan används den personen.",
    )
    affiliation = AffiliationField()

    def __init__(self, *args: Any, access: Access, **kwargs: Any) -> None:
        self.access = access
        super().__init__(*args, **kwargs)
        self.fields["affiliation"].offer(access)  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"].strip()
        known = ContactPerson.objects.visible_to(self.access).with_email(email).first()
        if known and not known.is_active:
            raise ValidationError(f"{known.name} har adressen men har slutat. Ändra det först.")
        self.known = known
        return email

    def person(self) -> ContactPerson:
        """Who it is, made if nobody has the address. Somebody known who works elsewhere now has
        changed workplace."""
        organisation, unit = ids_of(self.cleaned_data["affiliation"])
        person = self.known or ContactPerson(
            project=self.access.project,
            name=self.cleaned_data["name"],
            email=self.cleaned_data["email"],
        )
        if (person.organisation_id, person.unit_id) != (organisation, unit):
            person.organisation_id, person.unit_id = organisation, unit
            person.save()
        return person
