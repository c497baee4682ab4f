"""A row refers to rows of its own project only: the database refuses a foreign number."""

import pytest
from django.db import IntegrityError, connection

from nyttiga.ui import same_project
from participants.models import CoachingSession, Participant
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db


def test_every_reference_within_a_project_is_held_twice() -> None:
    with connection.cursor() as cursor:
        cursor.execute(same_project.WITHIN_A_PROJECT)
        references = {(table, column) for _, table, column, *_ in cursor.fetchall()}
        cursor.execute(
            """
            SELECT f.conrelid::regclass::text, a.attname FROM pg_constraint f
            JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
            WHERE f.contype = 'f' AND cardinality(f.conkey) = 2
            """
        )
        assert set(cursor.fetchall()) == references
    assert len(references) > 100


def test_a_session_cannot_be_with_a_person_of_another_project(world: World) -> None:
    session = CoachingSession.objects.create(
        project=world.project, participant=world.participants["maryam"], date=TODAY
    )
    CoachingSession.objects.filter(pk=session.pk).update(
        participant=Participant.objects.get(project=world.other_project)
    )
    with pytest.raises(IntegrityError, match="same_project"), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
