"""A coach has the same session open in two windows: no text is lost."""

import datetime as dt
from collections.abc import Callable

from playwright.sync_api import Page, expect

from nyttiga.accounts.models import User
from participants.models import CoachingSession
from tests.world import World

SignIn = Callable[[Page, User], None]


def test_the_second_window_is_told_and_shows_both_texts(
    phone: Page, world: World, sign_in: SignIn
) -> None:
    session = CoachingSession.objects.create(
        project=world.project,
        participant=world.participants["maryam"],
        coach=world.coach,
        date=dt.date(2026, 10, 5),
        status="genomford",
    )
    sign_in(phone, world.coach)
    url = f"/p/nyttiga/deltagare/coachning/{session.pk}/"
    phone.goto(url)
    other = phone.context.new_page()
    other.goto(url)
    other.get_by_label("Gemensam anteckning").fill("Det andra fönstret")
    expect(other.locator("#note-status")).to_have_text("Sparat")
    phone.get_by_label("Gemensam anteckning").fill("Det första fönstret")
    expect(phone.locator("#note-status")).to_contain_text("ser du båda texterna")
    phone.get_by_role("button", name="Spara Gemensam anteckning").click()
    expect(phone.get_by_role("alert")).to_contain_text("Det andra fönstret")
    expect(phone.get_by_label("Gemensam anteckning")).to_have_value("Det första fönstret")
    phone.get_by_label("Gemensam anteckning").fill("Båda")
    expect(phone.locator("#note-status")).to_have_text("Sparat")
    other.close()
