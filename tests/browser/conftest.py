"""A real browser against a live server: Debian's Chromium, phone and desktop width."""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from django.core.cache import cache
from django.db import connections
from django.test import override_settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from nyttiga.accounts.models import User
from tests.world import PASSWORD, World, build_world

# Playwright runs an event loop in this thread; Django would refuse the ORM beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

# The machine may be busy; a fault should still show soon.
PATIENCE = 30_000  # milliseconds
expect.set_options(timeout=PATIENCE)

# Only the faults come over: the list of all that is well is long.
AXE_RUN = "axe.run({resultTypes: ['violations']}).then(({violations}) => ({violations}))"

PHONE = {"width": 375, "height": 800}
DESKTOP = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is a browser test, on a database that the server's thread sees too."""
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True, databases=["default", "owner"]))


@pytest.fixture(scope="session", autouse=True)
def _before_the_server_starts() -> Iterator[None]:
    """The live server starts before any test's own settings. It too needs no collected files,
    and its threads keep no connection that would stand in the way of dropping the database."""
    connections.databases["default"]["CONN_MAX_AGE"] = 0
    with override_settings(WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(scope="session")
def base_url(live_server: LiveServer) -> str:
    """Where a page's address that begins with a slash goes."""
    return str(live_server.url)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    return browser_type_launch_args | {
        "executable_path": "/usr/bin/chromium",
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    return browser_context_args | {"locale": "sv-SE", "timezone_id": "Europe/Stockholm"}


@pytest.fixture
def world(transactional_db: None, today: object) -> World:
    cache.clear()  # all sign-ins of the suite fall in one minute, and sign-ins are limited
    return build_world()


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size(PHONE)
    return page


@pytest.fixture
def sign_in(live_server: LiveServer) -> Callable[[Page, User], None]:
    """Sign in through the form, as the user would; ends on the user's start page."""

    def sign_in(page: Page, user: User) -> None:
        page.set_default_timeout(PATIENCE)
        page.goto(f"{live_server.url}/konto/logga-in/")
        page.get_by_label("E-post").fill(user.email)
        page.get_by_label("Lösenord").fill(PASSWORD)
        page.get_by_role("button", name="Logga in").click()
        page.wait_for_url(lambda url: "logga-in" not in url)

    return sign_in


@pytest.fixture
def assert_accessible() -> Callable[[Page], None]:
    """axe finds nothing on the page, and the page does not scroll sideways."""

    def check(page: Page) -> None:
        if not page.evaluate("'axe' in window"):  # another width of the same page has it
            page.evaluate(AXE_SCRIPT)
        found = AxeResults(page.evaluate(AXE_RUN))
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        sideways = page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        assert not sideways, f"{page.url} scrolls sideways"

    return check
