"""A protected person who has been through everything: a number on every list, paper and mail."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import TABLE, Permission, Role
from nyttiga.jobs.digest import send_digests
from nyttiga.jobs.models import Job
from participants.models import (
    ActionPlan,
    CoachAssignment,
    CoachingSession,
    FollowUp,
    JointMeeting,
    Participant,
    Placement,
    StepMeasurement,
)
from tests.conftest import sign_in
from tests.participants.consent_world import Kind, give, url
from tests.participants.everything import calendar_of, own_phone, words_of
from tests.participants.matching_world import consent, proposal
from tests.participants.referral_world import accepted
from tests.participants.worklist_world import plan_with_step
from tests.rows import one_of_each
from tests.world import TODAY, World

Told = dict[tuple[str, str], tuple[int, str]]
PassingWorld = Callable[[], AbstractContextManager[World]]
DAY, WEEK = dt.timedelta(days=1), dt.timedelta(days=7)
WORKS_WITH_PEOPLE = [Role.PROJECT_LEADER, Role.COACH, Role.PROCESS_LEADER]


@pytest.fixture
def hidden(world: World) -> Participant:
    """D004 has been through all that a person can go through here."""
    return been_through_all(world)


def been_through_all(world: World) -> Participant:
    person = world.participants["protected"]
    about = {"project": world.project, "participant": person}
    one_of_each(world.project, world.leader)
    accepted(world, "protected", first_name="Hemlig", last_name="Person")
    CoachAssignment.objects.give(person, world.coach, TODAY - 2 * WEEK)
    for kind in (Kind.INFO_EXCHANGE, Kind.SURVEY):
        give(world, "protected", kind)
    placement = person.placements.get()
    consent(world, person, placement.enterprise)
    for date, status in ((TODAY - WEEK, "genomford"), (TODAY - DAY, "planerad")):
        FollowUp.objects.create(
            project=world.project, placement=placement, date=date, way="besok", status=status
        )
    other = world.enterprise("F002", "Cykelköket")
    proposal(world, person, other, visit_on=TODAY, visit_at=dt.time(10))
    JointMeeting.objects.create(**about, date=TODAY, about="Möte")
    for date, status in ((TODAY - WEEK, "genomford"), (TODAY, "bokad")):
        CoachingSession.objects.create(**about, coach=world.coach, date=date, status=status)
    plan_with_step(world, "protected", TODAY)
    for date in (TODAY - WEEK, TODAY):
        StepMeasurement.objects.create(**about, date=date, respondent="coach", d1=3)
    return person


# Where a person stands by name, and whether the page is one where this one must stand too.
PLACES: dict[str, tuple[Callable[[Participant], str], bool]] = {
    "Idag": (lambda person: "/p/nyttiga/", True),
    "list": (lambda person: f"{url('list')}?visa=alla", True),
    "page and timeline": (lambda person: f"{url('participant', person.pk)}?allt", True),
    "history": (lambda person: url("history", person.pk), True),
    "matching": (lambda person: url("matching", person.pk), True),
    "proposal": (lambda person: url("proposal", person.proposals.get().pk), True),
    "placement": (lambda person: url("placement", person.placements.get().pk), True),
    "placements": (lambda person: url("placements"), True),
    "follow-ups": (lambda person: url("follow_ups"), True),
    "enterprise": (lambda person: f"/p/nyttiga/foretag/{at(person).pk}/", True),
    "referrals": (lambda person: f"{url('referrals')}?visa=avgjorda", False),
    "hand-over": (lambda person: f"{url('hand_over')}?fran={coach_of(person).pk}", True),
    "plan PDF": (lambda person: url("plan_pdf", plan_of(person).pk), False),
    "consent PDF": (lambda person: url("consent_form", person.pk, "INFO_UTBYTE"), False),
    "placement PDF": (
        lambda person: url("placement_plan_pdf", person.placements.get().pk),
        False,
    ),
}


def at(person: Participant) -> Enterprise:
    found: Enterprise = person.placements.get().enterprise
    return found


def coach_of(person: Participant) -> User:
    found: User = CoachAssignment.objects.get(participant=person).coach
    return found


def plan_of(person: Participant) -> ActionPlan:
    return ActionPlan.objects.get(participant=person, is_current=True)


FIGURES = ("M2.1", "M2.2", "M2.3", "M2.4")


@pytest.fixture(scope="module")
def told(passing_world: PassingWorld) -> Told:
    """What each role got at each place and behind each figure: the answer's number, its words."""
    found = {}
    with passing_world() as world:
        person = been_through_all(world)
        for role in Role:
            client = sign_in(world.users[role])
            addresses = {code: f"/p/nyttiga/mal/{code}/" for code in FIGURES}
            if role in WORKS_WITH_PEOPLE:
                addresses |= {name: address(person) for name, (address, _) in PLACES.items()}
            for name, address in addresses.items():
                answer = client.get(address)
                found[role, name] = (answer.status_code, words_of(answer))
    return found


@pytest.mark.parametrize("role", WORKS_WITH_PEOPLE)
@pytest.mark.parametrize("place", PLACES)
def test_a_protected_person_is_a_number_to_all_without_a_grant(
    told: Told, place: str, role: Role
) -> None:
    status, text = told[role, place]
    stands_there = PLACES[place][1]
    assert status in {200, 403}
    assert "Hemlig" not in text
    assert ("D004" in text) >= (stands_there and status == 200)


@pytest.mark.parametrize("place", PLACES)
def test_each_of_these_places_opens_to_the_leader(told: Told, place: str) -> None:
    assert told[Role.PROJECT_LEADER, place][0] == 200


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("code", FIGURES)
def test_the_rows_behind_a_figure_hide_the_name_from_every_role(
    told: Told, code: str, role: Role
) -> None:
    _, text = told[role, code]
    assert "Hemlig" not in text
    counts_people_for = {
        "M2.1": TABLE[Permission.PARTICIPANTS_VIEW],
        "M2.3": TABLE[Permission.MEASUREMENTS_VIEW],
    }
    assert ("D004" in text) == (role in counts_people_for.get(code, ()))


def test_neither_calendar_mail_nor_phone_says_who_it_is(world: World, hidden: Participant) -> None:
    send_digests(TODAY)
    mails = [f"{mail.payload}" for mail in Job.objects.filter(kind="mail")]
    calendars = [calendar_of(world.users[role]) for role in WORKS_WITH_PEOPLE]
    assert mails
    assert all("Uppföljning\\, besök" in text for text in calendars)
    for text in [*mails, *calendars, own_phone(hidden, world.coach)]:
        assert "Hemlig" not in text
        assert "D004" not in text


def test_the_papers_of_others_do_say_the_name(world: World, coach_client: Client) -> None:
    """Or their silence about a protected person would prove nothing."""
    person = world.participants["maryam"]
    placement = world.placement("P001", person)
    consent(world, person, placement.enterprise)
    plan = ActionPlan.current_or_first(person, world.coach, TODAY)
    for address in (
        url("plan_pdf", plan.pk),
        url("consent_form", person.pk, "INFO_UTBYTE"),
        url("placement_plan_pdf", placement.pk),
    ):
        assert "Maryam" in words_of(coach_client.get(address)), address


@pytest.mark.parametrize(("alias", "after"), [("Maryam", "D001"), ("maryam h", "D001")])
def test_a_name_that_the_enterprise_used_goes_when_protection_comes(
    world: World, coach_client: Client, alias: str, after: str
) -> None:
    person = world.participants["maryam"]
    placement = world.placement("P001", person, alias=alias)
    consent(world, person, placement.enterprise)
    person.protection = "sekretessmarkering"
    person.save()
    for name in ("placement", "placement_edit", "placement_plan_pdf"):
        text = words_of(coach_client.get(url(name, placement.pk)))
        assert "maryam" not in text.casefold()
        assert after in text


def test_another_name_at_the_enterprise_stays(world: World) -> None:
    person = world.participants["maryam"]
    placement = world.placement("P001", person, alias="Kim")
    person.protection = "sekretessmarkering"
    person.save()
    placement.refresh_from_db()
    assert placement.alias == "Kim"


def test_what_is_guessed_as_the_name_later_is_left_as_it_is(
    world: World, hidden: Participant
) -> None:
    Placement.objects.filter(participant=hidden).update(alias="Hemlig")
    hidden.save()
    assert hidden.placements.get().alias == "Hemlig"
