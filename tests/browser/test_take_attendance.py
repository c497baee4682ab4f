"""The project leader has met her group: who was there, what they did, twenty seconds."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from nyttiga.accounts.models import User
from tests.browser.conftest import PHONE
from tests.browser.walking import choose, expect_goal, listed, open_rows
from tests.participants.workshop_world import WorkshopWorld, build_workshop_world
from tests.world import TODAY, World

STARTED = "Deltagare som påbörjat"
NEW = [f"Person{number} Test" for number in range(5)]
SignIn = Callable[[Page, User], None]


@pytest.fixture
def group(world: World) -> WorkshopWorld:
    """Eight people: three who have been at every meeting so far, five who are new today."""
    built = build_workshop_world(world)
    for name in ("maryam", "nils", "protected"):
        for meeting in built.meetings[:4]:
            built.record(meeting, world.participants[name])
    for number, name in enumerate(NEW):
        person = world.participant(
            f"X{number:03d}",
            first_name=name.split()[0],
            last_name="Test",
            starts_on=TODAY - dt.timedelta(days=3),
        )
        built.enrol(person, placed_on=TODAY)
    return built


@pytest.fixture
def leader(phone: Page, group: WorkshopWorld, sign_in: SignIn) -> Page:
    """The leader's phone, signed in and on *Idag*."""
    sign_in(phone, group.world.leader)
    return phone


def open_meeting(page: Page) -> None:
    """From *Idag* to today's meeting."""
    page.get_by_role("link", name="Framtidsverkstad Flen, träff 5 av 6").click()
    expect(page.get_by_role("heading", name="Närvaro", exact=True)).to_be_visible()


def answer_of(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name=f"Närvaro för {name}", exact=True)


def tick(page: Page, name: str, answer: str) -> None:
    """Tap *Här* or *Ej*: on the words, as a thumb does."""
    answer_of(page, name).get_by_text(answer, exact=True).click()


def expect_answer(page: Page, name: str, answer: str) -> None:
    expect(answer_of(page, name).get_by_role("radio", name=answer)).to_be_checked()


def expect_counts(page: Page, here: int, absent: int, left: int) -> None:
    expect(page.locator("#attendance-bar").get_by_role("status")).to_contain_text(
        f"{here} här, {absent} ej, {left} kvar."
    )


def test_the_leader_takes_attendance_on_her_phone(leader: Page, group: WorkshopWorld) -> None:
    page = leader
    expect_goal(page, STARTED, "3 av 30")
    choose(page, "Idag")
    open_meeting(page)
    expect_counts(page, 0, 0, 8)
    for name in ("Maryam Haile", "Nils Åström", *NEW[:3]):
        tick(page, name, "Här")
    tick(page, NEW[3], "Ej")
    expect_counts(page, 5, 1, 2)

    page.get_by_role("button", name="Övriga var här").click()
    expect_counts(page, 7, 1, 0)
    expect_answer(page, "D004", "Här")  # who is protected is ticked by number
    page.get_by_role("button", name="Ångra").click()
    expect_counts(page, 5, 1, 2)
    expect_answer(page, NEW[3], "Ej")
    page.get_by_role("button", name="Övriga var här").click()
    tick(page, NEW[0], "Här")  # tapped again, so it is cleared
    expect_counts(page, 6, 1, 1)
    tick(page, NEW[0], "Här")
    expect_counts(page, 7, 1, 0)
    expect(page.locator("#meeting-state")).to_have_text("Genomförd")

    did = "Vi ritade framtidsbilder.\nLars från ICA berättade."
    page.get_by_role("textbox", name="Vad gjorde ni?").fill(did)
    expect(page.locator("#notes-status")).to_have_text("Sparat")

    choose(page, "Idag")
    expect(page.get_by_role("heading", name="Kommande sju dagar")).to_be_visible()
    expect(page.get_by_role("link", name="träff 6 av 6")).to_be_visible()
    expect(page.get_by_role("link", name="träff 5 av 6")).to_have_count(0)
    expect_goal(page, STARTED, "7 av 30")
    open_rows(page, STARTED)
    expect(listed(page)).to_have_text(
        ["D004", "Maryam Haile", NEW[0], NEW[1], NEW[2], NEW[4], "Nils Åström"]  # by last name
    )
    group.meeting.refresh_from_db()
    assert group.meeting.notes == did


def test_attendance_by_keyboard_alone(page: Page, group: WorkshopWorld, sign_in: SignIn) -> None:
    sign_in(page, group.world.leader)
    tab_to(page, page.get_by_role("link", name="Logga träff"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Närvaro", exact=True)).to_be_visible()
    tab_to(page, answer_of(page, "D004").get_by_role("radio", checked=True))
    page.keyboard.press("h")
    for key in ("e", "h", "2", "1"):
        page.keyboard.press("ArrowDown")
        page.keyboard.press(key)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("0")
    expect_counts(page, 3, 1, 4)
    for name, answer in {"D004": "Här", "Maryam Haile": "Ej", "Nils Åström": "Här"}.items():
        expect_answer(page, name, answer)
    tab_to(page, page.get_by_role("button", name="Övriga var här"), key="Shift+Tab")
    page.keyboard.press("Enter")
    expect_counts(page, 7, 1, 0)
    tab_to(page, page.get_by_role("textbox", name="Vad gjorde ni?"))
    page.keyboard.type("Utan mus.")
    expect(page.locator("#notes-status")).to_have_text("Sparat")
    expect_goal(page, STARTED, "8 av 30")


def tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Step through the page until the target has the focus."""
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{target} is not reached by {key}")


def test_attendance_without_javascript(
    new_context: CreateContextCallback, group: WorkshopWorld, sign_in: SignIn
) -> None:
    page = new_context(viewport=PHONE, java_script_enabled=False).new_page()
    sign_in(page, group.world.leader)
    open_meeting(page)
    tick(page, "Maryam Haile", "Här")
    tick(page, "Nils Åström", "Ej")
    tick(page, NEW[0], "Här")
    page.get_by_role("button", name="Spara närvaron").click()
    expect(page.get_by_text("Sparat.", exact=True)).to_be_visible()
    expect_counts(page, 2, 1, 5)
    tick(page, NEW[0], "Töm")
    page.get_by_role("button", name="Spara närvaron").click()
    expect_counts(page, 1, 1, 6)
    page.get_by_role("button", name="Övriga var här").click()
    expect_counts(page, 7, 1, 0)
    page.get_by_role("textbox", name="Vad gjorde ni?").fill("Utan skript.")
    page.get_by_role("button", name="Spara texten").click()
    expect(page.get_by_role("textbox", name="Vad gjorde ni?")).to_have_value("Utan skript.")
    expect_goal(page, STARTED, "8 av 30")


def test_two_who_tick_at_once_lose_nothing(
    leader: Page, new_context: CreateContextCallback, group: WorkshopWorld, sign_in: SignIn
) -> None:
    coach = new_context().new_page()
    sign_in(coach, group.world.coach)
    open_meeting(leader)
    open_meeting(coach)
    for hers, his in zip(["Maryam Haile", "D004", NEW[0]], NEW[1:4], strict=True):
        tick(leader, hers, "Här")
        tick(coach, his, "Ej")
    tick(leader, "Nils Åström", "Här")
    # Her last answer knows of his ticks, without a reload.
    for page in (leader, coach):
        expect(page.locator("#attendance-bar")).to_contain_text("Sparat")
        page.reload()
        expect_counts(page, 4, 3, 1)
        expect_answer(page, "D004", "Här")
        expect_answer(page, NEW[1], "Ej")
    leader.get_by_role("button", name="Ångra").click()
    expect_counts(leader, 3, 3, 2)
    expect_goal(coach, STARTED, "4 av 30")
