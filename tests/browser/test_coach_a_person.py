"""A coach after a session: what was said stays with the coaches, what comes next does not."""

import datetime as dt
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from nyttiga.accounts.models import User
from participants.models import CoachingSession
from tests.browser.walking import choose, expect_goal
from tests.world import World

COACHED = "Deltagare som fått individuell coachning"
MISSING = "Maryam Haile saknar nästa steg"
STEP = "Ringa arbetsförmedlaren"
NOTE = "Vi talade om modet att ringa."
OWN_NOTE = "Fråga om bussen nästa gång."
SignIn = Callable[[Page, User], None]


def test_a_session_leads_to_the_next_step_and_its_note_stays_with_coaches(
    phone: Page, new_context: CreateContextCallback, world: World, sign_in: SignIn
) -> None:
    CoachingSession.objects.create(
        project=world.project,
        participant=world.participants["maryam"],
        coach=world.coach,
        date=dt.date(2026, 10, 5),
        status="genomford",
    )
    page = phone
    sign_in(page, world.coach)
    expect_goal(page, COACHED, "0 av 30")
    choose(page, "Idag")
    expect(page.get_by_role("link", name=MISSING)).to_be_visible()
    choose(page, "Deltagare")
    page.get_by_role("link", name="Maryam Haile").click()
    page.get_by_role("link", name="Logga coachning").click()
    page.get_by_label("Hur ses ni?").select_option("Promenad")
    page.get_by_label("Vad är nästa steg?").fill(STEP)
    page.get_by_role("button", name="Spara och skriv anteckning").click()
    expect(page.get_by_role("alert")).to_contain_text("Vem gör det?")
    expect(page.get_by_label("Vad är nästa steg?")).to_have_value(STEP)
    page.get_by_label("Vem gör det?").select_option("Deltagaren")
    page.get_by_label("Klart senast").fill("2026-11-16")
    page.get_by_role("button", name="Spara och skriv anteckning").click()

    expect(page.get_by_role("region", name="Det här bestämde ni")).to_contain_text(STEP)
    page.get_by_label("Gemensam anteckning").fill(NOTE)
    expect(page.locator("#note-status")).to_have_text("Sparat")
    page.get_by_label("Bara för dig").fill(OWN_NOTE)
    expect(page.locator("#private-status")).to_have_text("Sparat")
    page.reload()
    expect(page.get_by_label("Gemensam anteckning")).to_have_value(NOTE)
    expect(page.get_by_label("Bara för dig")).to_have_value(OWN_NOTE)

    choose(page, "Idag")
    expect(page.get_by_role("link", name="Nils Åström saknar nästa steg")).to_be_visible()
    expect(page.get_by_role("link", name=MISSING)).to_have_count(0)
    expect_goal(page, COACHED, "1 av 30")

    leader = new_context().new_page()
    sign_in(leader, world.leader)
    choose(leader, "Deltagare")
    leader.get_by_role("link", name="Maryam Haile").click()
    coaching = leader.get_by_role("region", name="Coachning")
    expect(coaching.get_by_text("Genomförd", exact=True)).to_have_count(2)
    expect(coaching.get_by_role("link")).to_have_count(0)
    expect(leader.get_by_role("button", name=f"Klart: {STEP}")).to_be_visible()
    assert "modet" not in leader.content()
    for session in CoachingSession.objects.all():
        answer = leader.goto(f"/p/nyttiga/deltagare/coachning/{session.pk}/")
        assert answer is not None
        assert answer.status == 403
        assert "modet" not in leader.content()


def test_a_step_that_is_done_asks_for_the_next_one(
    phone: Page, world: World, sign_in: SignIn
) -> None:
    page = phone
    sign_in(page, world.coach)
    page.get_by_role("link", name=MISSING).click()
    page.get_by_label("Vad är nästa steg?").fill(STEP)
    page.get_by_label("Vem gör det?").select_option("Deltagaren")
    page.locator("#steps").get_by_label("Klart senast").fill("2026-11-05")
    page.get_by_role("button", name="Lägg till steget").click()
    expect(page.get_by_role("button", name=f"Klart: {STEP}")).to_be_visible()
    choose(page, "Idag")
    expect(page.get_by_role("link", name=MISSING)).to_have_count(0)
    page.get_by_role("link", name=STEP).click()
    page.get_by_role("button", name=f"Klart: {STEP}", exact=True).click()
    expect(page.get_by_text("Klart i dag")).to_be_visible()
    choose(page, "Idag")
    expect(page.get_by_role("link", name=MISSING)).to_be_visible()
    page.get_by_role("link", name=MISSING).click()
    page.get_by_role("button", name=f"Ångra klart: {STEP}").click()
    expect(page.get_by_role("button", name=f"Klart: {STEP}", exact=True)).to_be_visible()
