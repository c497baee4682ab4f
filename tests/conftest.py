"""Fixtures for the whole suite. The strict rules (undefined template variables, warnings as
errors) stand in pyproject.toml."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
import pytest_django
import time_machine
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from nyttiga.accounts.models import User
from tests.databases import drop_databases, make_databases
from tests.world import TODAY, World
from tests.world_copies import world_of_its_own

NOT_THE_PAGES_WORK = re.compile(r".*SAVEPOINT|SELECT (set_config|current_setting)\(")

FAST_AND_PLAIN: dict[str, Any] = {
    "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
    "STORAGES": {
        "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    },
    "EMAIL_BACKEND": "nyttiga.jobs.mail.QueuedEmailBackend",
    "WHITENOISE_AUTOREFRESH": True,  # no collected files here
}


@pytest.fixture(autouse=True)
def _fast_and_plain(settings: object) -> None:
    for name, value in FAST_AND_PLAIN.items():
        setattr(settings, name, value)


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


@contextmanager
def the_suites_day() -> Iterator[object]:
    """2 November 2026, nine in the morning in Stockholm."""
    with time_machine.travel(f"{TODAY} 08:00:00+00:00", tick=False):
        yield TODAY


@pytest.fixture
def today() -> Iterator[object]:
    """The suite's day."""
    with the_suites_day() as day:
        yield day


@pytest.fixture(scope="module")
def passing_world(
    django_db_setup: None, django_db_blocker: pytest_django.DjangoDbBlocker
) -> Callable[[], AbstractContextManager[World]]:
    """`with passing_world() as world:` a world that is gone after the block.

    For fixtures that read much once and serve all tests of a module: they keep what was read as
    plain words, never a row.
    """

    @contextmanager
    def passing() -> Iterator[World]:
        plain, day = override_settings(**FAST_AND_PLAIN), the_suites_day()
        with django_db_blocker.unblock(), plain, day, transaction.atomic():
            yield world_of_its_own()
            transaction.set_rollback(True)

    return passing


@pytest.fixture
def world(db: None, today: object) -> World:
    return world_of_its_own()


def sign_in(user: User) -> Client:
    """A client signed in as the user."""
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def signed_in() -> Callable[[User], Client]:
    """Signs in users."""
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
