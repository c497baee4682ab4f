"""The form at the workplace: held in under a minute, with a next step."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.audit.models import Read
from participants.follow_up_plan import make_plan
from participants.models import FollowUp, NextStep, Placement
from participants.models.plan import agree_on_step
from tests.participants.follow_up_world import (
    ON_TODAY,
    STEP,
    WORDS,
    followed_placement,
    text,
    url,
)
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
Date = dt.date
Light, Status, Way = FollowUp.Light, FollowUp.Status, FollowUp.Way


@pytest.fixture
def placement(world: World) -> Placement:
    return followed_placement(world)


@pytest.fixture
def follow_up(placement: Placement) -> FollowUp:
    """The late one of 26 October."""
    return placement.follow_ups.get(date=Date(2026, 10, 26))


def test_saving_holds_it_with_the_words_of_both(
    coach_client: Client, world: World, follow_up: FollowUp
) -> None:
    response = coach_client.post(url("follow_up", follow_up), WORDS | STEP)
    assert response.status_code == 302
    assert response.url == f"{url('placement', follow_up.placement)}#follow-ups"
    follow_up.refresh_from_db()
    assert (follow_up.status, follow_up.light) == (Status.HELD, Light.YELLOW)
    assert follow_up.participant_word == "Jag vill prova kassan."
    assert follow_up.enterprise_word == "Kommer i tid."
    assert follow_up.obstacles == "Långa raster."
    assert follow_up.held_by == world.coach
    assert (follow_up.date, follow_up.due_on) == (Date(2026, 10, 30), Date(2026, 10, 26))


def test_saving_leads_to_a_next_step_on_the_persons_page(
    coach_client: Client, world: World, follow_up: FollowUp
) -> None:
    coach_client.post(url("follow_up", follow_up), WORDS | STEP)
    step = NextStep.objects.get(plan__participant=world.participants["maryam"])
    assert (step.origin, step.origin_id) == (NextStep.Origin.FOLLOW_UP, follow_up.pk)
    person = text(coach_client, url("participant", world.participants["maryam"]))
    assert "Prata med handledaren om rasterna" in person


def test_without_a_next_step_nothing_is_saved_and_the_words_stay(
    coach_client: Client, follow_up: FollowUp
) -> None:
    response = coach_client.post(url("follow_up", follow_up), WORDS)
    body = response.content.decode()
    assert "Skriv nästa steg" in body
    assert "Jag vill prova kassan." in body
    follow_up.refresh_from_db()
    assert follow_up.status == Status.PLANNED


def test_the_open_steps_may_hold_instead(
    coach_client: Client, world: World, follow_up: FollowUp
) -> None:
    agree_on_step(
        world.participants["maryam"],
        author=world.coach,
        day=TODAY,
        text="Ringa",
        responsible="coach",
        due_on=TODAY,
        origin=NextStep.Origin.COACHING,
        origin_id=1,
    )
    coach_client.post(url("follow_up", follow_up), WORDS | {"open_steps_hold": "on"})
    follow_up.refresh_from_db()
    assert follow_up.status == Status.HELD
    assert NextStep.objects.count() == 1


def test_a_light_must_be_chosen(coach_client: Client, follow_up: FollowUp) -> None:
    response = coach_client.post(url("follow_up", follow_up), WORDS | STEP | {"light": ""})
    assert "Välj grönt, gult eller rött." in response.content.decode()


def test_it_opens_with_todays_date(coach_client: Client, follow_up: FollowUp) -> None:
    assert 'value="2026-11-02"' in text(coach_client, url("follow_up", follow_up))


@pytest.mark.parametrize(
    ("date", "fault"),
    [("2026-11-03", "Den dagen har inte varit än"), ("2026-10-11", "Placeringen började")],
)
def test_a_day_that_cannot_have_been_is_refused(
    coach_client: Client, follow_up: FollowUp, date: str, fault: str
) -> None:
    response = coach_client.post(url("follow_up", follow_up), WORDS | STEP | {"date": date})
    assert fault in response.content.decode()


def test_two_visits_on_one_day_are_refused_in_words(
    coach_client: Client, placement: Placement, follow_up: FollowUp
) -> None:
    FollowUp.objects.filter(placement=placement, date=TODAY).update(status=Status.HELD)
    response = coach_client.post(url("follow_up", follow_up), WORDS | STEP | ON_TODAY)
    assert "Det finns redan en sådan uppföljning den dagen." in response.content.decode()


def test_a_late_one_held_on_the_day_of_the_next_was_missed(
    coach_client: Client, placement: Placement, follow_up: FollowUp
) -> None:
    coach_client.post(url("follow_up", follow_up), WORDS | STEP | ON_TODAY)
    follow_up.refresh_from_db()
    assert (follow_up.status, follow_up.participant_word) == (Status.MISSED, "")
    todays = placement.follow_ups.get(date=TODAY)
    assert (todays.status, todays.participant_word) == (Status.HELD, "Jag vill prova kassan.")


def test_one_to_come_that_is_opened_today_leaves_itself_planned(
    coach_client: Client, placement: Placement
) -> None:
    next_week = placement.follow_ups.get(date=Date(2026, 11, 9))
    coach_client.post(url("follow_up", next_week), WORDS | STEP | ON_TODAY)
    next_week.refresh_from_db()
    assert (next_week.status, next_week.date) == (Status.PLANNED, Date(2026, 11, 9))
    assert placement.follow_ups.get(date=TODAY).status == Status.HELD


def test_holding_one_early_takes_the_rules_date_with_it(
    coach_client: Client, placement: Placement
) -> None:
    planned = placement.follow_ups.get(date=Date(2026, 11, 9))
    coach_client.post(url("follow_up", planned), WORDS | STEP)
    make_plan(placement, TODAY)
    assert placement.follow_ups.filter(due_on=Date(2026, 11, 9)).count() == 1


def test_a_personnummer_in_the_words_is_asked_about(
    coach_client: Client, follow_up: FollowUp
) -> None:
    words = WORDS | STEP | {"enterprise_word": "Hon, 19900101-2385, är bra."}
    body = coach_client.post(url("follow_up", follow_up), words).content.decode()
    assert "Det ser ut att stå ett personnummer i texten" in body


def test_the_words_save_themselves_while_they_are_written(
    coach_client: Client, follow_up: FollowUp
) -> None:
    response = coach_client.post(url("follow_up_word", follow_up), {"obstacles": "Halt ute"})
    assert response.status_code == 204
    follow_up.refresh_from_db()
    assert (follow_up.obstacles, follow_up.status) == ("Halt ute", Status.PLANNED)


def test_what_is_held_does_not_change_behind_ones_back(
    coach_client: Client, follow_up: FollowUp
) -> None:
    FollowUp.objects.filter(pk=follow_up.pk).update(status=Status.HELD)
    response = coach_client.post(url("follow_up_word", follow_up), {"obstacles": "Annat"})
    assert response.status_code == 404


def test_correcting_a_held_one_asks_for_no_new_step(
    coach_client: Client, world: World, follow_up: FollowUp
) -> None:
    coach_client.post(url("follow_up", follow_up), WORDS | STEP)
    coach_client.post(url("follow_up", follow_up), WORDS | {"light": "gron"})
    follow_up.refresh_from_db()
    assert follow_up.light == Light.GREEN
    assert NextStep.objects.count() == 1


def test_who_held_it_stands_when_another_corrects_it(
    coach_client: Client, leader_client: Client, world: World, follow_up: FollowUp
) -> None:
    coach_client.post(url("follow_up", follow_up), WORDS | STEP)
    leader_client.post(url("follow_up", follow_up), WORDS | {"light": "rod"})
    follow_up.refresh_from_db()
    assert (follow_up.held_by, follow_up.light) == (world.coach, Light.RED)


def test_the_process_leader_sees_only_the_steps_of_the_placement(
    world: World, signed_in: SignIn, follow_up: FollowUp
) -> None:
    for origin, words in (("coachning", "Ringa vården"), ("uppfoljning", "Ordna nyckel")):
        agree_on_step(
            world.participants["maryam"],
            author=world.coach,
            day=TODAY,
            text=words,
            responsible="coach",
            due_on=TODAY,
            origin=NextStep.Origin(origin),
            origin_id=1,
        )
    body = text(signed_in(world.users[Role.PROCESS_LEADER]), url("follow_up", follow_up))
    assert "Ordna nyckel" in body
    assert "Ringa vården" not in body


def test_a_protected_person_is_a_number(world: World, coach_client: Client) -> None:
    placement = world.placement("P002", world.participants["protected"])
    row = FollowUp.objects.create(
        project=world.project, placement=placement, date=TODAY, way=Way.VISIT
    )
    for name, of in (
        ("follow_up", row),
        ("follow_up_move", row),
        ("follow_up_missed", row),
        ("follow_up_add", placement),
        ("placement_pause", placement),
        ("placement_days", placement),
    ):
        body = text(coach_client, url(name, of))
        assert "D004" in body, name
        assert "Hemlig" not in body, name


def test_opening_one_is_written_in_the_read_log(
    coach_client: Client, world: World, follow_up: FollowUp
) -> None:
    text(coach_client, url("follow_up", follow_up))
    read = Read.objects.get()
    assert (read.page, read.participant_number) == ("uppföljningen", "D001")


def test_reading_writes_nothing(coach_client: Client, follow_up: FollowUp) -> None:
    before = FollowUp.history.count()
    for name in ("follow_up", "follow_up_move", "follow_up_missed"):
        text(coach_client, url(name, follow_up))
    assert FollowUp.history.count() == before


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.PROCESS_LEADER, Role.COACH])
def test_those_who_work_with_placements_may_follow_up(
    world: World, signed_in: SignIn, follow_up: FollowUp, role: Role
) -> None:
    response = signed_in(world.users[role]).post(url("follow_up", follow_up), WORDS | STEP)
    assert response.status_code == 302


@pytest.mark.parametrize("role", [Role.ECONOMIST, Role.STEERING_GROUP, Role.SUPERVISOR])
def test_the_others_may_not(
    world: World, signed_in: SignIn, follow_up: FollowUp, role: Role
) -> None:
    response = signed_in(world.users[role]).post(url("follow_up", follow_up), WORDS | STEP)
    assert response.status_code == 403


def test_a_stranger_does_not_find_it(world: World, signed_in: SignIn, follow_up: FollowUp) -> None:
    response = signed_in(world.stranger).post(url("follow_up", follow_up), WORDS | STEP)
    assert response.status_code == 404
    follow_up.refresh_from_db()
    assert follow_up.status == Status.PLANNED
