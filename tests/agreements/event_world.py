"""Events with people from public bodies and enterprises, for tests."""

import datetime as dt
from typing import Any

from agreements.models import EventAttendance, PublicEvent
from enterprises.models import Enterprise
from nyttiga.projects.models import ContactPerson, Organisation, Project, Unit
from tests.world import TODAY, World


def add_event(world: World, code: str = "U1", **fields: Any) -> PublicEvent:
    """A training in two weeks, unless told otherwise."""
    values: dict[str, Any] = {
        "project": world.project,
        "kind": "utbildning",
        "name": "Köp av sociala företag",
        "date": TODAY + dt.timedelta(days=14),
    }
    return PublicEvent.objects.create(code=code, **(values | fields))


def body(project: Project, name: str = "Flens kommun", unit: str = "") -> Any:
    """A public organisation, and a unit of it or None."""
    found, _ = Organisation.objects.get_or_create(
        project=project, name=name, defaults={"kind": Organisation.Kind.MUNICIPALITY}
    )
    if not unit:
        return found, None
    return found, Unit.objects.get_or_create(project=project, organisation=found, name=unit)[0]


def add_person(
    world: World, name: str, organisation: str = "Flens kommun", unit: str = "", **fields: Any
) -> ContactPerson:
    """A contact person, with an address made of the name."""
    where, part = body(world.project, organisation, unit)
    values = {"email": f"{name.lower().replace(' ', '.')}@exempel.se"}
    return ContactPerson.objects.create(
        project=world.project, organisation=where, unit=part, name=name, **(values | fields)
    )


def add_company_person(world: World, enterprise: Enterprise, name: str) -> ContactPerson:
    return ContactPerson.objects.create(
        project=world.project,
        organisation=enterprise.organisation,
        name=name,
        email=f"{name.lower()}@exempel.se",
    )


def was_there(event: PublicEvent, person: ContactPerson, status: str = "narvarande") -> None:
    EventAttendance.objects.create(
        project=event.project,
        meeting=event,
        participant=person,
        status=status,
        **event.facts_of_the_day([person.pk])[person.pk],
    )
