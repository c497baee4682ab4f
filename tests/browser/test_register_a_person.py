"""A new person comes: registered once, found again, and nobody's secret told."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from nyttiga.accounts.models import User
from participants.models import Participant
from tests.browser.walking import choose, listed
from tests.world import World

SignIn = Callable[[Page, User], None]


@pytest.fixture
def leader(phone: Page, world: World, sign_in: SignIn) -> Page:
    sign_in(phone, world.leader)
    return phone


def begin(page: Page) -> None:
    """From *Idag* to the form."""
    page.get_by_role("link", name="Ny deltagare").click()
    expect(page.get_by_role("heading", name="Ny deltagare", level=1)).to_be_visible()


def fill(page: Page, **fields: str) -> None:
    for label, value in fields.items():
        page.get_by_label(label).fill(value)


def register(page: Page) -> None:
    page.get_by_role("button", name="Registrera").click()


def test_a_possible_duplicate_is_shown_before_anything_is_saved(leader: Page, world: World) -> None:
    page = leader
    begin(page)
    fill(page, Förnamn="Mariam", Efternamn="Haile", Telefon="070-111 22 33")
    page.get_by_label("Kön").select_option("Kvinna")
    register(page)

    expect(page.get_by_role("heading", name="Kan det vara samma person?")).to_be_visible()
    same = page.get_by_role("link", name="Det är samma person, gå dit")
    expect(same).to_have_text("Det är samma person, gå dit: Maryam Haile")
    expect(page.get_by_label("Förnamn")).to_have_value("Mariam")
    expect(page.get_by_label("Telefon")).to_have_value("070-111 22 33")
    assert not Participant.objects.filter(number="D005").exists()

    page.get_by_role("button", name="Nej, spara ny").click()
    expect(page.get_by_role("heading", name="Mariam Haile", level=1)).to_be_visible()
    choose(page, "Deltagare")
    expect(listed(page).filter(has_text="Haile")).to_have_text(
        [r"Mariam Haile D005", r"Maryam Haile D001"]
    )
    choose(page, "Idag")
    expect(page.get_by_role("link", name="Mariam Haile saknar nästa steg")).to_be_visible()


def test_a_person_without_a_name_is_a_number(leader: Page, world: World) -> None:
    page = leader
    begin(page)
    page.get_by_text("Utan namn, bara med nummer").click()
    expect(page.get_by_label("Förnamn")).to_be_hidden()
    page.get_by_label("Kön").select_option("Man")
    register(page)
    expect(page.get_by_role("heading", name="D005", level=1)).to_be_visible()
    choose(page, "Deltagare")
    expect(listed(page).filter(has_text="D005")).to_contain_text("Utan namn")
    choose(page, "Idag")
    expect(page.get_by_role("link", name="D005 saknar nästa steg")).to_be_visible()


def test_a_protected_person_is_a_number_to_all_others(
    leader: Page, new_context: CreateContextCallback, world: World, sign_in: SignIn
) -> None:
    page = leader
    begin(page)
    fill(page, Förnamn="Sara", Efternamn="Gömd")
    page.get_by_label("Kön").select_option("Kvinna")
    page.get_by_label("Skyddade personuppgifter").select_option("Sekretessmarkering")
    register(page)
    expect(page.get_by_role("heading", name="Sara Gömd", level=1)).to_be_visible()

    coach = new_context().new_page()
    sign_in(coach, world.coach)
    expect(coach.get_by_role("link", name="D005 saknar nästa steg")).to_be_visible()
    assert "Gömd" not in coach.content()
    choose(coach, "Deltagare")
    expect(listed(coach).filter(has_text="D005")).to_contain_text("Skyddad")
    assert "Gömd" not in coach.content()
    coach.get_by_label("Namn, nummer eller personnummer").fill("Gömd")
    expect(coach.get_by_text("Ingen träff på Gömd.")).to_be_visible()
    coach.get_by_role("button", name="Rensa sökningen").click()
    coach.get_by_role("link", name="D005").click()
    expect(coach.get_by_role("heading", name="D005", level=1)).to_be_visible()
    expect(coach.get_by_text("Identiteten är skyddad.")).to_be_visible()
    assert "Gömd" not in coach.content()


def test_a_wrong_personnummer_is_told_at_the_field_and_all_else_stays(
    leader: Page, world: World
) -> None:
    page = leader
    begin(page)
    fill(page, Förnamn="Ali", Efternamn="Öberg", Personnummer="19900101-1234", Telefon="0150-1")
    page.get_by_label("Kön").select_option("Man")
    page.get_by_label("Kommun", exact=True).select_option("Katrineholm")
    register(page)

    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Personnummer")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Personnummer")).to_have_accessible_description(
        re.compile("Personnumret stämmer inte. Kontrollera siffrorna, eller lämna fältet tomt.")
    )
    summary.get_by_role("link", name="Personnumret stämmer inte").click()
    expect(page.get_by_label("Personnummer")).to_be_focused()
    for label, value in {
        "Förnamn": "Ali",
        "Efternamn": "Öberg",
        "Personnummer": "19900101-1234",
        "Telefon": "0150-1",
        "Kön": "man",
    }.items():
        expect(page.get_by_label(label)).to_have_value(value)
    expect(page.get_by_label("Kommun", exact=True).locator("option:checked")).to_have_text(
        "Katrineholm"
    )
    fill(page, Personnummer="")
    register(page)
    expect(page.get_by_role("heading", name="Ali Öberg", level=1)).to_be_visible()
    choose(page, "Deltagare")
    expect(listed(page).filter(has_text="Ali Öberg")).to_be_visible()


def test_a_search_forgives_accents_and_leaves_nothing_in_the_address(
    leader: Page, world: World
) -> None:
    page = leader
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    choose(page, "Deltagare")
    expect(listed(page)).to_have_count(4)
    for words, found in {
        "astrom": "Nils Åström D002",
        "ÅSTR": "Nils Åström D002",
        "hai mar": "Maryam Haile D001",
        "900101 2385": "Maryam Haile D001",
        "d003": "D003 Utan namn",
    }.items():
        page.get_by_label("Namn, nummer eller personnummer").fill(words)
        expect(page.get_by_role("status").filter(has_text="1 träff på")).to_contain_text(words)
        expect(listed(page)).to_have_text([found])
    page.get_by_role("link", name="D003").click()
    expect(page.get_by_role("heading", name="D003", level=1)).to_be_visible()
    for words in ("astrom", "hai", "2385", "%C3%85"):
        assert not [url for url in [*asked, page.url] if words.lower() in url.lower()]
