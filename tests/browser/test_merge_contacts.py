"""Somebody stands twice among the contact people: one row is left, and the figures follow."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from nyttiga.accounts.models import User
from tests.agreements.event_world import add_event, add_person, was_there
from tests.world import TODAY, World


def test_two_rows_of_one_person_become_one_and_the_event_counts_one(
    phone: Page, world: World, sign_in: Callable[[Page, User], None]
) -> None:
    event = add_event(world, date=TODAY, status="genomford")
    for email in ("ada@exempel.se", "ada.berg@exempel.se"):
        was_there(event, add_person(world, "Ada Berg", email=email))
    sign_in(phone, world.leader)
    page = f"/p/nyttiga/avtal/evenemang/{event.pk}/"
    phone.goto(page)
    expect(phone.get_by_role("heading", name="2 personer var där")).to_be_visible()

    phone.goto("/p/nyttiga/avtal/organisationer/")
    phone.get_by_role("link", name="Flens kommun").click()
    phone.get_by_role("link", name="Ada Berg").first.click()
    phone.get_by_role("link", name="Slå ihop med en dubblett").click()
    phone.get_by_role("link", name="Välj Ada Berg").click()
    phone.get_by_role("radio", name="ada@exempel.se").check()
    phone.get_by_role("button", name="Slå ihop dem").click()
    expect(phone.get_by_text("Nu står personen en gång.")).to_be_visible()
    expect(phone.get_by_role("link", name="ada@exempel.se")).to_be_visible()

    phone.goto(page)
    expect(phone.get_by_role("heading", name="1 person var där")).to_be_visible()
