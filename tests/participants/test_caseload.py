"""Who coaches whom, and handing a whole caseload over without losing anything."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.test import Client

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.ui.worklist import open_lines
from participants.models import CoachAssignment, CoachingSession, FollowUp, Participant
from participants.today import quiet_people
from tests.participants.worklist_world import booked, days, plan_with_step
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
HAND_OVER = "/p/nyttiga/deltagare/lamna-over/"


@pytest.fixture
def new_coach(world: World) -> User:
    user = User.objects.create_user("ny@exempel.se", name="Ny Coach")
    Membership.objects.create(project=world.project, user=user, role=Role.COACH)
    return user


def give(world: World, who: str, coach: User, day: dt.date = TODAY) -> Participant:
    person = world.participants[who]
    CoachAssignment.objects.give(person, coach, day)
    return person


def coach_of(person: Participant) -> User | None:
    standing = CoachAssignment.objects.on(TODAY).filter(participant=person).first()
    return standing.coach if standing else None


def coach_page(person: Participant) -> str:
    return f"/p/nyttiga/deltagare/{person.pk}/coach/"


# --- One person -----------------------------------------------------------------------------


def test_the_leader_chooses_a_coach_who_stands_on_the_persons_page(
    world: World, leader_client: Client
) -> None:
    person = world.participants["maryam"]
    page = leader_client.get(f"/p/nyttiga/deltagare/{person.pk}/").content.decode()
    assert "Ingen coach än." in page
    leader_client.post(coach_page(person), {"coach": world.coach.pk})
    assert coach_of(person) == world.coach
    page = leader_client.get(f"/p/nyttiga/deltagare/{person.pk}/").content.decode()
    assert f"Coach {world.coach.name}." in page


def test_another_coach_takes_the_bookings_along(
    world: World, leader_client: Client, new_coach: User
) -> None:
    person = give(world, "maryam", world.coach, days(-30))
    to_come = booked(world, "maryam", days(3), coach=world.coach)
    held = booked(world, "maryam", days(-3), coach=world.coach, status="genomford")
    leader_client.post(coach_page(person), {"coach": new_coach.pk})
    to_come.refresh_from_db()
    held.refresh_from_db()
    assert (to_come.coach, held.coach) == (new_coach, world.coach)
    before, now = CoachAssignment.objects.filter(participant=person).order_by("starts_on")
    assert (before.coach, before.ends_on) == (world.coach, TODAY)
    assert (now.coach, now.ends_on) == (new_coach, None)
    assert to_come.history.latest().history_user == world.leader


def test_the_same_coach_again_changes_nothing(world: World, leader_client: Client) -> None:
    person = give(world, "maryam", world.coach)
    leader_client.post(coach_page(person), {"coach": world.coach.pk})
    assert CoachAssignment.objects.count() == 1


@pytest.mark.parametrize("who", ["leader", "stranger"])
def test_only_coaches_of_the_project_can_be_chosen(
    world: World, leader_client: Client, who: str
) -> None:
    person = world.participants["maryam"]
    answer = leader_client.post(coach_page(person), {"coach": getattr(world, who).pk})
    assert answer.status_code == 200
    assert coach_of(person) is None


def test_a_process_leader_chooses_no_coach(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.PROCESS_LEADER])
    assert client.get(coach_page(world.participants["maryam"])).status_code == 403


# --- Own people -----------------------------------------------------------------------------


def names(answer: Any) -> set[str]:
    return {participant.number for participant, _ in answer.context["rows"]}


def test_a_coachs_list_begins_with_the_own_people_and_those_without_a_coach(
    world: World, coach_client: Client, new_coach: User
) -> None:
    give(world, "maryam", world.coach)
    give(world, "nils", new_coach)
    assert names(coach_client.get("/p/nyttiga/deltagare/")) == {"D001", "D003", "D004"}
    everybody = coach_client.get("/p/nyttiga/deltagare/?vems=alla")
    assert names(everybody) == {"D001", "D002", "D003", "D004"}


def test_who_searches_looks_among_all(world: World, coach_client: Client, new_coach: User) -> None:
    give(world, "nils", new_coach)
    answer = coach_client.post("/p/nyttiga/deltagare/sok/", {"q": "Nils"}, follow=True)
    assert names(answer) == {"D002"}


def test_the_leaders_list_has_all_and_no_such_choice(
    world: World, leader_client: Client, new_coach: User
) -> None:
    give(world, "nils", new_coach)
    answer = leader_client.get("/p/nyttiga/deltagare/")
    assert names(answer) == {"D001", "D002", "D003", "D004"}
    assert "Mina och utan coach" not in answer.content.decode()


def test_of_coach_is_the_own_people_alone(world: World, new_coach: User) -> None:
    give(world, "maryam", world.coach)
    give(world, "nils", new_coach)
    people = Participant.objects.visible_to(world.access(world.coach))
    assert [person.number for person in people.of_coach(world.coach, TODAY)] == ["D001"]
    assert not people.of_coach(world.coach, days(-1)).exists()


def test_idag_begins_with_the_own_people(
    calm: World, coach_client: Client, new_coach: User
) -> None:
    give(calm, "maryam", calm.coach)
    give(calm, "nils", new_coach)
    plan_with_step(calm, "maryam", days(-1), text="Mitt sena steg")
    plan_with_step(calm, "nils", days(-1), text="Kollegans sena steg")
    mine = coach_client.get("/p/nyttiga/").content.decode()
    assert "Mitt sena steg" in mine
    assert "Kollegans sena steg" not in mine
    assert "Kollegans sena steg" in coach_client.get("/p/nyttiga/?visa=alla").content.decode()


def test_a_session_with_a_colleagues_person_is_still_mine(calm: World, new_coach: User) -> None:
    give(calm, "nils", new_coach)
    booked(calm, "nils", TODAY, coach=calm.coach)
    access = calm.access(calm.coach).of_own_people()
    sessions = [line for line in open_lines(access, TODAY) if line.source.slug == "coachning"]
    assert [line.total for line in sessions] == [1]


def test_the_leader_sees_all_on_idag(calm: World, leader_client: Client, new_coach: User) -> None:
    give(calm, "nils", new_coach)
    plan_with_step(calm, "nils", days(-1), text="Kollegans sena steg")
    assert "Kollegans sena steg" in leader_client.get("/p/nyttiga/").content.decode()


# --- Quiet people ---------------------------------------------------------------------------


def quiet(world: World, user: User) -> set[str]:
    access = world.access(user).of_own_people()
    return {person.number for person in quiet_people(access, TODAY)}


def test_follow_ups_meetings_and_workplace_days_are_contact(world: World) -> None:
    assert quiet(world, world.leader) == {"D001", "D002", "D003", "D004"}
    about = {"project": world.project}
    for who in ("maryam", "nils"):
        world.placement(f"P{world.participants[who].pk}", world.participants[who])
    followed, worked = (world.participants[who].placements.get() for who in ("maryam", "nils"))
    FollowUp.objects.create(
        **about, placement=followed, date=days(-5), way="besok", status="genomford"
    )
    worked.days.create(**about, date=days(-5), is_present=True)
    world.participants["anonymous"].joint_meetings.create(
        **about, date=days(-5), status="genomford"
    )
    assert quiet(world, world.leader) == {"D004"}


def test_planned_ones_and_days_away_are_no_contact(world: World) -> None:
    about = {"project": world.project}
    placement = world.placement("P001", world.participants["maryam"])
    FollowUp.objects.create(**about, placement=placement, date=days(-5), way="besok")
    placement.days.create(**about, date=days(-5), is_present=False)
    world.participants["nils"].joint_meetings.create(**about, date=days(-5))
    assert {"D001", "D002"} <= quiet(world, world.leader)


def test_how_long_is_too_long_is_the_projects_choice(world: World) -> None:
    booked(world, "maryam", days(-20), status="genomford")
    assert "D001" not in quiet(world, world.leader)
    world.project.quiet_days = 14
    world.project.save()
    assert "D001" in quiet(world, world.leader)


def test_a_coach_is_told_of_the_own_quiet_people(world: World, new_coach: User) -> None:
    give(world, "nils", new_coach)
    assert quiet(world, world.coach) == {"D001", "D003", "D004"}


# --- Handing over ---------------------------------------------------------------------------


@pytest.fixture
def leaving(world: World) -> World:
    """The coach has two people and a booking with a third."""
    for who in ("maryam", "protected"):
        give(world, who, world.coach, days(-30))
        booked(world, who, days(2), coach=world.coach)
    booked(world, "nils", days(3), coach=world.coach)
    plan_with_step(world, "maryam", days(9))
    placement = world.placement("P001", world.participants["maryam"])
    FollowUp.objects.create(project=world.project, placement=placement, date=days(5), way="besok")
    return world


def hand_over_url(world: World) -> str:
    return f"{HAND_OVER}?fran={world.coach.pk}"


def test_the_page_shows_the_whole_caseload(leaving: World, leader_client: Client) -> None:
    page = leader_client.get(hand_over_url(leaving))
    rows = {
        person.number: (person.steps_number, person.sessions_number, person.follow_ups_number)
        for person in page.context["people"]
    }
    assert rows == {"D001": (1, 1, 1), "D002": (0, 1, 0), "D004": (0, 1, 0)}
    assert "Hemlig" not in page.content.decode()


def test_everything_goes_to_one_coach(
    leaving: World, leader_client: Client, new_coach: User
) -> None:
    answer = leader_client.post(hand_over_url(leaving), {"everybody": new_coach.pk})
    assert answer.url == HAND_OVER
    for who in ("maryam", "protected", "nils"):
        assert coach_of(leaving.participants[who]) == new_coach
    assert set(CoachingSession.objects.values_list("coach", flat=True)) == {new_coach.pk}
    ended = CoachAssignment.objects.filter(coach=leaving.coach)
    assert {assignment.ends_on for assignment in ended} == {TODAY}
    assert {change.history_user for change in CoachAssignment.history.filter(history_type="~")} == {
        leaving.leader
    }
    assert not leader_client.get(hand_over_url(leaving)).context.get("people")


def test_people_can_be_split(leaving: World, leader_client: Client, new_coach: User) -> None:
    third = User.objects.create_user("tredje@exempel.se", name="Tredje Coach")
    Membership.objects.create(project=leaving.project, user=third, role=Role.COACH)
    hidden = leaving.participants["protected"]
    data = {"everybody": new_coach.pk, f"person-{hidden.pk}": third.pk}
    leader_client.post(hand_over_url(leaving), data)
    assert coach_of(hidden) == third
    assert coach_of(leaving.participants["maryam"]) == new_coach


def test_nobody_is_left_without_a_coach(
    leaving: World, leader_client: Client, new_coach: User
) -> None:
    data = {f"person-{leaving.participants['maryam'].pk}": new_coach.pk}
    answer = leader_client.post(hand_over_url(leaving), data)
    assert "Välj en coach, så att ingen blir utan." in answer.content.decode()
    assert coach_of(leaving.participants["maryam"]) == leaving.coach


def test_nothing_can_be_handed_to_the_one_who_leaves_or_to_an_outsider(
    leaving: World, leader_client: Client
) -> None:
    for user in (leaving.coach, leaving.leader, leaving.stranger):
        answer = leader_client.post(hand_over_url(leaving), {"everybody": user.pk})
        assert answer.status_code == 200
    assert coach_of(leaving.participants["maryam"]) == leaving.coach


def test_a_booking_with_a_colleagues_person_moves_and_the_person_stays(
    leaving: World, leader_client: Client, new_coach: User
) -> None:
    third = User.objects.create_user("tredje@exempel.se", name="Tredje Coach")
    Membership.objects.create(project=leaving.project, user=third, role=Role.COACH)
    nils = give(leaving, "nils", third)
    leader_client.post(hand_over_url(leaving), {"everybody": new_coach.pk})
    assert coach_of(nils) == third
    assert CoachingSession.objects.get(participant=nils).coach == new_coach


def test_another_projects_people_are_untouched(
    leaving: World, leader_client: Client, new_coach: User
) -> None:
    foreign = give(leaving, "foreign", leaving.coach)
    leader_client.post(hand_over_url(leaving), {"everybody": new_coach.pk})
    assert coach_of(foreign) == leaving.coach


@pytest.mark.parametrize("asked", ["999999", "x", "-1"])
def test_an_unknown_coach_is_not_found(leaving: World, leader_client: Client, asked: str) -> None:
    assert leader_client.get(f"{HAND_OVER}?fran={asked}").status_code == 404


def test_only_the_leader_hands_over(leaving: World, signed_in: SignIn, new_coach: User) -> None:
    for role in set(Role) - {Role.PROJECT_LEADER}:
        client = signed_in(leaving.users[role])
        answer = client.post(hand_over_url(leaving), {"everybody": new_coach.pk})
        assert answer.status_code == 403
    assert coach_of(leaving.participants["maryam"]) == leaving.coach


def test_the_members_page_says_what_a_coach_has_in_hand(
    leaving: World, leader_client: Client
) -> None:
    members = "/p/nyttiga/medlemmar/"
    page = leader_client.get(members).content.decode()
    assert "Har 2 deltagare, lämna över" in page
    Membership.objects.get(user=leaving.coach).remove()
    page = leader_client.get(members).content.decode()
    assert f"{leaving.coach.name} har 2 deltagare kvar" in page
    assert hand_over_url(leaving) in page


def test_a_coach_who_has_left_can_still_be_handed_over_from(
    leaving: World, leader_client: Client, new_coach: User
) -> None:
    Membership.objects.get(user=leaving.coach).remove()
    leader_client.post(hand_over_url(leaving), {"everybody": new_coach.pk})
    assert coach_of(leaving.participants["maryam"]) == new_coach


@pytest.mark.parametrize("size", [1, 25])
def test_the_page_keeps_its_budget(
    world: World,
    leader_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    size: int,
) -> None:
    for number in range(size):
        person = world.participant(f"D1{number:02d}")
        CoachAssignment.objects.give(person, world.coach, TODAY)
    with at_most_queries(8):
        leader_client.get(hand_over_url(world))
