"""From a consent to registered out, with a correction on the way."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from nyttiga.accounts.models import User
from tests.browser.walking import choose
from tests.reporting.sus_world import before, consent
from tests.world import World

SignIn = Callable[[Page, User], None]
Accessible = Callable[[Page], None]


def test_a_coach_registers_in_corrects_and_registers_out(
    phone: Page, world: World, sign_in: SignIn, assert_accessible: Accessible
) -> None:
    page, maryam = phone, world.participants["maryam"]
    consent(maryam)
    before(maryam, "FORSORJNINGSSTOD", 100, "AKTIVT_SOKANDE", None)
    sign_in(page, world.coach)
    choose(page, "Deltagare")
    page.get_by_role("link", name="SUS", exact=True).click()
    assert_accessible(page)
    page.get_by_role("link", name=re.compile("Öppna Maryam Haile")).click()
    expect(page.get_by_text("199001012385")).to_be_visible()
    expect(page.get_by_text("Försörjningsstöd, 100 %")).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Registrerad in").click()
    expect(page.get_by_text("Inregistrerad")).to_be_visible()

    page.get_by_role("link", name="Fyll i Högsta slutförda utbildning").click()
    page.get_by_label("Högsta slutförda utbildning").select_option("Gymnasium")
    page.get_by_label("Inskriven hos Arbetsförmedlingen").select_option("Ja")
    page.get_by_role("button", name="Spara").click()
    page.goto("/p/nyttiga/sus/?visa=ratta")
    page.get_by_role("link", name=re.compile("Öppna Maryam Haile")).click()
    expect(page.get_by_text("Ändrat", exact=True)).to_have_count(2)
    assert_accessible(page)
    page.get_by_role("button", name="Rättat").click()
    expect(page.get_by_text("Inregistrerad")).to_be_visible()

    maryam.periods.update(ends_on="2026-11-02", end_reason="TILL_ARBETE")
    page.reload()
    expect(page.get_by_role("heading", name="Registrera ut")).to_be_visible()
    expect(page.get_by_text("Till arbete")).to_be_visible()
    page.get_by_role("button", name="Registrerad ut").click()
    expect(page.get_by_text("Utregistrerad")).to_be_visible()
    page.goto("/p/nyttiga/fore-efter/")
    expect(page.get_by_role("heading", name="Före och efter", level=1)).to_be_visible()
    assert_accessible(page)
