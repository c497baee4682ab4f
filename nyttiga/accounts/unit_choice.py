"""Choosing the unit that a referrer speaks for: one of the project's, or a new one."""

from typing import Any

from django import forms

from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Organisation, Unit
from nyttiga.ui.access import Access

# What an organisation's name tells of its kind; any other is asked about in the register.
KINDS = {
    "kommun": Organisation.Kind.MUNICIPALITY,
    "region": Organisation.Kind.REGION,
    "arbetsförmedling": Organisation.Kind.STATE,
    "försäkringskassan": Organisation.Kind.STATE,
}


class UnitChoiceMixin:
    """For forms with the fields `role` and `unit`. Adds an organisation and a unit to write where
    the project has none yet; `cleaned_data["unit"]` is None for any other role."""

    access: Access
    fields: dict[str, Any]
    cleaned_data: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = self.fields["unit"]
        unit.label = "Vilken enhet talar personen för?"
        unit.empty_label = "En annan, skriv nedanför"
        unit.queryset = unit.queryset.exclude(
            organisation__kind=Organisation.Kind.COMPANY
        ).select_related("organisation")
        self.fields["new_organisation"] = forms.CharField(
            label="Organisation",
            max_length=200,
            required=False,
            help_text="Till exempel Flens kommun eller Arbetsförmedlingen.",
        )
        self.fields["new_unit"] = forms.CharField(
            label="Enhet",
            max_length=200,
            required=False,
            help_text="Till exempel Arbetsmarknadsenheten.",
        )

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        data = self.cleaned_data
        if data.get("role") != Role.REFERRER:
            data["unit"] = None
        elif data.get("unit") is None and not self.errors:  # type: ignore[attr-defined]
            if data["new_organisation"] and data["new_unit"]:
                data["unit"] = self._unit(data["new_organisation"], data["new_unit"])
            else:
                self.add_error(  # type: ignore[attr-defined]
                    "unit", "Välj enhet, eller skriv organisation och enhet."
                )
        return cleaned

    def _unit(self, organisation_name: str, name: str) -> Unit:
        """The unit of that name. Made when there is none and all else in the form is right."""
        mine = {"project": self.access.project}
        organisation, _ = Organisation.objects.get_or_create(
            **mine,
            name__iexact=organisation_name,
            defaults={"name": organisation_name, "kind": _kind(organisation_name)},
        )
        unit, _ = Unit.objects.get_or_create(
            **mine, organisation=organisation, name__iexact=name, defaults={"name": name}
        )
        return unit


def _kind(name: str) -> str:
    found = (kind for word, kind in KINDS.items() if word in name.casefold())
    return next(found, Organisation.Kind.OTHER)
