"""A real browser against a live server: Debian's Chromium, phone and desktop width."""

import os
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from nyttiga.accounts.models import User
from tests.world import PASSWORD, World, build_world

# Playwright runs an event loop in this thread; Django would refuse the ORM beside it.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PHONE = {"width": 375, "height": 800}
DESKTOP = {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here is a browser test, on a database that the server's thread sees too."""
    for item in items:
        if "tests/browser/" in str(item.path):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True, databases=["default", "owner"]))


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
    return build_world()


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def any_width(request: pytest.FixtureRequest, page: Page) -> Page:
    page.set_viewport_size(request.param)
    return page


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size(PHONE)
    return page


@pytest.fixture
def sign_in(live_server: LiveServer) -> Callable[[Page, User], None]:
    """Sign in through the form, as the user would; ends on the user's start page."""

    def sign_in(page: Page, user: User) -> None:
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
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, f"{page.url}\n{found.generate_report()}"
        sideways = page.evaluate(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        )
        assert not sideways, f"{page.url} scrolls sideways"

    return check
