"""The process leader's morning: who lacks a trained supervisor, call them, do what was agreed."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from enterprises.models import Supervisor
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from tests.browser.conftest import DESKTOP, PHONE
from tests.world import TODAY, World

STEP = "Boka plats på handledarkursen"


@pytest.fixture
def leader(world: World) -> User:
    """With two enterprises in Katrineholm and one elsewhere."""
    katrineholm = world.municipality("Katrineholm")
    for number, name in enumerate(("Datorhjälpen", "Matvagnen", "Caféet"), start=1):
        enterprise = world.enterprise(f"F00{number}", name, places=2, registered_on=TODAY)
        if name != "Caféet":
            enterprise.organisation.municipality = katrineholm
            enterprise.organisation.save()
        if name == "Matvagnen":
            Supervisor.objects.create(
                project=world.project,
                enterprise=enterprise,
                name="Siv",
                trained_on=dt.date(2026, 5, 1),
            )
    return world.users[Role.PROCESS_LEADER]


def test_who_lacks_a_trained_supervisor_is_called(
    page: Page,
    leader: User,
    sign_in: Callable[[Page, User], None],
    assert_accessible: Callable[[Page], None],
) -> None:
    sign_in(page, leader)
    page.get_by_role("link", name="Företag", exact=True).click()
    page.get_by_label("Kommun").select_option("Katrineholm")
    page.get_by_text("Fler val").click()
    page.get_by_label("Utbildad handledare").select_option("Saknar")
    page.get_by_role("button", name="Visa", exact=True).click()
    expect(page.get_by_role("status").last).to_contain_text("1 företag i Katrineholm.")
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)
        assert_accessible(page)
    page.get_by_role("link", name="Datorhjälpen", exact=True).click()
    assert_accessible(page)

    page.get_by_role("link", name="Skriv ner en kontakt").click()
    page.get_by_label("Vad sades?").fill("De vill gå kursen i höst.")
    page.get_by_label("Nästa steg").fill(STEP)
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("alert")).to_contain_text("Skriv när det ska vara klart.")
    expect(page.get_by_label("Vad sades?")).to_have_value("De vill gå kursen i höst.")
    page.get_by_label("Klart senast").fill("2026-11-02")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("region", name="Kontakter och nästa steg")).to_contain_text(STEP)

    page.get_by_role("link", name="Idag", exact=True).click()
    expect(page.get_by_text(STEP).first).to_be_visible()
    page.get_by_role("button", name=re.compile(f"Klart.*{STEP}")).click()
    expect(page.get_by_role("status").first).to_contain_text("Klart!")
    expect(page.get_by_role("main")).not_to_contain_text(STEP)

    # The search box finds the enterprise too, by its name or its number.
    page.get_by_label("Sök i projektet").fill("F001")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Öppna Datorhjälpen").click()
    page.get_by_role("link", name="Utveckling").click()
    assert_accessible(page)
    page.get_by_role("link", name="Rutiner och dokument").click()
    page.get_by_role("button", name=re.compile("Ta mallen.*Riskbedömning")).click()
    page.get_by_role("button", name=re.compile("På plats i dag.*Riskbedömning")).click()
    expect(page.get_by_role("region", name="Riskbedömning")).to_contain_text("På plats sedan")
    assert_accessible(page)
