"""A walk in a group: planned, the people chosen, attendance taken, seen on the person's page."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from nyttiga.accounts.models import User
from tests.browser.walking import choose, expect_goal
from tests.world import World

STARTED = "Deltagare som påbörjat"
SignIn = Callable[[Page, User], None]


def test_a_coach_goes_for_a_walk_with_two(page: Page, world: World, sign_in: SignIn) -> None:
    sign_in(page, world.coach)
    choose(page, "Deltagare")
    page.get_by_role("link", name="Gruppaktiviteter").click()
    page.get_by_role("link", name="Planera en aktivitet").click()
    page.get_by_label("Slag").select_option("Hälsopromenad")
    page.get_by_label("Kommun").select_option("Flen")
    page.get_by_label("Första träffen").fill("2026-11-02")
    page.get_by_role("button", name="Visa dagarna").click()
    page.get_by_role("button", name="Spara serien").click()
    expect(page.get_by_role("heading", name="Hälsopromenad Flen", level=1)).to_be_visible()

    page.get_by_role("link", name="Välj deltagare").click()
    page.get_by_label("Maryam Haile").check()
    page.get_by_label("Namn, nummer eller personnummer").fill("astrom")
    page.get_by_role("button", name="Sök").last.click()
    page.get_by_label("Nils Åström").check()
    page.get_by_role("button", name="Lägg till de valda").click()
    expect(page.get_by_text("2 deltagare är med i gruppen.")).to_be_visible()

    choose(page, "Idag")
    page.get_by_role("link", name=re.compile("Öppna ?: Hälsopromenad")).click()
    page.wait_for_load_state()
    page.get_by_role("group", name="Närvaro för Maryam Haile").get_by_text("Här").click()
    page.get_by_role("group", name="Närvaro för Nils Åström").get_by_text("Ej").click()
    expect(page.get_by_text("1 här, 1 ej, 0 kvar.")).to_be_visible()

    page.get_by_role("link", name="Maryam Haile").click()
    panel = page.get_by_role("region", name="Gruppaktiviteter")
    expect(panel).to_contain_text("Var med på 1 av 1 träffar")
    expect(page.get_by_text("Med på hälsopromenad")).to_be_visible()
    expect_goal(page, STARTED, "0 av 30")
