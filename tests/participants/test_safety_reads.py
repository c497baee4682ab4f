"""Whoever is shown a person leaves a line in the read log, which nobody can change."""

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from nyttiga.audit.models import Read
from participants.models import (
    ActionPlan,
    CoachingSession,
    FutureWorkshop,
    NextStep,
    Participant,
    WorkshopEnrolment,
)
from tests.world import TODAY, World

P = "/p/nyttiga/deltagare"
pytestmark = pytest.mark.django_db


@pytest.fixture
def maryam(world: World) -> Participant:
    person = world.participants["maryam"]
    plan = ActionPlan.objects.create(
        project=world.project, participant=person, version=1, date=TODAY, situation="Ensam"
    )
    NextStep.objects.create(project=world.project, plan=plan, text="Ringa", due_on=TODAY)
    return person


def reads() -> list[tuple[str, str]]:
    return [(one.page, one.participant_number) for one in Read.objects.all()]


@pytest.mark.parametrize(
    ("page", "read_as"),
    [
        ("", "sidan"),
        ("andra/", "formuläret för att ändra"),
        ("andringar/", "ändringarna"),
        ("plan/ny/", "handlingsplanen"),
        ("steg/", "nästa steg"),
    ],
)
def test_a_persons_page_is_logged(
    maryam: Participant, coach_client: Client, page: str, read_as: str
) -> None:
    coach_client.get(f"{P}/{maryam.pk}/{page}")
    assert reads() == [(read_as, "D001")]


def test_one_step_is_logged(maryam: Participant, coach_client: Client) -> None:
    coach_client.get(f"{P}/steg/{NextStep.objects.get().pk}/")
    assert reads() == [("nästa steg", "D001")]


def test_a_form_with_a_fault_is_no_way_round_the_log(
    maryam: Participant, coach_client: Client
) -> None:
    coach_client.post(f"{P}/{maryam.pk}/andra/", {"number": "D999", "sex": ""})
    assert reads() == [("formuläret för att ändra", "D001")]


def test_a_faulty_plan_is_no_way_round_the_log(maryam: Participant, coach_client: Client) -> None:
    coach_client.post(f"{P}/{maryam.pk}/plan/ny/", {"based_on": 99})
    assert reads() == [("handlingsplanen", "D001")]


def test_a_faulty_step_is_no_way_round_the_log(maryam: Participant, coach_client: Client) -> None:
    answer = coach_client.post(f"{P}/{maryam.pk}/steg/", {}, headers={"hx-request": "true"})
    assert "Ringa" in answer.content.decode()
    assert reads() == [("nästa steg", "D001")]


def test_a_faulty_session_is_no_way_round_the_log(
    world: World, maryam: Participant, coach_client: Client
) -> None:
    session = CoachingSession.objects.create(
        project=world.project, participant=maryam, date=TODAY, shared_note="Förtroligt"
    )
    coach_client.post(f"{P}/coachning/{session.pk}/", {"date": ""})
    assert reads() == [("coachningen", "D001")]


def test_looking_with_head_is_logged_too(maryam: Participant, coach_client: Client) -> None:
    coach_client.head(f"{P}/{maryam.pk}/")
    assert reads() == [("sidan", "D001")]


def test_own_words_are_logged(world: World, maryam: Participant, coach_client: Client) -> None:
    workshop = FutureWorkshop.objects.create(project=world.project, code="FV1")
    place = WorkshopEnrolment.objects.create(
        project=world.project, workshop=workshop, participant=maryam, status="med"
    )
    coach_client.get(f"/p/nyttiga/framtidsverkstader/platser/{place.pk}/egna-ord/")
    assert reads() == [("Egna ord", "D001")]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_read SET page = ''",
        "DELETE FROM audit_read",
        "TRUNCATE audit_read",
        "ALTER TABLE audit_read DROP COLUMN page",
        "DROP TABLE audit_read",
        "CREATE TABLE elsewhere (a int)",
        "TRUNCATE participants_participant CASCADE",
        "ALTER TABLE participants_participant DISABLE TRIGGER ALL",
        "DELETE FROM django_migrations",
        "SET ROLE nyttiga_owner",
        "COPY audit_read TO PROGRAM 'cat'",
    ],
)
def test_the_application_cannot_break_out_of_its_rights(world: World, sql: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
