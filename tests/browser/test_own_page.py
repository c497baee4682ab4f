"""A participant with the plan in the telephone, which runs no script."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from nyttiga.accounts.models import User
from participants.models import ActionPlan, NextStep
from tests.browser.conftest import PATIENCE, PHONE
from tests.browser.walking import choose
from tests.world import TODAY, World

STEP = "Ring och fråga om arbetsträning"
SignIn = Callable[[Page, User], None]
Accessible = Callable[[Page], None]


def a_telephone(new_context: CreateContextCallback, *, scripts: bool) -> Page:
    page = new_context(viewport=PHONE, java_script_enabled=scripts).new_page()
    page.set_default_timeout(PATIENCE)
    return page


def link_from_the_coach(page: Page) -> str:
    """Make a link on Maryam's page, and read it off the screen."""
    choose(page, "Deltagare")
    page.get_by_role("link", name="Maryam Haile").click()
    page.get_by_role("button", name="Gör en länk").click()
    expect(page.get_by_role("img", name="QR-kod med länken")).to_be_visible()
    address = page.get_by_label("Länken", exact=True).input_value()
    page.get_by_role("link", name="Klar").click()
    return address


def add_step(world: World) -> NextStep:
    plan = ActionPlan.current_or_first(world.participants["maryam"], world.coach, TODAY)
    return NextStep.objects.create(
        project=world.project, plan=plan, text=STEP, responsible="deltagare", due_on=TODAY
    )


def test_the_person_ticks_a_step_and_the_coach_sees_it(
    page: Page, new_context: CreateContextCallback, world: World, sign_in: SignIn
) -> None:
    add_step(world)
    sign_in(page, world.coach)
    address = link_from_the_coach(page)

    mine = a_telephone(new_context, scripts=False)
    mine.goto(address)
    mine.get_by_role("button", name="Öppna din sida").click()
    expect(mine.get_by_role("heading", name="Hej Maryam!")).to_be_visible()
    assert mine.url.endswith("/min-sida/")
    mine.get_by_role("button", name="Jag har gjort det").click()
    mine.get_by_label("Hur gick det?").fill("De ringer tillbaka")
    mine.get_by_role("button", name="Spara hur det gick").click()
    expect(mine.get_by_text("Klart i dag")).to_be_visible()

    other = a_telephone(new_context, scripts=False)
    other.goto(address)
    expect(other.get_by_role("heading", name="Länken är redan använd")).to_be_visible()

    page.reload()
    box = page.get_by_role("region", name="Egen sida på telefonen")
    expect(box).to_contain_text("Öppnad 2 november")
    expect(box).to_contain_text(f"{STEP} kryssade själv 2 november: ”De ringer tillbaka”")

    box.get_by_role("button", name="Återkalla länken").click()
    mine.reload()
    expect(mine.get_by_role("heading", name="Länken gäller inte")).to_be_visible()


def test_the_persons_answers_stand_beside_the_coachs(
    page: Page,
    new_context: CreateContextCallback,
    world: World,
    sign_in: SignIn,
    assert_accessible: Accessible,
) -> None:
    sign_in(page, world.coach)
    address = link_from_the_coach(page)
    mine = a_telephone(new_context, scripts=True)  # axe is a script; the page has none
    mine.goto(address)
    assert_accessible(mine)
    mine.get_by_role("button", name="Öppna din sida").click()
    assert_accessible(mine)
    mine.get_by_role("link", name="Svara på frågorna").click()
    mine.get_by_role("button", name="Spara mina svar").click()
    expect(mine.get_by_role("alert")).to_contain_text("Svara på minst en fråga")
    assert_accessible(mine)
    where_to = mine.get_by_role("group", name="Jag vet vart jag är på väg")
    where_to.get_by_label("Till stor del").check()
    mine.get_by_role("button", name="Spara mina svar").click()
    expect(mine.get_by_text("Tack, du har svarat i dag")).to_be_visible()

    page.reload()
    page.get_by_role("link", name="Alla stegmätningar").click()
    page.get_by_role("link", name="2 november 2026").click()
    own = page.get_by_role("group", name="Mål och riktning, deltagaren")
    expect(own.get_by_label("4 till stor del")).to_be_checked()
    coach = page.get_by_role("group", name="Mål och riktning, coachen")
    coach.get_by_text("2", exact=False).first.click()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("status")).to_contain_text("Stegmätningen är sparad")
    expect(page.get_by_text("Coachen 2")).to_be_visible()
    assert_accessible(page)
