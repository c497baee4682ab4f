"""What M2.1–M2.4 count, each rule by itself. The example register stands in test_indicators."""

import datetime as dt
from dataclasses import replace

import pytest

from participants.models import (
    ActionPlan,
    CoachingSession,
    FollowUp,
    Participant,
    ParticipationPeriod,
    Placement,
    StepMeasurement,
)
from reporting.counting import count
from reporting.goal_rows import ROW_FACTS
from reporting.indicators import INDICATORS
from tests.world import World

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 6, 15)
ONE = dt.timedelta(days=1)


def counted(world: World, code: str, day: dt.date = DAY) -> int:
    return count(world.project, [day])[code, day].rows


def place(world: World, name: str, number: str = "P001", **fields: object) -> Placement:
    return world.placement(number, world.participants[name], **({"starts_on": DAY} | fields))


def follow(placement: Placement, *days: dt.date, **fields: object) -> None:
    for day in days:
        FollowUp.objects.create(
            project=placement.project,
            placement=placement,
            **({"date": day, "way": "telefon", "status": "genomford"} | fields),
        )


def coach(person: Participant, *days: dt.date, **fields: object) -> None:
    for day in days:
        CoachingSession.objects.create(
            project=person.project,
            participant=person,
            **({"date": day, "phase": "placering", "status": "genomford"} | fields),
        )


def plan(person: Participant, day: dt.date, version: int = 1) -> None:
    ActionPlan.objects.create(
        project=person.project,
        participant=person,
        version=version,
        date=day,
        is_current=version == 1,
    )


def measure(person: Participant, day: dt.date, respondent: str = "deltagare") -> None:
    StepMeasurement.objects.create(
        project=person.project, participant=person, date=day, respondent=respondent, d1=3
    )


def make_mistake(person: Participant) -> None:
    period = person.periods.get()
    period.ends_on, period.end_reason = DAY, "FELREGISTRERING"
    period.save()


# M2.1


def test_a_placement_counts_from_the_day_it_starts(world: World) -> None:
    place(world, "maryam")
    assert counted(world, "M2.1", DAY - ONE) == 0
    assert counted(world, "M2.1", DAY) == 1


@pytest.mark.parametrize(
    ("form", "number"),
    [
        ("arbetstraning", 1),
        ("praktik", 1),
        ("anstallning", 1),
        ("subventionerad", 1),
        ("prova_pa", 0),
        ("studiebesok", 0),
    ],
)
def test_a_try_out_and_a_visit_are_no_placements(world: World, form: str, number: int) -> None:
    place(world, "maryam", form=form)
    assert counted(world, "M2.1") == counted(world, "M2.4") == number


def test_a_person_with_several_placements_counts_once(world: World) -> None:
    place(world, "maryam", "P001", starts_on=DAY - 90 * ONE, ends_on=DAY - 10 * ONE)
    place(world, "maryam", "P002")
    assert counted(world, "M2.1") == 1
    assert counted(world, "M2.4") == 2


def test_an_ended_placement_goes_on_counting(world: World) -> None:
    place(world, "maryam", ends_on=DAY, outcome="avbruten")
    assert counted(world, "M2.1", DAY + 200 * ONE) == 1


def test_people_registered_by_mistake_are_not_placed_nor_received(world: World) -> None:
    placement = place(world, "maryam")
    follow(placement, *[DAY + n * ONE for n in range(4)])
    plan(placement.participant, DAY)
    measure(placement.participant, DAY)
    measure(placement.participant, DAY + ONE)
    codes = ("M2.1", "M2.2", "M2.3", "M2.4")
    later = DAY + 30 * ONE
    assert [counted(world, code, later) for code in codes] == [1, 1, 1, 1]
    make_mistake(placement.participant)
    assert [counted(world, code, later) for code in codes] == [0, 0, 0, 0]


def test_who_came_back_after_a_mistake_counts_with_the_placement(world: World) -> None:
    placement = place(world, "maryam")
    make_mistake(placement.participant)
    ParticipationPeriod.objects.create(
        project=world.project, participant=placement.participant, starts_on=DAY
    )
    assert counted(world, "M2.1") == 1


def test_placements_of_another_project_do_not_count(world: World) -> None:
    enterprise = replace(world, project=world.other_project).enterprise("F001", "Kryddan")
    Placement.objects.create(
        project=world.other_project,
        participant=world.participants["foreign"],
        enterprise=enterprise,
        number="P001",
        form="praktik",
        starts_on=DAY,
    )
    assert counted(world, "M2.1") == 0


# M2.2


def test_four_contacts_are_needed_and_they_count_from_the_fourth(world: World) -> None:
    placement = place(world, "maryam", starts_on=DAY - 30 * ONE)
    follow(placement, DAY - 20 * ONE, DAY - 10 * ONE, DAY - 5 * ONE)
    assert counted(world, "M2.2") == 0
    follow(placement, DAY)
    assert counted(world, "M2.2", DAY - ONE) == 0
    assert counted(world, "M2.2", DAY) == 1


def test_follow_ups_and_coaching_are_added_up_over_all_placements(world: World) -> None:
    first = place(
        world, "maryam", "P001", starts_on=DAY - 60 * ONE, ends_on=DAY - 40 * ONE, form="prova_pa"
    )
    second = place(world, "maryam", "P002", starts_on=DAY - 30 * ONE)
    follow(first, DAY - 50 * ONE)
    follow(second, DAY - 20 * ONE)
    coach(first.participant, DAY - 45 * ONE, DAY - 15 * ONE)
    assert counted(world, "M2.2", DAY - 16 * ONE) == 0
    assert counted(world, "M2.2", DAY - 15 * ONE) == 1


def test_contacts_before_the_placement_count_from_its_start(world: World) -> None:
    placement = place(world, "maryam")
    coach(placement.participant, *[DAY - n * ONE for n in range(1, 5)])
    assert counted(world, "M2.2", DAY - ONE) == 0
    assert counted(world, "M2.2", DAY) == 1


def test_a_follow_up_and_a_session_of_one_day_are_two_contacts(world: World) -> None:
    placement = place(world, "maryam", starts_on=DAY - 9 * ONE)
    follow(placement, DAY - ONE, DAY)
    coach(placement.participant, DAY - ONE, DAY)
    assert counted(world, "M2.2") == 1


@pytest.mark.parametrize("status", ["planerad", "utebliven", "installd"])
def test_a_follow_up_that_was_not_held_does_not_count(world: World, status: str) -> None:
    placement = place(world, "maryam", starts_on=DAY - 30 * ONE)
    follow(placement, DAY - 3 * ONE, DAY - 2 * ONE, DAY - ONE)
    follow(placement, DAY, status=status)
    assert counted(world, "M2.2") == 0


@pytest.mark.parametrize("other", [{"phase": "verkstad"}, {"phase": "avslut"}, {"status": "bokad"}])
def test_other_coaching_does_not_count(world: World, other: dict[str, object]) -> None:
    placement = place(world, "maryam", starts_on=DAY - 30 * ONE)
    follow(placement, DAY - 3 * ONE, DAY - 2 * ONE, DAY - ONE)
    coach(placement.participant, DAY, **other)
    assert counted(world, "M2.2") == 0


def test_who_only_tried_a_place_out_is_not_followed_up(world: World) -> None:
    placement = place(world, "maryam", starts_on=DAY - 30 * ONE, form="prova_pa")
    follow(placement, *[DAY - n * ONE for n in range(5)])
    assert counted(world, "M2.2") == 0


def test_two_people_with_two_contacts_each_are_not_one_with_four(world: World) -> None:
    for number, name in (("P001", "maryam"), ("P002", "nils")):
        placement = place(world, name, number, starts_on=DAY - 30 * ONE)
        follow(placement, DAY - 2 * ONE, DAY - ONE)
    assert counted(world, "M2.2") == 0


# M2.3


def test_progress_takes_a_plan_and_measurements_on_two_days(world: World) -> None:
    person = world.participants["maryam"]
    plan(person, DAY - 40 * ONE)
    measure(person, DAY - 30 * ONE)
    assert counted(world, "M2.3") == 0
    measure(person, DAY)
    assert counted(world, "M2.3", DAY - ONE) == 0
    assert counted(world, "M2.3", DAY) == 1


def test_two_answers_of_one_day_are_one_day(world: World) -> None:
    person = world.participants["maryam"]
    plan(person, DAY - 40 * ONE)
    measure(person, DAY, "deltagare")
    measure(person, DAY, "coach")
    assert counted(world, "M2.3") == 0
    measure(person, DAY + ONE, "coach")
    assert counted(world, "M2.3", DAY + ONE) == 1


def test_measurements_without_a_plan_count_from_the_first_plan(world: World) -> None:
    person = world.participants["maryam"]
    measure(person, DAY - 30 * ONE)
    measure(person, DAY - 20 * ONE)
    assert counted(world, "M2.3", DAY - ONE) == 0
    plan(person, DAY)
    plan(person, DAY + 20 * ONE, version=2)
    assert counted(world, "M2.3", DAY) == 1


# M2.4


def test_an_enterprise_counts_once_and_from_its_first_placement(world: World) -> None:
    enterprise = world.enterprise("F001", "Kryddan")
    place(world, "maryam", "P001", enterprise=enterprise, starts_on=DAY)
    place(world, "nils", "P002", enterprise=enterprise, starts_on=DAY + 9 * ONE)
    assert counted(world, "M2.4", DAY - ONE) == 0
    assert counted(world, "M2.4", DAY) == 1
    assert counted(world, "M2.4", DAY + 9 * ONE) == 1


# The facts beside the rows


def cells(world: World, code: str, day: dt.date = DAY) -> tuple[object, ...]:
    (row,) = INDICATORS[code].rows_of(world.project, day)
    return ROW_FACTS[code].of([row], day)[row.pk]


def test_the_rows_show_what_made_them_count(world: World) -> None:
    enterprise = world.enterprise("F001", "Kryddan")
    start = DAY - 30 * ONE
    placement = place(world, "maryam", enterprise=enterprise, starts_on=start)
    person = placement.participant
    follow(placement, DAY - 9 * ONE, DAY - 3 * ONE, DAY)
    coach(person, DAY - 5 * ONE, DAY - ONE)
    plan(person, start)
    for day, respondent in ((start, "coach"), (start, "deltagare"), (DAY, "coach")):
        measure(person, day, respondent)
    assert cells(world, "M2.1") == (start, "Kryddan", "Arbetsträning")
    assert cells(world, "M2.2") == (DAY - ONE, 3, 2)
    assert cells(world, "M2.3") == (start, 2, DAY)
    assert cells(world, "M2.4") == (start, 1)
