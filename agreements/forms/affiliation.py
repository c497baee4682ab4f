"""Choosing where a contact person works."""

from typing import Any

from django import forms

from nyttiga.projects.models import ContactPerson, Organisation
from nyttiga.ui.access import Access


class AffiliationField(forms.ChoiceField):
    """One choice for organisation and unit: «Flens kommun, Arbetsmarknadsenheten».

    The value is the organisation's number, with a unit's after a hyphen.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"label": "Arbetar på"} | kwargs))

    def offer(self, access: Access) -> None:
        """All organisations of the project with their units, kind by kind."""
        groups: dict[str, list[tuple[str, str]]] = {}
        organisations = Organisation.objects.visible_to(access).prefetch_related("units")
        for one in organisations:
            choices = groups.setdefault(one.get_kind_display(), [])
            choices.append((str(one.pk), one.name))
            choices += [
                (f"{one.pk}-{unit.pk}", f"{one.name}, {unit.name}") for unit in one.units.all()
            ]
        self.choices = [("", "Välj"), *groups.items()]


def affiliation_value(person: ContactPerson) -> str:
    """The choice that the person has now."""
    return f"{person.organisation_id}-{person.unit_id}".removesuffix("-None")


def ids_of(value: str) -> tuple[int, int | None]:
    """Organisation's and unit's ids of a choice."""
    organisation, _, unit = value.partition("-")
    return int(organisation), int(unit) if unit else None
