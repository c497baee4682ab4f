"""Choosing a public party: an organisation, or a unit of one; or naming one that is not there."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from agreements.models import AgreementEnterprise, PublicParty
from nyttiga.projects.models import Organisation, Unit
from nyttiga.ui.access import Access
from nyttiga.ui.forms import ProjectModelForm

Kind = Organisation.Kind
PUBLIC = [kind for kind in Kind if kind != Kind.COMPANY]


def party_choices(access: Access) -> list[tuple[str, Any]]:
    """The project's public bodies, each with its units, by the words that a select sends."""
    units: dict[int, list[tuple[str, str]]] = {}
    for unit in Unit.objects.visible_to(access).order_by("name", "pk"):
        units.setdefault(unit.organisation_id, []).append((f"enhet-{unit.pk}", unit.name))
    public = Organisation.objects.visible_to(access).exclude(kind=Kind.COMPANY)
    return [
        (body.name, [(f"org-{body.pk}", f"{body.name}, hela"), *units[body.pk]])
        if body.pk in units
        else (f"org-{body.pk}", body.name)
        for body in public.order_by("sort_name", "pk")
    ]


class PartyChoiceMixin:
    """For forms with a public party: the fields `party`, `new_party` and `new_party_kind`."""

    access: Access
    cleaned_data: dict[str, Any]
    fields: dict[str, Any]

    def add_party_fields(self, *, required: bool) -> None:
        """Call in `__init__`."""
        self.party_required = required
        self.fields["party"] = forms.ChoiceField(
            label="Offentlig part",
            required=False,
            choices=[("", "Välj"), *party_choices(self.access)],
        )
        self.fields["new_party"] = forms.CharField(
            label="Någon annan offentlig part", max_length=200, required=False
        )
        self.fields["new_party_kind"] = forms.ChoiceField(
            label="Vad är det för organisation?",
            required=False,
            choices=[("", "Välj"), *((kind.value, kind.label) for kind in PUBLIC)],
        )

    def check_party(self) -> None:
        """Call in `clean`."""
        data = self.cleaned_data
        known = self._by_name(data.get("new_party"))
        if known is not None and known.kind == Kind.COMPANY:
            self.add_error("new_party", "Det är ett företag. Lägg till det som företag i stället.")  # type: ignore[attr-defined]
        elif data.get("new_party") and known is None and not data.get("new_party_kind"):
            self.add_error("new_party_kind", "Välj vad det är för organisation.")  # type: ignore[attr-defined]
        elif self.party_required and not data.get("party") and not data.get("new_party"):
            self.add_error("party", "Välj en offentlig part, eller skriv en ny.")  # type: ignore[attr-defined]

    def known_party(self) -> tuple[Organisation, Unit | None] | None:
        """Whom it became, where the project has it: the one that was named goes before the one
        chosen."""
        data = self.cleaned_data
        if data.get("new_party"):
            named = self._by_name(data["new_party"])
            return (named, None) if named else None
        kind, _, number = (data.get("party") or "").partition("-")
        if kind == "enhet":
            units = Unit.objects.visible_to(self.access).select_related("organisation")
            unit = units.get(pk=number)
            return unit.organisation, unit
        return (Organisation.objects.visible_to(self.access).get(pk=number), None) if kind else None

    def chosen_party(self) -> tuple[Organisation, Unit | None]:
        """As `known_party`, and made when it is new. Call it when the form is right."""
        return self.known_party() or (
            Organisation.objects.create(
                project=self.access.project,
                name=self.cleaned_data["new_party"],
                kind=self.cleaned_data["new_party_kind"],
            ),
            None,
        )

    def _by_name(self, name: str | None) -> Organisation | None:
        found: Organisation | None = (
            Organisation.objects.visible_to(self.access).filter(name__iexact=name).first()
            if name
            else None
        )
        return found


class PublicPartyForm(PartyChoiceMixin, ProjectModelForm):
    """A public party of an agreement, and whom to call there."""

    class Meta:
        model = PublicParty
        fields = ["contact"]
        labels = {"contact": "Kontaktperson"}
        help_texts = {"contact": "En kontaktperson hos parten. De läggs upp under Kontakter."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contact: Any = self.fields["contact"]
        contact.empty_label = "Ingen än"
        if self.instance.pk:
            contact.queryset = contact.queryset.filter(organisation=self.instance.organisation_id)
            return
        contact.queryset = contact.queryset.exclude(organisation__kind=Kind.COMPANY)
        self.add_party_fields(required=True)
        self.order_fields(["party", "new_party", "new_party_kind", "contact"])

    def clean(self) -> Any:
        data = super().clean() or {}
        if self.instance.pk:
            return data
        self.check_party()
        if self.errors:
            return data
        organisation, unit = self.known_party() or (None, None)
        parties = self.instance.agreement.public_parties
        if organisation and parties.filter(organisation=organisation, unit=unit).exists():
            raise ValidationError("Parten står redan i avtalet.")
        contact = data.get("contact")
        if contact and contact.organisation != organisation:
            self.add_error("contact", f"{contact} är inte hos den parten.")
        return data

    def save(self, commit: bool = True) -> PublicParty:
        if not self.instance.pk:
            self.instance.organisation, self.instance.unit = self.chosen_party()
        party: PublicParty = super().save(commit)
        return party


class AgreementEnterpriseForm(ProjectModelForm):
    """A social enterprise of an agreement."""

    class Meta:
        model = AgreementEnterprise
        fields = ["enterprise"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        there = self.instance.agreement.enterprises.values("enterprise")
        choice: Any = self.fields["enterprise"]
        choice.queryset = choice.queryset.exclude(pk__in=there).select_related("organisation")
        choice.empty_label = "Välj"
