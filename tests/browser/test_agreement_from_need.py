"""From a need, through the stages on a phone, to a signed agreement that counts."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from agreements.models import Agreement
from nyttiga.accounts.models import User
from tests.agreements.agreement_world import make_agreement
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walking import choose, expect_goal
from tests.world import World

GOAL = "Nya avtal"
FILE = {"name": "avtal.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 underskrivet"}


def test_a_need_becomes_a_signed_agreement_and_a_renewal_does_not_count(
    phone: Page,
    world: World,
    sign_in: Callable[[Page, User], None],
    assert_accessible: Callable[[Page], None],
) -> None:
    page = phone
    world.enterprise("F001", "Bageriet Surdegen")
    make_agreement(world, "A001", title="Tvätt, nytt år", stage="BESLUT", is_renewal=True)
    sign_in(page, world.leader)
    expect_goal(page, GOAL, "0 av 10")

    choose(page, "Avtal & nätverk")
    page.get_by_role("link", name="Nytt behov").click()
    page.get_by_label("Titel").fill("Lunch till kommunhuset")
    page.get_by_label("Offentlig part", exact=True).select_option("Arbetsmarknadsenheten")
    page.get_by_label("Företag").select_option("Bageriet Surdegen")
    page.get_by_label("Nästa steg").fill("Ringa kosten")
    page.get_by_role("button", name="Spara behovet").click()
    expect(page.get_by_role("alert")).to_contain_text("Välj en dag")
    page.get_by_label("Klart senast").fill("2026-11-02")
    page.get_by_role("button", name="Spara behovet").click()
    expect(page.get_by_role("heading", name="Lunch till kommunhuset", level=1)).to_be_visible()

    choose(page, "Idag")
    expect(page.get_by_text("Ringa kosten").first).to_be_visible()
    choose(page, "Avtal & nätverk")
    card = page.get_by_role("listitem").filter(
        has=page.get_by_role("heading", name="Lunch till kommunhuset")
    )
    for stage in ("Kartläggning och matchning", "Dialog"):
        # By keyboard, as well as by thumb.
        card.get_by_role("button", name=stage).press("Enter")
        expect(card.get_by_role("button", name=stage)).to_have_count(0)
        page.wait_for_load_state()  # or the next press falls between two pages
        expect(card).to_contain_text(stage)
    assert_accessible(page)
    card.get_by_role("link", name="Avtalsform vald").click()
    page.get_by_label("Avtalsform").select_option("Direktupphandling")
    page.get_by_role("button", name="Flytta").click()
    expect(page.get_by_text("LOU 19 a kap.")).to_be_visible()
    for stage in ("Underlag och krav", "Annonserad", "Anbud", "Utvärdering", "Tilldelningsbeslut"):
        page.get_by_role("button", name=stage).click()
        expect(page.locator("[aria-current=step]")).to_contain_text(stage)
    assert_accessible(page)

    page.get_by_role("link", name="flytta A002 dit").click()
    page.get_by_label("Dag").fill("2026-10-30")
    page.get_by_role("button", name="Flytta").click()
    expect(page.get_by_role("heading", name="Underskriften", level=1)).to_be_visible()
    page.get_by_label("Undertecknat avtal").set_input_files(FILE)
    assert_accessible(page)
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("button", name="Godkänn avtalet").click()
    expect(page.get_by_text("Det är ett nytt avtal i projektets mål från 30")).to_be_visible()
    assert_accessible(page)
    page.set_viewport_size(DESKTOP)
    assert_accessible(page)
    expect_goal(page, GOAL, "1 av 10")

    choose(page, "Avtal & nätverk")
    assert_accessible(page)
    page.get_by_role("link", name="flytta A001 dit").click()
    page.get_by_role("button", name="Flytta").click()
    page.get_by_role("link", name="Gör det sedan").click()
    expect(page.get_by_text("Det är en förnyelse av ett tidigare avtal.")).to_be_visible()
    page.set_viewport_size(PHONE)
    expect_goal(page, GOAL, "1 av 10")
    assert set(Agreement.objects.values_list("stage", flat=True)) == {"TECKNAT"}
