"""A training from plan to figures: invited by mail, signed up on a phone, met at the door."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from nyttiga.accounts.models import User
from nyttiga.jobs.models import Job
from tests.agreements.event_world import add_person
from tests.browser.conftest import PHONE
from tests.browser.walking import choose, expect_figure, expect_goal
from tests.world import TODAY, World

SignIn = Callable[[Page, User], None]


def test_an_event_is_planned_joined_and_counted(
    phone: Page, new_context: CreateContextCallback, world: World, sign_in: SignIn
) -> None:
    add_person(world, "Ada Berg", unit="Inköp", may_be_mailed_on=TODAY)
    sign_in(phone, world.leader)
    expect_goal(phone, "Utbildningstillfällen för offentlig sektor", "0 av 2")

    plan(phone)
    phone.get_by_role("link", name="Bjud in").click()
    phone.get_by_role("button", name="Bjud in personen").click()
    expect(phone.get_by_role("heading", name="Skicka 1 inbjudan?")).to_be_visible()
    phone.get_by_role("button", name="Skicka till 1").click()
    expect(phone.get_by_text("1 person är inbjuden.")).to_be_visible()
    (link,) = re.findall(r"/anmalan/\S+", Job.objects.get(kind="mail").payload["body"])

    guest = new_context(viewport=PHONE).new_page()
    guest.goto(link)
    guest.get_by_label("Namn").fill("Nya Nina")
    guest.get_by_label("E-post").fill("nina@exempel.se")
    guest.get_by_label("Arbetsplats").fill("Flens kommun")
    guest.get_by_role("button", name="Anmäl mig").click()
    expect(guest.get_by_role("heading", name="Tack, du är anmäld")).to_be_visible()

    phone.reload()
    phone.get_by_role("link", name="Ta emot Nya Nina").click()
    expect(phone.get_by_label("Arbetar på")).not_to_have_value("")
    phone.get_by_role("button", name="Är här").click()
    expect(phone.get_by_text("1 här, 0 ej, 0 kvar.")).to_be_visible()
    let_in_ada(phone)

    expect_goal(phone, "Utbildningstillfällen för offentlig sektor", "1 av 2")
    expect_figure(phone, "Unika offentliga organisationer och avdelningar", "2 av 15")
    expect_figure(phone, "Personer från offentlig sektor", "2 av 15")


def plan(page: Page) -> None:
    """Today's training."""
    choose(page, "Avtal & nätverk")
    page.get_by_role("link", name="Evenemang").click()
    page.get_by_role("link", name="Planera").first.click()
    page.get_by_label("Slag").select_option("Utbildning")
    page.get_by_label("Rubrik").fill("Köp av sociala företag")
    page.get_by_label("Datum").fill(TODAY.isoformat())
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("heading", name="Köp av sociala företag", level=1)).to_be_visible()


def let_in_ada(page: Page) -> None:
    """She was invited, and comes without having signed up."""
    page.get_by_role("link", name="Kom någon mer?").click()
    page.get_by_role("button", name=re.compile("^Är här.*Ada Berg$")).click()
    expect(page.get_by_text("2 här, 0 ej, 0 kvar.")).to_be_visible()
