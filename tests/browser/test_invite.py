"""A new coach is invited, answers the mail and is at work."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from nyttiga.accounts.models import User
from nyttiga.jobs.models import Job
from tests.browser.conftest import PHONE
from tests.browser.walking import open_user_menu
from tests.world import World

SECRET = "tre gröna äpplen i rad"
SignIn = Callable[[Page, User], None]


def test_an_invited_coach_chooses_a_password_and_is_at_work(
    page: Page, new_context: CreateContextCallback, world: World, sign_in: SignIn
) -> None:
    sign_in(page, world.leader)
    open_user_menu(page, "Test Projektledare")
    page.get_by_role("link", name="Medlemmar").click()
    page.get_by_role("link", name="Bjud in").click()
    page.get_by_label("Namn").fill("Nadia Berg")
    page.get_by_label("E-postadress").fill("nadia@exempel.se")
    page.get_by_label("Roll").select_option("Coach")
    page.get_by_role("button", name="Skicka inbjudan").click()
    expect(page.get_by_text("Inbjudan är på väg till nadia@exempel.se.")).to_be_visible()
    expect(page.get_by_role("heading", name="Inbjudna 1")).to_be_visible()

    mail = Job.objects.get(kind="mail").payload
    assert mail["to"] == ["nadia@exempel.se"]
    [link] = re.findall(r"http\S+", mail["body"])
    hers = new_context(viewport=PHONE).new_page()
    hers.goto(link)
    expect(hers.get_by_label("Ditt namn")).to_have_value("Nadia Berg")
    hers.get_by_label("Välj ett lösenord").fill("kort")
    hers.get_by_role("button", name="Tacka ja").click()
    expect(hers.get_by_role("alert")).to_be_focused()
    hers.get_by_label("Välj ett lösenord").fill(SECRET)
    hers.get_by_role("button", name="Tacka ja").click()
    expect(hers.get_by_text("Välkommen till Nyttiga affärer 2.0!")).to_be_visible()
    expect(hers.get_by_role("link", name="Maryam Haile saknar nästa steg")).to_be_visible()

    page.reload()
    expect(page.get_by_role("row").filter(has_text="Nadia Berg")).to_contain_text("Coach")
    expect(page.get_by_role("heading", name="Inbjudna")).to_have_count(0)
    again = new_context().new_page()
    again.goto(link)
    expect(again.get_by_role("heading", name="Länken gäller inte längre")).to_be_visible()
    again.get_by_role("link", name="Till inloggningen").click()
    again.get_by_label("E-post").fill("nadia@exempel.se")
    again.get_by_label("Lösenord").fill(SECRET)
    again.get_by_role("button", name="Logga in").click()
    expect(again.get_by_role("link", name="Maryam Haile saknar nästa steg")).to_be_visible()
