"""History is added to and never changed, whatever the code says."""

import pytest
from django.db import ProgrammingError, connection, transaction

from nyttiga.ui import fence, history_kept
from participants.models import Participant
from tests.world import World

pytestmark = pytest.mark.django_db
History = Participant.history.model


def test_every_history_table_is_behind_the_fence_too() -> None:
    """Or the rule on removing would be its only one, and nothing could be read."""
    with connection.cursor() as cursor:
        cursor.execute(history_kept.HISTORY_TABLES)
        tables = {table for (table,) in cursor.fetchall()}
        cursor.execute(
            "SELECT polrelid::regclass::text FROM pg_policy WHERE polname = 'one_project'"
        )
        assert tables
        assert tables <= {table for (table,) in cursor.fetchall()}


def test_no_row_of_it_can_be_changed(world: World) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        History.objects.update(first_name="Någon annan")


def test_no_page_removes_a_row_of_it(world: World) -> None:
    world.participants["maryam"].save()
    before = History.objects.filter(project=world.project).count()
    with fence.inside(world.project.pk):
        History.objects.all().delete()
    assert History.objects.filter(project=world.project).count() == before > 0


def test_retention_removes_what_is_out_of_time(world: World) -> None:
    world.participants["maryam"].save()
    with fence.every_project():
        History.objects.all().delete()
    assert not History.objects.exists()
