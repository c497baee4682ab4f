"""Joint meetings: planned, held, and what was promised there."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client

from nyttiga.audit.models import Read
from participants.models import ActionPlan, JointMeeting, NextStep, Professional
from tests.participants.consent_world import (
    Kind,
    give,
    joint_meeting,
    organisation,
    person,
    professional,
    url,
)
from tests.participants.worklist_world import plan_with_step
from tests.world import TODAY, World

SOON = "2026-11-20"


@pytest.fixture
def open_door(world: World) -> World:
    give(world, "maryam", Kind.INFO_EXCHANGE)
    return world


def send(
    client: Client, meeting: JointMeeting, *promises: tuple[str, str, str], **more: Any
) -> Any:
    """The meeting's form, held, with a row for each promise (who, what, by when)."""
    sent = {
        "date": meeting.date.isoformat(),
        "status": "genomford",
        "lofte-TOTAL_FORMS": "3",
        "lofte-INITIAL_FORMS": "0",
    }
    for number, (who, what, due_on) in enumerate(promises):
        row = f"lofte-{number}-"
        sent |= {f"{row}who": who, f"{row}what": what, f"{row}due_on": due_on}
    return client.post(url("joint_meeting", meeting.pk), sent | more)


# --- Planning -------------------------------------------------------------------------------


def test_a_planned_meeting_stands_on_the_persons_page(
    open_door: World, coach_client: Client
) -> None:
    sent = {"date": SOON, "starts_at": "13:00", "place": "Rådhuset", "about": "Praktiken"}
    response = coach_client.post(url("joint_meeting_add", person(open_door).pk), sent)
    page = url("participant", person(open_door).pk)
    assert response.url == f"{page}#collaboration"
    (meeting,) = coach_client.get(page).context["collaboration_panel"].meetings
    assert (meeting.date, meeting.starts_at) == (dt.date(2026, 11, 20), dt.time(13))
    assert meeting.about == "Praktiken"


def test_one_that_has_been_goes_on_to_what_came_of_it(
    open_door: World, coach_client: Client
) -> None:
    address = url("joint_meeting_add", person(open_door).pk)
    response = coach_client.post(address, {"date": TODAY.isoformat()})
    assert response.url == url("joint_meeting", JointMeeting.objects.get().pk)


def test_the_next_meeting_stands_before_those_that_were_held(
    open_door: World, coach_client: Client
) -> None:
    later, sooner = (joint_meeting(open_door, date=TODAY + dt.timedelta(days=n)) for n in (9, 2))
    held = joint_meeting(open_door, date=TODAY - dt.timedelta(days=5), status="genomford")
    page = coach_client.get(url("participant", person(open_door).pk))
    shown = [one.pk for one in page.context["collaboration_panel"].meetings]
    assert shown == [sooner.pk, later.pk, held.pk]


# --- Holding --------------------------------------------------------------------------------


def test_who_was_there_what_it_came_to_and_who_promised_what(
    open_door: World, coach_client: Client
) -> None:
    anna = professional(open_door)
    meeting = joint_meeting(open_door)
    promised = (f"p{anna.pk}", "Skicka beslutet", SOON)
    send(coach_client, meeting, promised, present=[anna.pk], notes="Alla vill")
    meeting.refresh_from_db()
    assert (meeting.status, meeting.notes) == ("genomford", "Alla vill")
    assert list(meeting.present.all()) == [anna]
    step = NextStep.objects.get()
    assert (step.text, step.due_on) == ("Skicka beslutet", dt.date(2026, 11, 20))
    assert (step.origin, step.origin_id) == ("samverkan", meeting.pk)
    assert (step.promised_by, step.responsible) == (anna, "AF")
    assert step.plan.participant == person(open_door)


@pytest.mark.parametrize(
    ("at", "responsible"),
    [("Arbetsf", "AF"), ("Nyköping", "kommun"), ("Region", "region"), ("Coompanion", "")],
)
def test_who_takes_the_step_follows_from_the_organisation(
    open_door: World, coach_client: Client, at: str, responsible: str
) -> None:
    one = professional(open_door, at=at)
    send(coach_client, joint_meeting(open_door), (f"p{one.pk}", "Ringa", SOON))
    assert NextStep.objects.get().responsible == responsible


def test_the_participant_and_the_coach_promise_too(open_door: World, coach_client: Client) -> None:
    rows = [("deltagare", "Ringa", SOON), ("coach", "Boka tid", SOON)]
    send(coach_client, joint_meeting(open_door), *rows)
    steps = NextStep.objects.order_by("pk").values_list("responsible", "promised_by")
    assert list(steps) == [("deltagare", None), ("coach", None)]


def test_a_promise_shows_with_who_and_how_late(
    open_door: World, coach_client: Client, time_machine: Any
) -> None:
    anna = professional(open_door)
    send(coach_client, joint_meeting(open_door), (f"p{anna.pk}", "Skicka beslutet", SOON))
    time_machine.move_to("2026-11-23 08:00:00+00:00")
    coach_client.force_login(open_door.coach)
    page = coach_client.get(url("participant", person(open_door).pk))
    (promise,) = page.context["collaboration_panel"].promises
    assert promise.who == "Anna Berg, Arbetsförmedlingen Sörmland"
    assert (promise.step.text, promise.days_late) == ("Skicka beslutet", 3)
    NextStep.objects.get(pk=promise.step.pk).set_done(TODAY)
    page = coach_client.get(url("participant", person(open_door).pk))
    assert page.context["collaboration_panel"].promises == []


def test_a_held_meeting_ends_in_a_next_step(open_door: World, coach_client: Client) -> None:
    meeting = joint_meeting(open_door)
    text = send(coach_client, meeting).content.decode()
    assert "Skriv vad någon lovade, så att ni vet vad som händer sen." in text
    meeting.refresh_from_db()
    assert meeting.status == "planerad"


def test_the_open_steps_may_hold_instead(open_door: World, coach_client: Client) -> None:
    plan_with_step(open_door, "maryam", TODAY + dt.timedelta(days=9))
    meeting = joint_meeting(open_door)
    text = send(coach_client, meeting).content.decode()
    assert "eller kryssa för att de öppna stegen gäller" in text
    send(coach_client, meeting, open_steps_hold="on")
    meeting.refresh_from_db()
    assert meeting.status == "genomford"


def test_a_cancelled_meeting_asks_for_no_step(open_door: World, coach_client: Client) -> None:
    meeting = joint_meeting(open_door)
    send(coach_client, meeting, status="installd")
    meeting.refresh_from_db()
    assert meeting.status == "installd"
    assert not ActionPlan.objects.exists()


def test_saving_a_held_meeting_again_makes_no_promise_twice(
    open_door: World, coach_client: Client
) -> None:
    meeting = joint_meeting(open_door)
    send(coach_client, meeting, ("coach", "Boka tid", SOON))
    response = send(coach_client, meeting, notes="Mer att minnas")
    assert response.status_code == 302
    assert NextStep.objects.count() == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("coach", "", SOON), "Fyll i det här också"),
        (("", "Ringa", SOON), "Fyll i det här också"),
        (("coach", "Ringa", "2026-10-01"), "Den dagen har varit"),
    ],
)
def test_half_a_promise_is_refused_and_what_was_typed_stays(
    open_door: World, coach_client: Client, row: tuple[str, str, str], words: str
) -> None:
    text = send(coach_client, joint_meeting(open_door), row, notes="Kvar").content.decode()
    assert words in text
    assert "Kvar" in text
    assert not NextStep.objects.exists()


def test_a_meeting_to_come_cannot_have_been_held(open_door: World, coach_client: Client) -> None:
    meeting = joint_meeting(open_door, date=TODAY + dt.timedelta(days=1))
    text = send(coach_client, meeting, ("coach", "Ringa", SOON)).content.decode()
    assert "Dagen har inte varit än" in text
    assert not NextStep.objects.exists()


@pytest.mark.parametrize("field", ["notes", "lofte-0-what"])
def test_a_personnummer_is_asked_about(open_door: World, coach_client: Client, field: str) -> None:
    promise = ("coach", "Ringa", SOON)
    written = {field: "Gäller 19900101-2385"}
    text = send(coach_client, joint_meeting(open_door), promise, **written).content.decode()
    assert "Det ser ut att stå ett personnummer i" in text
    assert not NextStep.objects.exists()


# --- Scope and other people's rows ----------------------------------------------------------


def test_who_is_outside_the_consent_stays_unseen_and_untouched(
    world: World, coach_client: Client
) -> None:
    give(world, "maryam", Kind.INFO_EXCHANGE, organisation(world, "Arbetsf"))
    anna, hidden = professional(world), professional(world, at="Nyköping", name="Bo Ek")
    meeting = joint_meeting(world)
    meeting.present.set([anna, hidden])
    assert "Bo Ek" not in coach_client.get(url("joint_meeting", meeting.pk)).content.decode()
    send(coach_client, meeting, ("coach", "Ringa", SOON), present=[])
    assert list(meeting.present.all()) == [hidden]


def test_somebody_elses_professional_promises_nothing_here(
    open_door: World, coach_client: Client
) -> None:
    theirs: Professional = professional(open_door, "nils")
    meeting = joint_meeting(open_door)
    send(coach_client, meeting, (f"p{theirs.pk}", "Ringa", SOON), present=[theirs.pk])
    assert not NextStep.objects.exists()
    assert not meeting.present.exists()


# --- The notes ------------------------------------------------------------------------------


def test_the_notes_save_themselves_and_stay_out_of_the_history(
    open_door: World, coach_client: Client
) -> None:
    meeting = joint_meeting(open_door)
    address = url("joint_meeting_notes", meeting.pk)
    assert coach_client.post(address, {"notes": "Halvvägs"}).status_code == 204
    meeting.refresh_from_db()
    assert meeting.notes == "Halvvägs"
    assert not hasattr(JointMeeting.history.first(), "notes")


def test_opening_a_meeting_is_written_in_the_read_log(
    open_door: World, coach_client: Client
) -> None:
    coach_client.get(url("joint_meeting", joint_meeting(open_door).pk))
    read = Read.objects.get()
    assert (read.page, read.participant_number) == ("samverkansmötet", "D001")


@pytest.mark.parametrize(
    ("starts_at", "proposed"),
    [(None, "genomford"), (dt.time(8), "genomford"), (dt.time(13), "planerad")],
)
def test_once_its_time_has_come_the_form_proposes_that_it_was_held(
    open_door: World, coach_client: Client, starts_at: dt.time | None, proposed: str
) -> None:
    meeting = joint_meeting(open_door, starts_at=starts_at)
    page = coach_client.get(url("joint_meeting", meeting.pk))
    assert page.context["form"]["status"].value() == proposed
