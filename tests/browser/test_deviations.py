"""What the figures suggest becomes a deviation with measure and decision that RAR reads of; and
what may happen, and what helped."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from nyttiga.accounts.models import User
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walking import choose
from tests.reporting.report_world import fill_quarter
from tests.world import World

SignIn = Callable[[Page, User], None]
Check = Callable[[Page], None]
BOTH = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
MEASURE = "Träffa varje enhet hos parterna före jul."
DECISION = "Sista intag flyttas till mars."
SUGGESTION = re.compile("^Gör till avvikelse ?: Deltagare som påbörjat")
QUARTER = "1 juli – 30 september 2026"


@BOTH
def test_the_leader_makes_a_suggestion_a_deviation_and_the_report_tells_of_it(
    page: Page, world: World, sign_in: SignIn, assert_accessible: Check, size: dict[str, int]
) -> None:
    fill_quarter(world)
    page.set_viewport_size(size)  # type: ignore[arg-type]
    sign_in(page, world.leader)
    choose(page, "Rapporter")
    page.get_by_role("link", name="Avvikelser", exact=True).click()
    assert_accessible(page)
    page.locator("summary").filter(has_text="till").click()  # the less severe ones are folded
    page.get_by_role("link", name=SUGGESTION).click()
    expect(page.get_by_label("Vad har hänt?")).to_have_value(
        re.compile(r"^Deltagare som påbörjat: i samma takt blir det \d+ av 30\.$")
    )
    expect(page.get_by_label("Deltagare som påbörjat")).to_be_checked()
    page.get_by_label("Upptäckt den").fill("2026-09-28")
    page.get_by_label("Hur allvarlig").select_option("3 Väsentlig")
    page.get_by_label("Vad gör ni åt det?").fill(MEASURE)
    page.get_by_label("Ansvarig").fill("Projektledaren")
    page.get_by_label("Vem behöver besluta?").select_option("Styrgruppen")
    page.get_by_label("Läge").select_option("Beslutad")
    page.get_by_label("Rapporterad till RAR den").fill("2026-09-30")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("#div_id_decision")).to_contain_text("Skriv vad som beslutades.")
    expect(page.locator("#div_id_decided_on")).to_contain_text("vilken dag det beslutades")
    expect(page.get_by_label("Vad gör ni åt det?")).to_have_value(MEASURE)
    assert_accessible(page)

    page.get_by_label("Vad beslutades?").fill(DECISION)
    page.get_by_label("Beslutat den").fill("2026-09-29")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text(MEASURE)).to_be_visible()
    expect(page.get_by_text(DECISION)).to_be_visible()
    assert_accessible(page)
    page.get_by_role("link", name="Avvikelser").first.click()
    expect(page.get_by_role("link", name=SUGGESTION)).to_have_count(0)

    choose(page, "Rapporter")
    page.get_by_role("button", name=f"Börja skriva lägesrapporten {QUARTER}").click()
    expect(page.locator("#avvikelser textarea")).to_have_value(re.compile("En avvikelse är öppen"))
    page.get_by_role("link", name="Granska och fastställ").click()
    table = page.get_by_role("table").filter(has_text="Åtgärd och beslut")
    expect(table).to_contain_text(f"{MEASURE} Beslut: {DECISION}")
    expect(page.get_by_role("main")).not_to_contain_text("Inga avvikelser")
    assert_accessible(page)


@BOTH
def test_a_risk_and_what_helped_are_written_down(
    page: Page, world: World, sign_in: SignIn, assert_accessible: Check, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    sign_in(page, world.leader)
    choose(page, "Rapporter")
    page.get_by_role("link", name="Risker", exact=True).click()
    page.get_by_role("link", name="Ny risk").click()
    page.get_by_label("Vad kan hända?").fill("För få anvisningar")
    page.get_by_label("Hur troligt är det?").select_option("4 Sannolik")
    page.get_by_label("Hur mycket betyder det?").select_option("4 Stor")
    page.get_by_label("Vad gör ni åt det?").fill("Ring enheterna.")
    assert_accessible(page)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Stor, 16")).to_be_visible()
    page.get_by_role("link", name="Ny erfarenhet").click()
    page.get_by_label("Slag").select_option("Det hjälpte")
    page.get_by_label("Vad?").fill("Studiebesök redan andra gången.")
    assert_accessible(page)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Studiebesök redan andra gången.", exact=True)).to_be_visible()
    assert_accessible(page)
