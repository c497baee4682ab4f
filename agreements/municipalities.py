"""A municipality as the project meets it: how well anchored, and whom to call."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch

from agreements.models import AnchoringEntry
from agreements.models.anchoring import LONGEST_SILENCE
from nyttiga.projects.models import ContactPerson, Municipality, Organisation, Unit
from nyttiga.ui.access import Access


@dataclass(frozen=True)
class Anchored:
    """One municipality's state on a day. Without an entry it has not been contacted."""

    municipality: Municipality
    latest: AnchoringEntry | None
    next_step: AnchoringEntry | None
    entries: int
    people: int
    day: dt.date

    @property
    def state(self) -> str:
        return self.latest.state if self.latest else ""

    @property
    def state_words(self) -> str:
        return self.latest.get_state_display() if self.latest else "Inte kontaktad"

    @property
    def is_with_us(self) -> bool:
        return self.state == AnchoringEntry.State.WITH_US

    @property
    def is_quiet(self) -> bool:
        """Long since anybody was in contact, though the municipality is not with us yet."""
        if self.is_with_us or self.latest is None:
            return False
        return self.day - self.latest.date > LONGEST_SILENCE

    @property
    def step_is_late(self) -> bool:
        due = self.next_step.next_step_on if self.next_step else None
        return due is not None and due < self.day


def anchored(access: Access, day: dt.date) -> list[Anchored]:
    """All municipalities of the project, in Swedish order. Five queries."""
    entries = AnchoringEntry.objects.visible_to(access)
    latest = {
        one.municipality_id: one
        for one in entries.latest_of_each(day).select_related("contact", "by")
    }
    steps: dict[int, AnchoringEntry] = {}
    for one in entries.with_open_step().order_by("next_step_on", "pk"):
        steps.setdefault(one.municipality_id, one)
    numbers = {
        row["municipality"]: row["number"]
        for row in entries.order_by().values("municipality").annotate(number=Count("pk"))
    }
    people = {
        row["organisation__municipality"]: row["number"]
        for row in callable_people(access)
        .order_by()
        .values("organisation__municipality")
        .annotate(number=Count("pk"))
    }
    return [
        Anchored(
            one,
            latest.get(one.pk),
            steps.get(one.pk),
            numbers.get(one.pk, 0),
            people.get(one.pk, 0),
            day,
        )
        for one in Municipality.objects.visible_to(access)
    ]


def callable_people(access: Access) -> Any:
    """Those who may be told to others: still there, with an address at work, at a public body."""
    people = ContactPerson.objects.visible_to(access).filter(is_active=True).exclude(email="")
    return people.exclude(organisation__kind=Organisation.Kind.COMPANY)


def parties_in(
    access: Access, municipality: Municipality, people: Any
) -> list[tuple[Organisation, list[tuple[Unit | None, list[ContactPerson]]]]]:
    """The public organisations there, with `people` unit by unit; those of the whole
    organisation first. Three queries."""
    found = (
        Organisation.objects.visible_to(access)
        .filter(municipality=municipality)
        .exclude(kind=Organisation.Kind.COMPANY)
        .prefetch_related("units", Prefetch("contacts", people.order_by("sort_name", "pk")))
    )
    parties = []
    for organisation in found:
        by_unit: dict[int | None, list[ContactPerson]] = {}
        for person in organisation.contacts.all():
            by_unit.setdefault(person.unit_id, []).append(person)
        units: list[tuple[Unit | None, list[ContactPerson]]] = [
            (unit, by_unit.get(unit.pk, [])) for unit in organisation.units.all()
        ]
        whole = [(None, by_unit[None])] if None in by_unit else []
        parties.append((organisation, [*whole, *units]))
    return parties


def log_of(access: Access, municipality: Municipality) -> Any:
    """Its contacts, the latest first."""
    entries = AnchoringEntry.objects.visible_to(access).filter(municipality=municipality)
    return entries.select_related("contact__organisation", "by")
