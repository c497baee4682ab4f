"""Fixtures for the whole suite. The strict rules (undefined template variables, warnings as
errors) stand in pyproject.toml."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
import pytest_django
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from nyttiga.accounts.models import User
from tests.databases import drop_databases, make_databases
from tests.world import TODAY, World
from tests.world_copies import world_of_its_own

NOT_THE_PAGES_WORK = re.compile(r".*SAVEPOINT|SELECT (set_config|current_setting)\(")


@pytest.fixture(autouse=True)
def _fast_and_plain(settings: object) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # type: ignore[attr-defined]
    settings.STORAGES = {  # type: ignore[attr-defined]
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.EMAIL_BACKEND = "nyttiga.jobs.mail.QueuedEmailBackend"  # type: ignore[attr-defined]
    settings.WHITENOISE_AUTOREFRESH = True  # type: ignore[attr-defined]  # no collected files here


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: pytest_django.DjangoDbBlocker,
    django_db_modify_db_settings: None,
) -> Iterator[None]:
    """One test database for each process of the run, made by its owner; the tests themselves
    run as the application."""
    with django_db_blocker.unblock():
        made = make_databases()
    yield
    with django_db_blocker.unblock():
        drop_databases(made)


@pytest.fixture
def today() -> Iterator[object]:
    """The suite's day: 2 November 2026, nine in the morning in Stockholm."""
    with time_machine.travel(f"{TODAY} 08:00:00+00:00", tick=False):
        yield TODAY


@pytest.fixture
def world(db: None, today: object) -> World:
    return world_of_its_own()


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """A client signed in as the user."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def leader_client(world: World, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(world.leader)


@pytest.fixture
def coach_client(world: World, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(world.coach)


@pytest.fixture
def at_most_queries() -> Callable[[int], AbstractContextManager[None]]:
    """`with at_most_queries(8):` fails when more than that many statements are run.

    Savepoints are the test's own transaction, and what opens and closes the fence between projects
    reads nothing: they are not the page's work.
    """

    @contextmanager
    def at_most(limit: int) -> Iterator[None]:
        with CaptureQueriesContext(connection) as captured:
            yield
        statements = [q["sql"] for q in captured if not NOT_THE_PAGES_WORK.match(q["sql"])]
        assert len(statements) <= limit, "\n".join([f"{len(statements)} > {limit}", *statements])

    return at_most
