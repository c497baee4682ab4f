"""A follow-up at the workplace, on a phone without JavaScript: and what changes by it."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from nyttiga.accounts.models import User
from participants.follow_up_plan import make_plan
from participants.models import Placement
from tests.browser.conftest import PHONE
from tests.world import TODAY, World

SignIn = Callable[[Page, User], None]
STEP = "Visa kassan en lugn förmiddag"


@pytest.fixture
def placement(world: World) -> Placement:
    """Began two weeks ago; last Monday's visit was held, today's waits."""
    placement = world.placement(
        "P001",
        world.participants["maryam"],
        starts_on=TODAY - dt.timedelta(days=14),
        enterprise=world.enterprise("F001", "Kretsloppet"),
    )
    make_plan(placement, placement.starts_on)
    placement.follow_ups.filter(date__lt=TODAY).update(status="genomford", light="gron")
    return placement


def test_a_visit_is_written_at_the_workplace(
    new_context: CreateContextCallback, world: World, placement: Placement, sign_in: SignIn
) -> None:
    page = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    sign_in(page, world.coach)
    page.get_by_role("link", name="Följ upp").first.click()
    page.get_by_role("radio", name="Rött").check()
    page.get_by_label("Deltagarens ord").fill("Jag hinner inte med i kassan.")
    page.get_by_label("Företagets ord").fill("Det går fort på fredagar.")
    page.get_by_role("button", name="Spara").click()

    # The next step was forgotten: it says so, and nothing that was written is lost.
    expect(page.get_by_role("alert")).to_contain_text("Skriv nästa steg")
    expect(page.get_by_label("Deltagarens ord")).to_have_value("Jag hinner inte med i kassan.")
    expect(page.get_by_role("radio", name="Rött")).to_be_checked()
    page.get_by_label("Vad är nästa steg?").fill(STEP)
    page.get_by_label("Vem gör det?").select_option("Coachen")
    page.get_by_label("Klart senast").fill("2026-11-09")
    page.get_by_role("button", name="Spara").click()

    expect(page.get_by_role("status").first).to_contain_text("Uppföljningen är sparad.")
    follow_ups = page.get_by_role("region", name="Uppföljningar")
    expect(follow_ups).to_contain_text("2 av 4–6")
    expect(follow_ups).to_contain_text("Det går fort på fredagar.")
    page.get_by_role("link", name="Maryam Haile").first.click()
    expect(page.get_by_text(STEP).first).to_be_visible()


def test_the_leader_sees_who_was_not_followed_up(
    page: Page, world: World, placement: Placement, sign_in: SignIn
) -> None:
    sign_in(page, world.leader)
    page.goto("/p/nyttiga/uppfoljningar/")
    expect(page.get_by_text("1 placering väntar på att bli uppföljd")).to_be_visible()
    page.get_by_role("link", name="Följ upp Maryam Haile").click()
    page.get_by_role("link", name="Den blev inte av").click()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("status").first).to_contain_text("inte blev av")
    expect(page.get_by_role("region", name="Uppföljningar")).to_contain_text("Blev inte av")
    page.goto("/p/nyttiga/uppfoljningar/")
    expect(page.get_by_text("tis 3 nov")).to_be_visible()


def test_a_week_at_the_workplace_is_copied_and_counted(
    phone: Page, world: World, placement: Placement, sign_in: SignIn
) -> None:
    page = phone
    sign_in(page, world.coach)
    page.goto(f"/p/nyttiga/placeringar/{placement.pk}/")
    page.get_by_role("link", name="Fyll i dagar").click()
    page.get_by_role("link", name="Veckan före").click()
    page.get_by_label("Timmar måndag 26 oktober").fill("3,5")
    page.get_by_label("Inte där tisdag 27 oktober").check()
    page.get_by_role("button", name="Spara veckan").click()
    expect(page.get_by_text("På plats 1 av 2 dagar")).to_be_visible()
    page.get_by_role("link", name="Veckan efter").click()
    page.get_by_role("button", name="Kopiera veckan före").click()
    expect(page.get_by_label("Timmar måndag 2 november")).to_have_value("3,5")
    expect(page.get_by_text("På plats 2 av 3 dagar")).to_be_visible()
