"""Coaching: booked, logged, and whose eyes the note is for."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import CoachingSession, NextStep, Participant
from tests.world import TODAY, World

SignIn = Callable[[User], Client]
SECRET = "Vågar inte åka buss än"


def session(world: World, who: str = "maryam", **fields: object) -> CoachingSession:
    values = {"date": TODAY, "status": "genomford", "coach": world.coach} | fields
    return CoachingSession.objects.create(
        project=world.project, participant=world.participants[who], **values
    )


def add_url(participant: Participant) -> str:
    return f"/p/nyttiga/deltagare/{participant.pk}/coachning/ny/"


def edit_url(booked: CoachingSession) -> str:
    return f"/p/nyttiga/deltagare/coachning/{booked.pk}/"


def facts(**changes: str) -> dict[str, str]:
    return {
        "date": "2026-11-02",
        "starts_at": "13:30",
        "minutes": "60",
        "phase": "verkstad",
        "status": "genomford",
        "form": "digitalt",
        "step_text": "Ring Tvätteri Ek",
        "step_responsible": "deltagare",
        "step_due_on": "2026-11-09",
    } | changes


def booking(**changes: str) -> dict[str, str]:
    return {
        "date": "2026-11-09",
        "starts_at": "13:30",
        "minutes": "60",
        "phase": "verkstad",
    } | changes


def log_url(participant: Participant) -> str:
    return add_url(participant) + "?logga"


def outcome_url(booked: CoachingSession) -> str:
    return f"{edit_url(booked)}?utfall"


def test_a_coach_books_a_session_as_her_own(world: World, coach_client: Client) -> None:
    person = world.participants["maryam"]
    answer = coach_client.post(add_url(person), booking())
    booked = CoachingSession.objects.get()
    assert (booked.coach, booked.status, booked.minutes) == (world.coach, "bokad", 60)
    assert answer.url == f"/p/nyttiga/deltagare/{person.pk}/"


def test_a_held_session_ends_in_a_step_of_the_plan(world: World, coach_client: Client) -> None:
    person = world.participants["maryam"]
    answer = coach_client.post(log_url(person), facts())
    held, step = CoachingSession.objects.get(), NextStep.objects.get()
    assert answer.url == edit_url(held)
    assert (step.text, step.origin, step.origin_id) == ("Ring Tvätteri Ek", "coachning", held.pk)
    assert step.plan.participant == person
    page = coach_client.get(answer.url).content.decode()
    assert "Det här bestämde ni" in page
    assert "Ring Tvätteri Ek" in page


def test_a_held_session_without_a_step_is_not_saved(world: World, coach_client: Client) -> None:
    answer = coach_client.post(log_url(world.participants["maryam"]), facts(step_text=""))
    assert "Skriv vad som ska göras." in answer.content.decode()
    nothing = facts(step_text="", step_responsible="", step_due_on="")
    answer = coach_client.post(log_url(world.participants["maryam"]), nothing)
    assert "Skriv nästa steg" in answer.content.decode()
    assert not CoachingSession.objects.exists()


def test_a_session_that_was_not_held_asks_for_no_step(world: World, coach_client: Client) -> None:
    nothing = facts(status="utebliven", step_text="", step_responsible="", step_due_on="")
    coach_client.post(log_url(world.participants["maryam"]), nothing)
    assert CoachingSession.objects.get().status == "utebliven"
    assert not NextStep.objects.exists()


def test_the_outcome_of_a_booking_asks_for_the_step(world: World, coach_client: Client) -> None:
    booked = session(world, status="bokad")
    assert coach_client.get(outcome_url(booked)).context["form"]["status"].value() == "genomford"
    coach_client.post(outcome_url(booked), facts())
    booked.refresh_from_db()
    assert booked.status == "genomford"
    assert NextStep.objects.get().origin_id == booked.pk


def test_a_held_session_can_be_corrected_without_another_step(
    world: World, coach_client: Client
) -> None:
    held = session(world)
    nothing = facts(form="telefon", step_text="", step_responsible="", step_due_on="")
    coach_client.post(edit_url(held), nothing)
    held.refresh_from_db()
    assert held.form == "telefon"


def test_a_placed_person_is_coached_in_the_placement(world: World, coach_client: Client) -> None:
    person = world.participants["maryam"]
    assert coach_client.get(log_url(person)).context["form"]["phase"].value() == "verkstad"
    world.placement("P001", person)
    assert coach_client.get(log_url(person)).context["form"]["phase"].value() == "placering"


@pytest.mark.parametrize("status", ["utebliven", "sen_avbokning", "avbokad_i_tid"])
def test_a_button_says_what_came_of_a_booking(
    world: World, coach_client: Client, status: str
) -> None:
    booked = session(world, status="bokad")
    answer = coach_client.post(f"{edit_url(booked)}utfall/", {"status": status, "next": "idag"})
    booked.refresh_from_db()
    assert (booked.status, answer.url) == (status, "/p/nyttiga/")
    assert booked.history.count() == 2


@pytest.mark.parametrize("status", ["genomford", "ombokad", "bokad", "hittepå", ""])
def test_a_button_says_nothing_else(world: World, coach_client: Client, status: str) -> None:
    booked = session(world, status="bokad")
    answer = coach_client.post(f"{edit_url(booked)}utfall/", {"status": status})
    booked.refresh_from_db()
    assert (booked.status, answer.url) == ("bokad", edit_url(booked))


def test_nobody_missed_a_session_that_is_still_to_come(world: World, coach_client: Client) -> None:
    booked = session(world, status="bokad", date=TODAY + dt.timedelta(days=1))
    coach_client.post(f"{edit_url(booked)}utfall/", {"status": "utebliven"})
    booked.refresh_from_db()
    assert booked.status == "bokad"


def test_idag_has_the_buttons_for_todays_session(world: World, coach_client: Client) -> None:
    booked = session(world, status="bokad")
    page = coach_client.get("/p/nyttiga/").content.decode()
    assert f"{edit_url(booked)}utfall/" in page
    assert f"{edit_url(booked)}?utfall" in page
    assert f"{edit_url(booked)}flytta/" in page


def test_the_persons_page_has_the_buttons_for_a_session_that_waits(
    world: World, coach_client: Client, leader_client: Client
) -> None:
    waiting = session(world, status="bokad", date=TODAY - dt.timedelta(days=1))
    to_come = session(world, status="bokad", date=TODAY + dt.timedelta(days=1))
    url = f"/p/nyttiga/deltagare/{waiting.participant_id}/"
    page = coach_client.get(url).content.decode()
    assert f"{edit_url(waiting)}utfall/" in page
    assert f"{edit_url(to_come)}utfall/" not in page
    assert "/utfall/" not in leader_client.get(url).content.decode()


def test_moving_books_another_and_leaves_the_old_one(world: World, coach_client: Client) -> None:
    old = session(world, status="bokad", topic="Modet att ringa", starts_at=dt.time(9))
    move = f"{edit_url(old)}flytta/"
    coach_client.post(move, {"date": "2026-11-12", "starts_at": "10:00", "minutes": "45"})
    old.refresh_from_db()
    new = old.moved_to
    assert new is not None
    assert old.status == "ombokad"
    assert (new.status, new.date, new.topic) == ("bokad", dt.date(2026, 11, 12), "Modet att ringa")
    assert (new.coach, new.minutes, new.phase) == (world.coach, 45, old.phase)
    page = coach_client.get(edit_url(old)).content.decode()
    assert f'Flyttad till <a href="{edit_url(new)}">12 november 2026</a>' in page
    assert "Flyttad från" in coach_client.get(edit_url(new)).content.decode()
    person = coach_client.get(f"/p/nyttiga/deltagare/{old.participant_id}/").content.decode()
    assert "Flyttad till 12 november" in person


def test_a_session_moves_once_and_never_into_the_past(world: World, coach_client: Client) -> None:
    old = session(world, status="bokad")
    answer = coach_client.post(f"{edit_url(old)}flytta/", {"date": "2026-10-01"})
    assert "Den dagen har varit" in answer.content.decode()
    coach_client.post(f"{edit_url(old)}flytta/", {"date": "2026-11-12"})
    assert coach_client.post(f"{edit_url(old)}flytta/", {"date": "2026-11-13"}).status_code == 404
    assert CoachingSession.objects.count() == 2


def test_two_sessions_at_the_same_time_are_warned_about(world: World, coach_client: Client) -> None:
    session(world, "protected", status="bokad", starts_at=dt.time(13), minutes=60)
    url = add_url(world.participants["maryam"])
    answer = coach_client.post(url, booking(date="2026-11-02"))
    page = answer.content.decode()
    assert "Coachen har ett annat samtal då" in page
    assert "D004, 13.00–14.00" in page
    coach_client.post(url, booking(date="2026-11-02", anyway="same-time"))
    assert CoachingSession.objects.count() == 2


@pytest.mark.parametrize("starts_at", ["12:00", "14:00", ""])
def test_sessions_that_do_not_meet_are_not_warned_about(
    world: World, coach_client: Client, starts_at: str
) -> None:
    session(world, "nils", status="bokad", starts_at=dt.time(13), minutes=60)
    data = booking(date="2026-11-02", starts_at=starts_at)
    coach_client.post(add_url(world.participants["maryam"]), data)
    assert CoachingSession.objects.count() == 2


def test_a_personnummer_in_the_topic_is_warned_about(world: World, coach_client: Client) -> None:
    data = booking(topic="Prata med 19900101-2385")
    answer = coach_client.post(add_url(world.participants["maryam"]), data)
    assert "Det ser ut att stå ett personnummer" in answer.content.decode()
    assert not CoachingSession.objects.exists()


def test_the_topic_is_for_coaches_only(world: World, leader_client: Client) -> None:
    held = session(world, topic=SECRET)
    for part in ("", "andringar/"):
        url = f"/p/nyttiga/deltagare/{held.participant_id}/{part}"
        assert SECRET not in leader_client.get(url).content.decode()


def test_logging_opens_as_held_today_and_an_hour_long(world: World, coach_client: Client) -> None:
    answer = coach_client.get(log_url(world.participants["maryam"]))
    form = answer.context["form"]
    assert form["status"].value() == "genomford"
    assert form["date"].value() == TODAY
    assert form["minutes"].value() == 60


def test_a_session_to_come_cannot_have_been_held(world: World, coach_client: Client) -> None:
    answer = coach_client.post(log_url(world.participants["maryam"]), facts(date="2026-11-03"))
    assert "Dagen har inte varit än" in answer.content.decode()
    assert not CoachingSession.objects.exists()


@pytest.mark.parametrize("starts_at", ["13:30", ""])
def test_the_same_session_is_not_saved_twice(
    world: World, coach_client: Client, starts_at: str
) -> None:
    for _ in range(2):
        answer = coach_client.post(
            log_url(world.participants["maryam"]), facts(starts_at=starts_at)
        )
    assert "Det finns redan ett tillfälle den tiden." in answer.content.decode()
    assert CoachingSession.objects.count() == 1


def test_a_saved_session_keeps_its_note(world: World, coach_client: Client) -> None:
    held = session(world, shared_note=SECRET)
    coach_client.post(edit_url(held), facts(shared_note="", form="promenad"))
    held.refresh_from_db()
    assert (held.shared_note, held.status, held.form) == (SECRET, "genomford", "promenad")


def test_an_imported_session_becomes_the_coachs_who_takes_it_up(
    world: World, coach_client: Client
) -> None:
    imported = session(world, coach=None, status="bokad")
    coach_client.post(outcome_url(imported), facts())
    imported.refresh_from_db()
    assert imported.coach == world.coach


def test_the_leader_sees_that_it_was_held_and_no_word_of_it(
    world: World, leader_client: Client
) -> None:
    session(world, shared_note=SECRET)
    person = world.participants["maryam"]
    page = leader_client.get(f"/p/nyttiga/deltagare/{person.pk}/").content.decode()
    assert "Genomförd" in page
    assert "1 av 2–4" in page
    assert SECRET not in page
    changes = leader_client.get(f"/p/nyttiga/deltagare/{person.pk}/andringar/").content.decode()
    assert SECRET not in changes


def test_a_placement_has_its_own_progress(world: World, coach_client: Client) -> None:
    session(world, phase="placering")
    person = world.participants["maryam"]
    world.placement("P001", person)
    page = coach_client.get(f"/p/nyttiga/deltagare/{person.pk}/").content.decode()
    assert "0 av 2–4" in page
    assert "1 av 4–6" in page


def test_only_held_sessions_of_the_workshop_phase_are_progress(
    world: World, coach_client: Client
) -> None:
    session(world)
    session(world, date=TODAY - dt.timedelta(days=7))
    session(world, date=TODAY - dt.timedelta(days=1), status="utebliven")
    session(world, date=TODAY - dt.timedelta(days=2), phase="placering")
    person = world.participants["maryam"]
    page = coach_client.get(f"/p/nyttiga/deltagare/{person.pk}/").content.decode()
    assert "2 av 2–4" in page


def test_more_than_four_sessions_are_simply_counted(world: World, coach_client: Client) -> None:
    for days in range(5):
        session(world, date=TODAY - dt.timedelta(days=days))
    person = world.participants["maryam"]
    page = coach_client.get(f"/p/nyttiga/deltagare/{person.pk}/").content.decode()
    assert "<b>5</b>" in page


def test_a_protected_person_is_a_number_to_the_coach(world: World, coach_client: Client) -> None:
    held = session(world, "protected")
    page = coach_client.get(edit_url(held)).content.decode()
    assert "D004" in page
    assert "Hemlig" not in page


def test_what_is_written_is_shown_as_text_only(world: World, coach_client: Client) -> None:
    held = session(world, shared_note="</textarea><script>alert(1)</script>")
    assert "<script>alert(1)" not in coach_client.get(edit_url(held)).content.decode()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.COACH])
def test_all_but_coaches_are_refused(world: World, signed_in: SignIn, role: Role) -> None:
    held = session(world, shared_note=SECRET)
    client = signed_in(world.users[role])
    for url in (add_url(world.participants["maryam"]), edit_url(held)):
        assert client.get(url).status_code == 403
        assert client.post(url, facts()).status_code == 403
    assert client.post(f"{edit_url(held)}anteckning/", {"shared_note": ""}).status_code == 403
    held.refresh_from_db()
    assert held.shared_note == SECRET


def test_to_a_stranger_nothing_is_there(world: World, signed_in: SignIn) -> None:
    held = session(world)
    client = signed_in(world.stranger)
    for url in (add_url(world.participants["maryam"]), edit_url(held)):
        assert client.get(url).status_code == 404
    assert client.post(f"{edit_url(held)}anteckning/", {"shared_note": "x"}).status_code == 404


def test_another_projects_person_and_session_are_not_found(
    world: World, coach_client: Client
) -> None:
    foreign = world.participants["foreign"]
    theirs = CoachingSession.objects.create(
        project=world.other_project, participant=foreign, date=TODAY
    )
    assert coach_client.get(add_url(foreign)).status_code == 404
    assert coach_client.post(add_url(foreign), facts()).status_code == 404
    assert coach_client.get(edit_url(theirs)).status_code == 404
    assert (
        coach_client.post(f"{edit_url(theirs)}anteckning/", {"shared_note": "x"}).status_code == 404
    )


@pytest.mark.parametrize("size", [1, 30])
def test_the_sessions_page_keeps_its_budget(
    world: World,
    coach_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    size: int,
) -> None:
    sessions = [session(world, date=TODAY - dt.timedelta(days=day)) for day in range(size)]
    with at_most_queries(10):
        coach_client.get(edit_url(sessions[0]))


def test_many_sessions_come_when_they_are_asked_for(world: World, coach_client: Client) -> None:
    for number in range(30):
        session(world, date=TODAY - dt.timedelta(days=number))
    page = f"/p/nyttiga/deltagare/{world.participants['maryam'].pk}/"
    short, whole = (coach_client.get(f"{page}{asked}").content.decode() for asked in ("", "?allt"))
    assert "Visa alla samtal" in short
    assert (short.count("> coachning "), whole.count("> coachning ")) == (16, 30)
    assert "Visa alla samtal" not in whole
