"""Rules of the house that no single part can hold by itself."""

import re
import statistics
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models
from django.db.backends.postgresql.psycopg_any import is_psycopg3

from nyttiga.ui.readonly import WriteOnReadError, refuse_writes
from tests.world import World

ROOT = settings.BASE_DIR
OUR_APPS = [
    "projects",
    "accounts",
    "audit",
    "jobs",
    "links",
    "occasions",
    "enterprises",
    "participants",
    "agreements",
    "reporting",
]
# Not of one project: the project itself, people who sign in with their calendar, and the queue.
WITHOUT_PROJECT = {"Project", "User", "CalendarFeed", "Job"}
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))


APPLICATION = ["nyttiga", "enterprises", "participants", "agreements", "reporting"]


def python_files(folders: list[str] | None = None) -> list[Path]:
    folders = folders or [*APPLICATION, "benchmarks", "tests", "scripts"]
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return [path for path in found if "migrations" not in path.parts]


def our_models() -> list[type[models.Model]]:
    return [model for label in OUR_APPS for model in apps.get_app_config(label).get_models()]


def test_every_table_of_the_domain_carries_its_project() -> None:
    without = {
        model.__name__
        for model in our_models()
        if "project_id" not in {field.attname for field in model._meta.concrete_fields}
    }
    assert without == WITHOUT_PROJECT


def test_no_file_is_too_long_to_read() -> None:
    too_long = [path for path in python_files() if len(path.read_text().splitlines()) > 400]
    assert too_long == []


def test_the_median_file_is_short() -> None:
    lengths = [len(path.read_text().splitlines()) for path in python_files(APPLICATION)]
    assert statistics.median(length for length in lengths if length) < 80


def test_django_still_talks_through_psycopg_2() -> None:
    assert not is_psycopg3


def test_templates_show_people_by_their_shown_name_only() -> None:
    # The identity include is given is_open people only, by the page that includes it. A form's
    # own field is what the user is typing, and a greeting says the user's own first name.
    guilty = [
        path.name
        for path in TEMPLATES
        if re.search(
            r"(?<!\bform)(?<!\brequest\.user)\.(first_name|last_name|personnummer)\b",
            path.read_text(),
        )
        and "identity" not in path.name
    ]
    assert guilty == []


def test_no_template_needs_what_the_security_policy_forbids() -> None:
    forbidden = re.compile(r'\sstyle="|\son\w+="|<script(?![^>]*\ssrc=)|https?://(?!www\.w3\.org)')
    guilty = [path.name for path in TEMPLATES if forbidden.search(path.read_text())]
    assert guilty == []


def test_every_template_is_used() -> None:
    sources = [path.read_text() for path in [*python_files(), *TEMPLATES]]
    by_name = {str(path.relative_to(ROOT / "templates")) for path in TEMPLATES}
    by_framework = {name for name in by_name if re.match(r"(account|mfa)/|\d{3}\.html", name)}
    unused = [
        name for name in by_name - by_framework if not any(name in source for source in sources)
    ]
    assert unused == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE projects_project SET name = name",
        "  insert into participants_participant (id) values (1)",
        "DELETE FROM participants_participant",
        "TRUNCATE audit_read",
        "WITH gone AS (DELETE FROM projects_project RETURNING 1) SELECT 1",
        "SELECT 1; DELETE FROM projects_project",
    ],
)
def test_a_get_cannot_write(world: World, sql: str) -> None:
    with (
        connection.execute_wrapper(refuse_writes),
        connection.cursor() as cursor,
        pytest.raises(WriteOnReadError),
    ):
        cursor.execute(sql)


@pytest.mark.django_db
def test_a_get_can_read(world: World) -> None:
    with connection.execute_wrapper(refuse_writes), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM participants_participant")
        assert cursor.fetchone()[0] > 0
