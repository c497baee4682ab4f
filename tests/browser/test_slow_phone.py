"""A slow phone: what is tapped and written before the scripts have come is saved all the same."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from nyttiga.accounts.models import User
from tests.participants.workshop_world import build_workshop_world
from tests.world import World

SignIn = Callable[[Page, User], None]


def test_what_comes_before_the_scripts_is_saved(phone: Page, world: World, sign_in: SignIn) -> None:
    group = build_workshop_world(world)
    page = phone
    sign_in(page, world.leader)
    held: list[Route] = []
    page.route("**/*.js", lambda route: held.append(route))
    page.goto(group.meeting_url, wait_until="commit")
    page.get_by_role("group", name="Närvaro för Nils Åström").get_by_text("Här", exact=True).click()
    page.get_by_role("textbox", name="Vad gjorde ni?").fill("Snabbare än nätet.")
    for route in held:
        route.continue_()
    expect(page.locator("#notes-status")).to_have_text("Sparat")
    expect(page.locator("#attendance-counts")).to_have_text("1 här, 0 ej, 2 kvar. Sparat")
    assert group.answers() == {"D002": "narvarande"}
    group.meeting.refresh_from_db()
    assert group.meeting.notes == "Snabbare än nätet."
