"""The fence between projects: the database refuses what a query forgets."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import ProgrammingError, connection, models, transaction
from django.test import Client

from nyttiga import database
from nyttiga.accounts.models import User
from nyttiga.projects.models import ProjectQuerySet
from nyttiga.ui import fence
from participants.models import Participant
from tests.world import World

pytestmark = pytest.mark.django_db


def settings_now() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting(%s, true), current_setting(%s, true)",
            [fence.PROJECT, fence.EVERY_PROJECT],
        )
        return tuple(value or "" for value in cursor.fetchone())  # type: ignore[return-value]


def test_every_table_with_a_project_stands_behind_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT a.attrelid::regclass::text FROM pg_attribute a
            JOIN pg_class c ON c.oid = a.attrelid
            WHERE a.attname = 'project_id' AND c.relkind = 'r' AND NOT (
                c.relrowsecurity
                AND EXISTS (
                    SELECT 1 FROM pg_policy
                    WHERE polrelid = c.oid AND polname = 'one_project' AND polcmd = '*'
                )
            )
            """
        )
        assert {row[0] for row in cursor.fetchall()} == fence.OUTSIDE


def test_only_the_project_at_hand_is_there(world: World) -> None:
    with fence.inside(world.other_project.pk):
        assert list(Participant.objects.values_list("first_name", flat=True)) == ["Annan"]


def test_without_a_project_nothing_is_there(world: World, settings: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL nyttiga.every_project = ''")
    assert not Participant.objects.exists()


def test_a_row_of_another_project_cannot_be_written(world: World) -> None:
    with (
        fence.inside(world.project.pk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Participant.objects.create(project=world.other_project, number="D999", sex="man")


def test_a_row_cannot_be_moved_to_another_project(world: World) -> None:
    person = world.participants["maryam"]
    with (
        fence.inside(world.project.pk),
        pytest.raises(ProgrammingError, match="row-level security"),
        transaction.atomic(),
    ):
        Participant.objects.filter(pk=person.pk).update(project=world.other_project)


def test_a_page_that_forgets_its_project_shows_no_other(
    world: World, signed_in: Callable[[User], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ProjectQuerySet, "visible_to", lambda self, access: self)
    page = signed_in(world.stranger).get("/p/annat/deltagare/").content.decode()
    assert "Annan Projektsson" in page
    assert "Maryam" not in page


def test_a_request_leaves_the_connection_closed(
    world: World, leader_client: Client, settings: Any
) -> None:
    settings.EVERY_PROJECT = False  # as in a web server
    assert leader_client.get("/p/nyttiga/deltagare/").status_code == 200
    assert settings_now() == ("", "")


def test_a_request_that_fails_leaves_the_connection_closed(
    world: World, leader_client: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EVERY_PROJECT = False
    monkeypatch.setattr(models.QuerySet, "count", lambda self: 1 / 0)
    leader_client.raise_request_exception = False
    assert leader_client.get("/p/nyttiga/deltagare/").status_code == 500
    assert settings_now() == ("", "")


def test_a_web_server_starts_closed_and_a_command_open() -> None:
    def options(**environ: str) -> dict[str, Any]:
        return database.configure(Path("unused"), environ)["default"].get("OPTIONS", {})

    assert "nyttiga.every_project" not in str(options())
    assert options(NYTTIGA_EVERY_PROJECT="1") == {"options": "-c nyttiga.every_project=on"}
