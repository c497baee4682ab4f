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
    } | changes


def test_a_coach_books_a_session_as_her_own(world: World, coach_client: Client) -> None:
    person = world.participants["maryam"]
    answer = coach_client.post(add_url(person), facts(date="2026-11-09", status="bokad"))
    booked = CoachingSession.objects.get()
    assert (booked.coach, booked.status, booked.minutes) == (world.coach, "bokad", 60)
    assert answer.url == f"/p/nyttiga/deltagare/{person.pk}/"


def test_a_held_session_leads_to_the_next_step(world: World, coach_client: Client) -> None:
    answer = coach_client.post(add_url(world.participants["maryam"]), facts())
    assert answer.url == f"{edit_url(CoachingSession.objects.get())}#steps"
    page = coach_client.get(answer.url).content.decode()
    assert "Vad blir nästa steg?" in page


def test_a_step_added_after_the_session_returns_to_it(world: World, coach_client: Client) -> None:
    held = session(world)
    data = {
        "text": "Ring Tvätteri Ek",
        "responsible": "deltagare",
        "due_on": "2026-11-09",
        "next": edit_url(held),
    }
    person = world.participants["maryam"]
    answer = coach_client.post(f"/p/nyttiga/deltagare/{person.pk}/steg/", data)
    assert answer.url == f"{edit_url(held)}#steps"
    assert NextStep.objects.get().plan.participant == person


def test_logging_opens_as_held_today_and_an_hour_long(world: World, coach_client: Client) -> None:
    answer = coach_client.get(add_url(world.participants["maryam"]) + "?logga")
    form = answer.context["form"]
    assert form["status"].value() == "genomford"
    assert form["date"].value() == TODAY
    assert form["minutes"].value() == 60


def test_a_session_to_come_cannot_have_been_held(world: World, coach_client: Client) -> None:
    answer = coach_client.post(add_url(world.participants["maryam"]), facts(date="2026-11-03"))
    assert "Dagen har inte varit än" in answer.content.decode()
    assert not CoachingSession.objects.exists()


@pytest.mark.parametrize("starts_at", ["13:30", ""])
def test_the_same_session_is_not_saved_twice(
    world: World, coach_client: Client, starts_at: str
) -> None:
    for _ in range(2):
        answer = coach_client.post(
            add_url(world.participants["maryam"]), facts(starts_at=starts_at)
        )
    assert "Det finns redan ett tillfälle den tiden." in answer.content.decode()
    assert CoachingSession.objects.count() == 1


def test_the_note_saves_itself(world: World, coach_client: Client) -> None:
    held = session(world)
    answer = coach_client.post(f"{edit_url(held)}anteckning/", {"shared_note": SECRET})
    assert answer.status_code == 204
    held.refresh_from_db()
    assert held.shared_note == SECRET
    assert held.note_saved_at is not None


def test_a_coach_reads_the_note(world: World, coach_client: Client) -> None:
    held = session(world, shared_note=SECRET)
    assert SECRET in coach_client.get(edit_url(held)).content.decode()


def test_a_saved_session_keeps_note_and_facts(world: World, coach_client: Client) -> None:
    held = session(world, status="bokad")
    coach_client.post(edit_url(held), facts(shared_note=SECRET, form="promenad"))
    held.refresh_from_db()
    assert (held.shared_note, held.status, held.form) == (SECRET, "genomford", "promenad")


def test_an_imported_session_becomes_the_coachs_who_takes_it_up(
    world: World, coach_client: Client
) -> None:
    imported = session(world, coach=None, status="bokad")
    coach_client.post(edit_url(imported), facts(shared_note=""))
    imported.refresh_from_db()
    assert imported.coach == world.coach


def test_the_note_stands_in_no_history(world: World, coach_client: Client) -> None:
    held = session(world)
    coach_client.post(edit_url(held), facts(shared_note=SECRET, form="promenad"))
    fields = {field.name for field in CoachingSession.history.model._meta.get_fields()}
    assert "shared_note" not in fields
    assert held.history.count() == 2


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
