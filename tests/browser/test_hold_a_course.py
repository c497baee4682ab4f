"""A handledarkurs from its plan to the certificate: three enterprises, one afternoon."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walking import choose, expect_goal
from tests.world import World

SignIn = Callable[[Page, User], None]
PEOPLE = [("Kryddan", "Siv Sund"), ("Kedjan", "Ali Alm"), ("Lyckan", "Bo Ek")]


def test_a_course_is_planned_filled_attended_and_completed(
    page: Page, world: World, sign_in: SignIn, assert_accessible: Callable[[Page], None]
) -> None:
    for number, (enterprise, _) in enumerate(PEOPLE, start=1):
        world.enterprise(f"F{number}", enterprise)
    sign_in(page, world.users[Role.PROCESS_LEADER])
    choose(page, "Företag")
    page.get_by_role("link", name="Kurser", exact=True).click()
    page.get_by_role("link", name="Planera en kurs").click()
    page.get_by_label("Kommun").select_option("Flen")
    page.get_by_label("Planerade träffar").fill("1")
    page.get_by_label("Första träffen").fill("2026-11-02")
    page.get_by_role("button", name="Visa dagarna").click()
    page.get_by_role("button", name="Spara serien").click()

    page.get_by_role("link", name="Anmäl personer").first.click()
    for number, (enterprise, name) in enumerate(PEOPLE, start=1):
        row = page.get_by_role("group", name=f"Person {number}", exact=True)
        row.get_by_label("Företag").select_option(enterprise)
        row.get_by_label("Namn").fill(name)
        row.get_by_label("E-post").fill(f"{name.split()[0].lower()}@exempel.se")
    assert_accessible(page)
    page.get_by_role("button", name="Ge plats").click()
    expect(page.get_by_text("3 personer har fått plats.")).to_be_visible()
    assert_accessible(page)

    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="Dagens träff").click()
    page.get_by_role("button", name="Övriga var här").click()
    expect(page.get_by_text("3 här, 0 ej, 0 kvar.")).to_be_visible()
    assert_accessible(page)
    page.set_viewport_size(DESKTOP)

    page.get_by_role("link", name="Handledarkurs Flen").first.click()
    page.get_by_role("link", name="Vilka slutförde?").click()
    expect(page.get_by_text("Förslag")).to_have_count(3)
    page.get_by_role("group", name="Bo Ek").get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text("Avslutet är sparat.")).to_be_visible()

    paper = page.get_by_role("link", name="Intyg för Siv Sund, PDF")
    opened = page.request.get(str(paper.get_attribute("href")))
    assert (opened.status, opened.body()[:5]) == (200, b"%PDF-")

    page.get_by_role("link", name="Kryddan").click()
    supervisors = page.get_by_role("listitem").filter(has_text="Siv Sund")
    expect(supervisors.get_by_text("Utbildad", exact=True)).to_be_visible()
    expect_goal(page, "Genomförda handledarkurser", "1 av 2")
