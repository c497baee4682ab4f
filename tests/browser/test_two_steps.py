"""A new coach sets up the second step on the own phone, and signs in with it."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from nyttiga.accounts.models import User
from tests.browser.conftest import DESKTOP, PHONE
from tests.nyttiga.test_second_factor import code_for
from tests.world import PASSWORD, World

Accessible = Callable[[Page], None]


def at_both_sizes(page: Page, check: Accessible) -> None:
    for size in (DESKTOP, PHONE):
        page.set_viewport_size(size)
        check(page)


def fill_in(page: Page, user: User) -> None:
    page.get_by_label("E-postadress").fill(user.email)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()


def test_two_steps_are_set_up_and_used(
    world: World, page: Page, assert_accessible: Accessible, settings: Any
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    page.goto("/")
    fill_in(page, world.coach)
    expect(page.get_by_text("Därför loggar du in i två steg.")).to_be_visible()
    at_both_sizes(page, assert_accessible)
    page.get_by_label("Koden i appen").fill(code_for(page.locator(".code-key code").inner_text()))
    page.get_by_role("button", name="Slå på").click()
    expect(page.get_by_role("heading", name="Dina reservkoder")).to_be_visible()
    at_both_sizes(page, assert_accessible)
    spare = page.locator(".spare-codes code").first.inner_text()
    page.get_by_role("link", name="Jag har sparat dem").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("God morgon")

    page.context.clear_cookies()
    page.goto("/")
    fill_in(page, world.coach)
    expect(page.get_by_role("heading", name="Skriv koden")).to_be_visible()
    at_both_sizes(page, assert_accessible)
    page.get_by_label("reservkoder").fill("fel")
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("alert")).to_contain_text("Koden stämmer inte")
    assert_accessible(page)
    page.get_by_label("reservkoder").fill(spare)
    page.get_by_role("button", name="Logga in").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("God morgon")
