"""«Vem ändrade vad»: all that hangs on a person, and never what was said in confidence."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Organisation
from participants.models import (
    CoachingSession,
    Consent,
    FollowUp,
    Participant,
    PrivateNote,
    Professional,
    StepMeasurement,
    SupportSource,
    Wishes,
)
from tests.participants.test_plan import add_step, make_plan
from tests.world import TODAY, World

SignIn = Callable[[User], Client]


def page(client: Client, person: Participant) -> str:
    return client.get(f"/p/nyttiga/deltagare/{person.pk}/andringar/").content.decode()


@pytest.fixture
def person(world: World) -> Participant:
    return world.participants["maryam"]


def test_a_step_that_was_moved_is_told(
    world: World, person: Participant, coach_client: Client
) -> None:
    step = add_step(make_plan(world))
    step.due_on = dt.date(2026, 12, 1)
    step.save()
    text = page(coach_client, person)
    assert "Steg «Ring AF» lades till" in text
    assert "Klart senast: 9 november 2026 blev 1 december 2026" in text


def test_a_new_version_says_why_and_not_that_each_step_goes_on(
    world: World, person: Participant, coach_client: Client
) -> None:
    add_step(make_plan(world))
    make_plan(world, reason="Praktiken har börjat")
    text = page(coach_client, person)
    assert "Handlingsplan, version 2. Praktiken har börjat" in text
    assert "Stängt" not in text


def test_a_step_that_fell_away_is_told(
    world: World, person: Participant, coach_client: Client
) -> None:
    step = add_step(make_plan(world))
    step.set_closed(TODAY)
    assert "Steg «Ring AF». Stängt: tomt blev 2 november 2026" in page(coach_client, person)


def test_a_placement_and_its_end_are_told_in_words(
    world: World, person: Participant, coach_client: Client
) -> None:
    placement = world.placement("P001", person)
    placement.ends_on, placement.outcome, placement.outcome_note = TODAY, "anstalld", "Så bra"
    placement.save()
    text = page(coach_client, person)
    assert "Placering 1 oktober 2026 lades till" in text
    assert "Utfall: tomt blev Anställd" in text
    assert "Hur det gick ändrades" in text
    assert "Så bra" not in text


def test_what_somebody_said_is_not_repeated(
    world: World, person: Participant, coach_client: Client
) -> None:
    follow_up = FollowUp.objects.create(
        project=world.project, placement=world.placement("P001", person), date=TODAY, way="besok"
    )
    follow_up.participant_word = "Chefen är elak"
    follow_up.save()
    wishes = Wishes.objects.create(project=world.project, participant=person)
    wishes.wants = "Aldrig mer kök"
    wishes.save()
    text = page(coach_client, person)
    assert "Deltagarens ord ändrades" in text
    assert "Vill göra ändrades" in text
    assert "elak" not in text
    assert "Aldrig mer kök" not in text


def test_notes_of_coaching_are_never_there(
    world: World, person: Participant, coach_client: Client
) -> None:
    session = CoachingSession.objects.create(
        project=world.project, participant=person, date=TODAY, coach=world.coach, topic="Ämnet"
    )
    session.shared_note, session.status = "Gemensamt", "genomford"
    session.save()
    PrivateNote.objects.create(
        project=world.project, session=session, coach=world.coach, text="Privat"
    )
    text = page(coach_client, person)
    assert "Läge: Bokad blev Genomförd" in text
    for secret in ("Ämnet", "Gemensamt", "Privat"):
        assert secret not in text


def test_of_measurements_and_support_only_that_they_changed(
    world: World, person: Participant, coach_client: Client
) -> None:
    about = {"project": world.project, "participant": person, "date": TODAY}
    measurement = StepMeasurement.objects.create(**about, respondent="deltagare", d1=2)
    measurement.d1 = 5
    measurement.save()
    source = SupportSource.objects.create(**about, moment="fore", source="SJUKPENNING")
    source.delete()
    text = page(coach_client, person)
    assert "Stegmätning 2 november 2026 ändrades" in text
    assert "Försörjning 2 november 2026 togs bort" in text
    assert "Vardagsstruktur" not in text
    assert "Sjukpenning" not in text


def test_the_people_around_somebody_are_told_of_while_the_consent_holds(
    world: World, person: Participant, coach_client: Client
) -> None:
    party = Organisation.objects.filter(project=world.project).first()
    Professional.objects.create(
        project=world.project, participant=person, organisation=party, role="Lärare", name="Siri"
    )
    assert "Person omkring" not in page(coach_client, person)
    Consent.objects.create(
        project=world.project, participant=person, kind="INFO_UTBYTE", given_on=TODAY
    )
    text = page(coach_client, person)
    assert "Person omkring deltagaren lades till" in text
    assert "Siri" not in text


def test_the_process_leader_reads_of_the_placement_and_nothing_closer(
    world: World, person: Participant, signed_in: SignIn
) -> None:
    world.placement("P001", person)
    add_step(make_plan(world))
    about = {"project": world.project, "participant": person, "date": TODAY}
    CoachingSession.objects.create(**about)
    StepMeasurement.objects.create(**about, respondent="coach", d1=2)
    SupportSource.objects.create(**about, moment="fore", source="LON")
    text = page(signed_in(world.users[Role.PROCESS_LEADER]), person)
    assert "Placering 1 oktober 2026 lades till" in text
    for closer in ("Steg «", "Handlingsplan", "Coachning", "Stegmätning", "Försörjning"):
        assert closer not in text


def test_a_protected_persons_name_and_alias_stay_hidden(
    world: World, leader_client: Client
) -> None:
    person = world.participants["protected"]
    placement = world.placement("P001", person)
    placement.alias = "Kim"
    placement.save()
    text = page(leader_client, person)
    assert "Hemlig" not in text
    assert "Kim" not in text


@pytest.mark.parametrize("much", [1, 12])
def test_the_page_asks_as_many_questions_however_much_was_changed(
    world: World,
    person: Participant,
    coach_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
    much: int,
) -> None:
    plan = make_plan(world)
    for number in range(much):
        add_step(plan, f"Steg {number}")
        date = TODAY - dt.timedelta(days=number)
        CoachingSession.objects.create(project=world.project, participant=person, date=date)
    with at_most_queries(28):
        page(coach_client, person)
