"""A supervisor at the end of a day: a code in a mail, two presses, a word for the coach."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.jobs.models import Job
from tests.browser.conftest import DESKTOP
from tests.participants.own_workplace_world import at_work, placed
from tests.world import World

SignIn = Callable[[Page, User], None]


def test_a_supervisor_reports_the_day_and_the_week_and_the_coach_reads_it(
    phone: Page, new_context: CreateContextCallback, world: World, sign_in: SignIn
) -> None:
    shop = world.enterprise("F001", "Kretsloppet", places=3)
    at_work(world, shop)
    placement = placed(world, "maryam", "P001", shop)
    sign_in_by_code(phone, world.users[Role.SUPERVISOR])

    expect(phone.get_by_role("heading", name="Kretsloppet")).to_be_visible()
    phone.get_by_role("button", name="Här i dag Maryam").click()
    expect(phone.get_by_role("alert")).to_have_text("Skriv hur många timmar.")
    phone.get_by_label("Timmar i dag").fill("3,5")
    phone.get_by_role("button", name="Här i dag Maryam").click()
    expect(phone.get_by_text("Sparat: här i dag, 3,5 timmar.")).to_be_visible()

    phone.get_by_role("link", name="Skriv veckans ord om Maryam").click()
    phone.get_by_role("radio", name="Rött").check()
    phone.get_by_label("Några ord").fill("Vill sluta. Ring mig.")
    phone.get_by_role("button", name="Skicka till coachen").click()
    expect(phone.get_by_text("Tack! Coachen ser vad du skrev.")).to_be_visible()

    hers = new_context(viewport=DESKTOP).new_page()
    sign_in(hers, world.coach)
    hers.get_by_role("link", name=re.compile("handledaren hos Kretsloppet säger rött")).click()
    expect(hers.get_by_text("Vill sluta. Ring mig.")).to_be_visible()
    hers.goto(f"/p/nyttiga/placeringar/{placement.pk}/dagar/")
    expect(hers.get_by_label("Timmar måndag 2 november")).to_have_value("3,5")


def sign_in_by_code(page: Page, user: User) -> None:
    """With the code from the mail in the queue."""
    page.goto("/konto/logga-in/")
    page.get_by_role("link", name="Logga in med en kod").click()
    page.get_by_label("E-postadress").fill(user.email)
    page.get_by_role("button", name="Mejla mig en kod").click()
    page.get_by_label("Koden i mejlet").wait_for()
    [code] = re.findall(r"\b\d{6}\b", Job.objects.get(kind="mail").payload["body"])
    page.get_by_label("Koden i mejlet").fill(code)
    page.get_by_role("button", name="Logga in").click()
