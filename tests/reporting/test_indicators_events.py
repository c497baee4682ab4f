"""What M7.1–M7.4 and M8.1 count, rule by rule."""

import datetime as dt

import pytest

from agreements.models import EventAttendance, PublicEvent
from nyttiga.projects.models import Unit
from reporting.counting import count
from tests.agreements.event_world import add_company_person, add_event, add_person, was_there
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 3, 2)


def figure(world: World, code: str, day: dt.date = DAY) -> int:
    return count(world.project, [day])[code, day].rows


def held(world: World, code: str = "U1", **fields: object) -> PublicEvent:
    return add_event(world, code, **({"date": DAY, "status": "genomford"} | fields))


def test_held_events_count_by_their_kind_from_their_day(world: World) -> None:
    held(world)
    held(world, "N1", kind="natverkstraff")
    held(world, "L1", kind="larandeprocess")
    held(world, "U2", status="installd")
    held(world, "U3", status="planerad")
    assert [figure(world, code) for code in ("M7.1", "M8.1")] == [1, 1]
    assert figure(world, "M7.1", DAY - dt.timedelta(days=1)) == 0
    learning = PublicEvent.objects.filter(project=world.project).held_learning(DAY)
    assert [event.code for event in learning] == ["L1"]


def test_no_unit_is_a_unit_of_its_own_and_each_counts_once(world: World) -> None:
    first, second = held(world), held(world, "U2", date=DAY + dt.timedelta(days=1))
    people = [
        add_person(world, "Ada"),
        add_person(world, "Bo"),
        add_person(world, "Cia", unit="Inköp"),
        add_person(world, "Dan", "Trosa kommun", "Inköp"),
    ]
    for person in people:
        was_there(first, person)
        was_there(second, person)
    later = DAY + dt.timedelta(days=1)
    assert [figure(world, "M7.2", day) for day in (DAY, later)] == [3, 3]
    assert figure(world, "M7.3", later) == 4


def test_where_somebody_worked_that_day_is_what_counts(world: World) -> None:
    ada, event = add_person(world, "Ada", unit="Inköp"), held(world)
    was_there(event, ada)
    other = Unit.objects.create(project=world.project, organisation=ada.organisation, name="Vård")
    ada.unit = other
    ada.save()
    kept = EventAttendance.objects.get(participant=ada)
    assert kept.unit is not None
    assert kept.unit.name == "Inköp"
    was_there(held(world, "U2"), ada)
    assert (figure(world, "M7.2"), figure(world, "M7.3")) == (2, 1)


def test_enterprises_count_apart_and_other_companies_not_at_all(world: World) -> None:
    event, enterprise = held(world), world.enterprise("F1", "Cykelköket")
    was_there(event, add_company_person(world, enterprise, "Eva"))
    was_there(event, add_company_person(world, enterprise, "Finn"))
    stranger = add_person(world, "Gun", "Byggbolaget")
    stranger.organisation.kind = "foretag"
    stranger.organisation.save()
    was_there(event, stranger)
    assert [figure(world, code) for code in ("M7.2", "M7.3", "M7.4")] == [0, 0, 1]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"status": "planerad"}, "narvarande"),
        ({"status": "installd"}, "narvarande"),
        ({"kind": "natverkstraff"}, "narvarande"),
        ({}, "franvarande"),
    ],
)
def test_only_presence_at_a_held_training_counts(
    world: World, fields: dict[str, str], status: str
) -> None:
    event = held(world, **fields)
    was_there(event, add_person(world, "Ada"), status)
    was_there(event, add_company_person(world, world.enterprise("F1", "Ett"), "Eva"), status)
    assert [figure(world, code) for code in ("M7.2", "M7.3", "M7.4")] == [0, 0, 0]


def test_a_presence_elsewhere_does_not_lend_its_party_to_a_training(world: World) -> None:
    """The conditions must hold of one and the same attendance."""
    ada = add_person(world, "Ada")
    was_there(held(world, "N1", kind="natverkstraff"), ada)
    was_there(held(world), ada, "franvarande")
    assert figure(world, "M7.3") == 0
