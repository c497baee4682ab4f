"""The participant's own page on the telephone."""

import datetime as dt
import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
import time_machine
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.links.models import PersonalLink
from participants.models import (
    ActionPlan,
    CoachingSession,
    MeasurementRequest,
    NextStep,
    ParticipationPeriod,
    PlanGoal,
    StepMeasurement,
)
from participants.models.measurement import DOMAINS
from participants.own_page import KIND
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
AtMost = Callable[[int], AbstractContextManager[None]]
PAGE, QUESTIONS = "/min-sida/", "/min-sida/fragor/"


def opened_by(world: World, who: str) -> Client:
    """A telephone on which the person's link was opened."""
    telephone = Client()
    address = PersonalLink.objects.issue(
        KIND, world.participants[who], world.coach, dt.timedelta(days=90)
    )
    telephone.post(address)
    return telephone


def plan(world: World, who: str) -> ActionPlan:
    return ActionPlan.current_or_first(world.participants[who], world.coach, TODAY)


def step(world: World, who: str = "maryam", **fields: Any) -> NextStep:
    values = {"text": "Ring AF", "responsible": "deltagare", "due_on": TODAY}
    return NextStep.objects.create(
        project=world.project, plan=plan(world, who), **(values | fields)
    )


def goal(world: World, text: str, **fields: Any) -> PlanGoal:
    return PlanGoal.objects.create(
        project=world.project, plan=plan(world, "maryam"), text=text, **fields
    )


def text_of(client: Client, url: str = PAGE) -> str:
    return client.get(url).content.decode()


@pytest.fixture
def telephone(world: World) -> Client:
    return opened_by(world, "maryam")


def test_without_a_link_there_is_no_page(world: World, client: Client) -> None:
    assert client.get(PAGE).status_code == 404


def test_a_signed_in_coach_has_no_page_either(world: World, coach_client: Client) -> None:
    assert coach_client.get(PAGE).status_code == 404


def test_the_page_shows_first_name_goals_and_steps(world: World, telephone: Client) -> None:
    goal(world, "Arbeta halvtid")
    step(world)
    page = text_of(telephone)
    assert "Hej Maryam!" in page
    assert "Arbeta halvtid" in page
    assert "Ring AF" in page


def test_the_page_shows_nothing_else_of_the_person(world: World, telephone: Client) -> None:
    person = world.participants["maryam"]
    CoachingSession.objects.create(
        project=world.project,
        participant=person,
        coach=world.coach,
        date=TODAY,
        topic="Hemligt ämne",
        shared_note="Hemlig anteckning",
    )
    step(world, responsible="coach")
    page = text_of(telephone)
    assert "Coachen gör det" in page
    for kept in ("Haile", "D001", "Flen", "199001012385", "Hemlig", world.coach.name, "nyttiga"):
        assert kept not in re.sub(r"<link[^>]*>", "", page), kept


def test_a_protected_person_and_one_without_a_name_are_greeted_without(world: World) -> None:
    for who in ("protected", "anonymous"):
        page = text_of(opened_by(world, who))
        assert "<h1>Hej!</h1>" in page
        for kept in ("Hemlig", "Person", "D003", "D004"):
            assert kept not in page


def test_goals_that_were_given_up_are_not_shown(world: World, telephone: Client) -> None:
    goal(world, "Bli pilot", status=PlanGoal.Status.DROPPED)
    goal(world, "Komma i tid", status=PlanGoal.Status.REACHED)
    page = text_of(telephone)
    assert "Bli pilot" not in page
    assert "Du är framme!" in page


def test_a_step_is_ticked_by_the_person(world: World, telephone: Client) -> None:
    one = step(world)
    answer = telephone.post(f"/min-sida/steg/{one.pk}/")
    assert answer.url == f"/min-sida/#steg-{one.pk}"
    one.refresh_from_db()
    assert (one.done_on, one.done_by_participant) == (TODAY, True)
    assert "Klart i dag" in text_of(telephone)


def test_how_it_went_is_kept_and_shown_to_the_coach(
    world: World, telephone: Client, coach_client: Client
) -> None:
    one = step(world)
    telephone.post(f"/min-sida/steg/{one.pk}/")
    telephone.post(f"/min-sida/steg/{one.pk}/", {"result": "Det gick bra"})
    page = text_of(coach_client, f"/p/nyttiga/deltagare/{world.participants['maryam'].pk}/")
    assert "kryssade själv 2 november: ”Det gick bra”" in page


def test_a_personnummer_in_the_line_is_refused_and_what_was_typed_stays(
    world: World, telephone: Client
) -> None:
    one = step(world)
    telephone.post(f"/min-sida/steg/{one.pk}/")
    words = "Jag är 19900101-2385"
    answer = telephone.post(f"/min-sida/steg/{one.pk}/", {"result": words})
    assert words in answer.content.decode()
    assert "Ta bort det" in answer.content.decode()
    one.refresh_from_db()
    assert one.result == ""


def test_a_tick_is_undone_the_same_day(world: World, telephone: Client) -> None:
    one = step(world)
    telephone.post(f"/min-sida/steg/{one.pk}/")
    telephone.post(f"/min-sida/steg/{one.pk}/", {"result": "Bra"})
    telephone.post(f"/min-sida/steg/{one.pk}/", {"undo": "1", "result": "Bra"})
    one.refresh_from_db()
    assert (one.done_on, one.done_by_participant, one.result) == (None, False, "")


def test_a_tick_of_another_day_is_not_undone(world: World, telephone: Client) -> None:
    one = step(world, done_on=TODAY - dt.timedelta(days=1), done_by_participant=True)
    assert telephone.post(f"/min-sida/steg/{one.pk}/", {"undo": "1"}).status_code == 404
    one.refresh_from_db()
    assert one.done_on is not None


def test_pressing_twice_is_one_tick(world: World, telephone: Client) -> None:
    one = step(world)
    for _ in range(2):
        telephone.post(f"/min-sida/steg/{one.pk}/")
    one.refresh_from_db()
    assert one.done_on == TODAY
    assert one.history.count() == 2  # made, ticked


@pytest.mark.parametrize(
    "fields",
    [
        {"responsible": "coach"},
        {"responsible": ""},
        {"closed_on": TODAY},
        {"done_on": TODAY},  # ticked by staff
    ],
)
def test_only_an_own_open_step_can_be_ticked(
    world: World, telephone: Client, fields: dict[str, Any]
) -> None:
    one = step(world, **fields)
    assert telephone.post(f"/min-sida/steg/{one.pk}/").status_code == 404
    one.refresh_from_db()
    assert not one.done_by_participant


def test_somebody_elses_step_is_refused(world: World, telephone: Client) -> None:
    foreign = ActionPlan.current_or_first(world.participants["foreign"], None, TODAY)
    others = [
        step(world, "nils"),
        NextStep.objects.create(
            project=world.other_project, plan=foreign, text="Ring", responsible="deltagare"
        ),
    ]
    for one in others:
        assert telephone.post(f"/min-sida/steg/{one.pk}/").status_code == 404
        one.refresh_from_db()
        assert one.done_on is None
    assert telephone.post("/min-sida/steg/999999/").status_code == 404


def test_a_step_of_an_older_version_is_refused(world: World, telephone: Client) -> None:
    old = step(world)
    ActionPlan.new_version(
        world.participants["maryam"], based_on=1, author=None, date=TODAY, words={}, goals=[]
    )
    answer = telephone.post(f"/min-sida/steg/{old.pk}/")
    assert "Steget finns inte längre" in answer.content.decode()


def test_nobody_who_is_signed_in_gets_the_blame(world: World) -> None:
    telephone = opened_by(world, "maryam")
    telephone.force_login(world.coach)  # the coach's own telephone was borrowed
    one = step(world)
    telephone.post(f"/min-sida/steg/{one.pk}/")
    assert one.history.latest().history_user is None
    assert world.coach.name not in text_of(telephone)


@pytest.mark.parametrize("reason", ["TILL_ARBETE", "FELREGISTRERING"])
def test_after_the_exit_the_page_is_dead(world: World, telephone: Client, reason: str) -> None:
    one = step(world)
    ParticipationPeriod.objects.filter(participant=world.participants["maryam"]).update(
        ends_on=TODAY, end_reason=reason
    )
    assert telephone.get(PAGE).status_code == 404
    assert telephone.post(f"/min-sida/steg/{one.pk}/").status_code == 404
    assert telephone.post(QUESTIONS, {"d1": "3"}).status_code == 404
    assert not StepMeasurement.objects.exists()


def test_a_mistaken_period_with_a_later_end_is_dead_too(world: World, telephone: Client) -> None:
    ParticipationPeriod.objects.filter(participant=world.participants["maryam"]).update(
        ends_on=TODAY + dt.timedelta(days=9), end_reason="FELREGISTRERING"
    )
    assert telephone.get(PAGE).status_code == 404


def test_closing_the_page_takes_a_new_link_to_come_back(world: World, telephone: Client) -> None:
    assert "Sidan är stängd" in telephone.post("/min-sida/stang/").content.decode()
    assert telephone.get(PAGE).status_code == 404
    assert PersonalLink.objects.get().revoked_at is not None


def test_the_page_is_not_stored_not_found_and_asks_nobody_else(
    world: World, telephone: Client
) -> None:
    step(world)
    answer = telephone.get(PAGE)
    page = answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
    assert "noindex" in answer.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex' in page
    assert "<script" not in page
    assert not re.search(r'(src|href)="(https?:)?//', page)


def test_looking_changes_nothing(world: World, telephone: Client) -> None:
    one = step(world)
    for url in (PAGE, QUESTIONS, f"/min-sida/steg/{one.pk}/", "/min-sida/stang/"):
        assert telephone.get(url).status_code in {200, 302}
    one.refresh_from_db()
    assert one.done_on is None
    assert PersonalLink.objects.get().revoked_at is None


@pytest.mark.parametrize("number", [1, 30])
def test_the_page_costs_the_same_however_long_the_plan(
    world: World, telephone: Client, number: int, at_most_queries: AtMost
) -> None:
    for one in range(number):
        step(world, text=f"Steg {one}")
    with at_most_queries(6):
        telephone.get(PAGE)


# --- The ten questions


def measurement(world: World, days_ago: int, **fields: Any) -> StepMeasurement:
    values = {"respondent": "deltagare", "d1": 2} | fields
    return StepMeasurement.objects.create(
        project=world.project,
        participant=world.participants["maryam"],
        date=TODAY - dt.timedelta(days=days_ago),
        **values,
    )


def is_offered(telephone: Client) -> bool:
    return telephone.get(QUESTIONS).status_code == 200


def test_the_questions_are_offered_before_the_first_answer(telephone: Client) -> None:
    assert "Svara på frågorna" in text_of(telephone)
    assert text_of(telephone, QUESTIONS).count("<fieldset") == len(DOMAINS)


@pytest.mark.parametrize(("days_ago", "offered"), [(30, False), (90, False), (91, True)])
def test_the_questions_come_back_after_three_months(
    world: World, telephone: Client, days_ago: int, offered: bool
) -> None:
    measurement(world, days_ago)
    assert is_offered(telephone) == offered
    assert ("Svara på frågorna" in text_of(telephone)) == offered


def test_what_the_coach_answered_does_not_count_as_the_persons(
    world: World, telephone: Client
) -> None:
    measurement(world, 5, respondent="coach")
    assert is_offered(telephone)


def test_staff_may_ask_earlier(world: World, telephone: Client) -> None:
    measurement(world, 30)
    MeasurementRequest.objects.create(
        project=world.project, participant=world.participants["maryam"], asked_on=TODAY
    )
    assert is_offered(telephone)
    telephone.post(QUESTIONS, {"d1": "3"})
    with time_machine.travel("2026-11-03 08:00:00+00:00", tick=False):
        assert not is_offered(telephone)


def test_the_answers_are_the_persons_own(world: World, telephone: Client) -> None:
    answer = telephone.post(QUESTIONS, {"d1": "4", "d2": "0", "d7": "5"})
    assert answer.url == "/min-sida/#fragor"
    saved = StepMeasurement.objects.get()
    assert (saved.respondent, saved.date, saved.entered_by) == ("deltagare", TODAY, None)
    assert saved.answers == {"d1": 4, "d7": 5}
    assert saved.project == world.project


def test_answers_are_changed_the_same_day_and_stay_one_measurement(
    world: World, telephone: Client
) -> None:
    telephone.post(QUESTIONS, {"d1": "4", "d2": "2"})
    assert "Tack, du har svarat i dag" in text_of(telephone)
    page = text_of(telephone, QUESTIONS)
    assert re.search(r'name="d1" value="4"[^>]*checked', page)
    telephone.post(QUESTIONS, {"d1": "5", "d2": "0"})
    assert StepMeasurement.objects.get().answers == {"d1": 5}


def test_answers_outside_an_offer_are_not_taken(world: World, telephone: Client) -> None:
    measurement(world, 30)
    telephone.post(QUESTIONS, {"d1": "5"})
    assert StepMeasurement.objects.count() == 1


@pytest.mark.parametrize("answers", [{}, {"d1": "0", "d2": "0"}])
def test_no_answer_at_all_is_said_and_not_saved(telephone: Client, answers: dict[str, str]) -> None:
    answer = telephone.post(QUESTIONS, answers)
    assert "Svara på minst en fråga" in answer.content.decode()
    assert not StepMeasurement.objects.exists()


@pytest.mark.parametrize("forged", ["6", "-1", "x", "1.5"])
def test_an_answer_off_the_scale_is_refused(telephone: Client, forged: str) -> None:
    telephone.post(QUESTIONS, {"d1": forged, "d2": "3"})
    assert not StepMeasurement.objects.exists()
