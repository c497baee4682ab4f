"""From the guide to a chosen form, and a story from draft to taken down."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.withdrawal import withdraw
from tests.agreements.agreement_world import make_agreement
from tests.agreements.story_world import SCOPE, media_consent
from tests.browser.walking import choose
from tests.world import TODAY, World

SignIn = Callable[[Page, User], None]
Accessible = Callable[[Page], None]


def test_four_answers_lead_to_the_agreements_form(
    phone: Page, world: World, sign_in: SignIn, assert_accessible: Accessible
) -> None:
    page = phone
    make_agreement(world, title="Lunch i Flen", form="", subject="varor", estimated_value=310_000)
    sign_in(page, world.leader)
    choose(page, "Avtal & nätverk")
    page.get_by_role("link", name="Lunch i Flen").click()
    page.get_by_role("link", name="Vilken form passar?").click()
    expect(page.get_by_label("Varor eller andra tjänster")).to_be_checked()
    page.get_by_label("Ett vanligt företag").check()
    page.get_by_role("button", name="Visa formerna").click()
    expect(page.get_by_role("alert")).to_contain_text("Vem är köpare")
    page.get_by_label("Kommun eller region").check()
    page.get_by_role("button", name="Visa formerna").click()
    expect(page.get_by_text("Värdet är under gränsen").first).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Välj Direktupphandling").click()
    expect(page.get_by_role("heading", name="Lunch i Flen", level=1)).to_be_visible()
    expect(page.get_by_text("LOU 19 a kap.")).to_be_visible()


def test_a_persons_way_is_told_and_taken_back(
    phone: Page, world: World, sign_in: SignIn, assert_accessible: Accessible
) -> None:
    page = phone
    consent = media_consent(world)
    sign_in(page, world.users[Role.COMMUNICATOR])
    page.get_by_role("link", name="Ny berättelse").first.click()
    page.get_by_label("Slag").select_option("En persons väg")
    page.get_by_label("Rubrik").fill("Almas väg")
    page.get_by_label("Text eller anteckningar").fill("Det började i våras.")
    page.get_by_label("Samtycke från personen").select_option(value=str(consent.pk))
    page.get_by_label("Visas som").fill("Alma")
    assert_accessible(page)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text(SCOPE)).to_be_visible()
    assert_accessible(page)

    page.get_by_role("link", name="Godkänn").click()
    page.get_by_label("Personen sa ja").fill(TODAY.isoformat())
    page.get_by_role("button", name="Godkänn").click()
    page.get_by_role("link", name="Publicerad på en plats").click()
    page.get_by_label("Kanal").select_option("Webbplats")
    page.locator("#id_where").fill("exempel.se/alma")
    page.get_by_label("Samtycket räcker för den här platsen").check()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("main").get_by_text("exempel.se/alma").first).to_be_visible()

    withdraw(consent, TODAY, world.coach)
    choose(page, "Idag")
    expect(page.get_by_text("Ta ned «Almas väg»", exact=True)).to_be_visible()
    page.get_by_role("link", name="Öppna").first.click()
    assert_accessible(page)
    page.get_by_role("button", name="Borttagen från exempel.se/alma").click()
    expect(page.get_by_text("Den syns ingenstans.")).to_be_visible()
    choose(page, "Idag")
    expect(page.get_by_text("Ta ned «Almas väg»", exact=True)).to_have_count(0)
