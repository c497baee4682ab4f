"""Whom somebody comes for: a public organisation with or without a unit, or an enterprise."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from nyttiga.projects.models import ContactPerson


@dataclass(frozen=True)
class Affiliation:
    """Either an organisation, perhaps with a unit, or an enterprise (their ids)."""

    organisation_id: int | None = None
    unit_id: int | None = None
    enterprise_id: int | None = None

    @classmethod
    def of(cls, person: ContactPerson) -> Self:
        """The person's of today; `organisation__enterprise` is best fetched with the person."""
        enterprise = getattr(person.organisation, "enterprise", None)
        if enterprise:
            return cls(enterprise_id=enterprise.pk)
        return cls(organisation_id=person.organisation_id, unit_id=person.unit_id)

    @property
    def fields(self) -> dict[str, Any]:
        """As the attendance has it."""
        return {
            "organisation_id": self.organisation_id,
            "unit_id": self.unit_id,
            "enterprise_id": self.enterprise_id,
        }


def affiliations(people: Iterable[int]) -> dict[int, Affiliation]:
    """Each contact person's of today, by id."""
    found = ContactPerson.objects.filter(pk__in=list(people))
    return {
        person.pk: Affiliation.of(person)
        for person in found.select_related("organisation__enterprise")
    }
