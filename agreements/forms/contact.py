"""Organisations, units and contact people."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from agreements.forms.affiliation import AffiliationField, affiliation_value, ids_of
from nyttiga.projects.models import ContactPerson, NetworkMember, Organisation, Unit
from nyttiga.ui.clock import today
from nyttiga.ui.forms import ProjectModelForm


class OrganisationForm(ProjectModelForm):
    """A party's name, kind and municipality."""

    class Meta:
        model = Organisation
        fields = ["name", "kind", "municipality"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].empty_label = "Hela länet, eller ingen"  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        same = Organisation.objects.visible_to(self.access).filter(name__iexact=name)
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError("Den finns redan. Sök efter den i listan.")
        return name


class UnitForm(ProjectModelForm):
    """A department."""

    class Meta:
        model = Unit
        fields = ["name"]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        same = Unit.objects.filter(organisation=self.instance.organisation, name__iexact=name)
        if same.exclude(pk=self.instance.pk).exists():
            raise ValidationError("Enheten finns redan.")
        return name


class ContactForm(ProjectModelForm):
    """Somebody to call. The day of a yes to mailings is kept, not only the yes."""

    affiliation = AffiliationField()
    says_yes = forms.BooleanField(label="Har sagt ja till utskick", required=False)

    class Meta:
        model = ContactPerson
        fields = ["name", "title", "email", "phone", "is_active"]
        labels = {"title": "Roll", "is_active": "Arbetar kvar"}
        help_texts = {"title": "Till exempel enhetschef eller upphandlare."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["affiliation"].offer(self.access)  # type: ignore[attr-defined]
        if self.instance.organisation_id:
            self.initial["affiliation"] = affiliation_value(self.instance)
        self.initial["says_yes"] = self.instance.may_be_mailed_on is not None
        if not self.instance.pk:
            del self.fields["is_active"]
        self.order_fields(["name", "title", "affiliation", "email", "phone"])

    def clean(self) -> Any:
        data = super().clean() or {}
        if data.get("says_yes") and not data.get("email") and "email" not in self.errors:
            self.add_error("email", "Skriv den e-post som utskicken ska gå till.")
        return data

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        known = ContactPerson.objects.visible_to(self.access).with_email(email)
        other = known.exclude(pk=self.instance.pk).select_related("organisation").first()
        if other:
            raise ValidationError(f"{other.name} på {other.organisation} har den adressen.")
        return email

    def save(self, commit: bool = True) -> ContactPerson:
        person: ContactPerson = self.instance
        person.organisation_id, person.unit_id = ids_of(self.cleaned_data["affiliation"])
        said_yes: dt.date = person.may_be_mailed_on or today()
        person.may_be_mailed_on = said_yes if self.cleaned_data["says_yes"] else None
        return super().save(commit)


class MemberForm(ProjectModelForm):
    """An organisation, or a unit of one, joins a network."""

    affiliation = AffiliationField(label="Organisation eller enhet")

    class Meta:
        model = NetworkMember
        fields = ["network", "joined_on"]
        labels = {"joined_on": "Med från"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["affiliation"].offer(self.access)  # type: ignore[attr-defined]
        self.order_fields(["network", "affiliation", "joined_on"])

    def clean(self) -> Any:
        data = super().clean() or {}
        if "affiliation" in data and "network" in data:
            organisation, unit = ids_of(data["affiliation"])
            # Two who write the same member in at once wait for each other here.
            Organisation.objects.visible_to(self.access).select_for_update().get(pk=organisation)
            same = NetworkMember.objects.visible_to(self.access).filter(
                network=data["network"], organisation=organisation, unit=unit, left_on=None
            )
            if same.exists():
                self.add_error("affiliation", "Är redan med i nätverket.")
        return data

    def save(self, commit: bool = True) -> NetworkMember:
        member: NetworkMember = self.instance
        member.organisation_id, member.unit_id = ids_of(self.cleaned_data["affiliation"])
        return super().save(commit)
