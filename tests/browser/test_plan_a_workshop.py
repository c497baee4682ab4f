"""A series from its first plan to the last decision: days, places, own words, going on."""

import datetime as dt
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from nyttiga.accounts.models import User
from participants.models import FutureWorkshop, WorkshopMeeting
from tests.browser.walking import choose, expect_goal, listed, open_rows
from tests.participants.workshop_world import WorkshopWorld, build_workshop_world
from tests.world import World

WENT_ON = "Avslutat och valt att gå vidare"
SignIn = Callable[[Page, User], None]


@pytest.fixture
def leader(page: Page, world: World, sign_in: SignIn) -> Page:
    """The leader at her desk, signed in and on *Idag*."""
    sign_in(page, world.leader)
    return page


def day(page: Page, number: int) -> Locator:
    """One meeting in the preview of a series."""
    return page.get_by_role("listitem").filter(has_text=f"Träff {number}")


def test_a_series_is_planned_round_holidays_and_clashes(leader: Page, world: World) -> None:
    flen = FutureWorkshop.objects.create(
        project=world.project, code="FV1", municipality=world.municipality("Flen")
    )
    WorkshopMeeting.objects.create(
        project=world.project,
        workshop=flen,
        number=1,
        date=dt.date(2026, 12, 3),
        starts_at=dt.time(10),
        ends_at=dt.time(11),
    )
    page = leader
    choose(page, "Framtidsverkstäder")
    page.get_by_role("link", name="Ny serie").click()
    page.get_by_label("Kommun").select_option("Trosa")
    page.get_by_role("textbox", name="Plats").fill("Biblioteket")
    page.get_by_label("Första träffen").fill("2026-11-26")
    page.get_by_role("button", name="Visa dagarna").click()

    expect(page.get_by_role("heading", name="Stämmer dagarna?")).to_be_visible()
    expect(day(page, 2)).to_contain_text("Krockar med Framtidsverkstad Flen, träff 1 av 6")
    expect(day(page, 5)).to_contain_text("Julafton")
    expect(day(page, 6)).to_contain_text("Nyårsafton")
    page.get_by_role("button", name="Spara serien").click()
    expect(page.get_by_role("heading", name="Serien är inte sparad än")).to_be_visible()
    assert FutureWorkshop.objects.count() == 1

    day(page, 5).get_by_role("button", name="Flytta till torsdag 7 januari").click()
    expect(day(page, 6)).to_contain_text("torsdag 14 januari 2027")
    page.get_by_label("Träff 2").fill("2026-12-02")
    page.get_by_role("button", name="Kontrollera igen").click()
    expect(day(page, 2)).to_contain_text("onsdag 2 december 2026")
    expect(page.get_by_text("Krockar med")).to_have_count(0)
    page.get_by_role("button", name="Spara serien").click()

    expect(page.get_by_role("heading", name="Framtidsverkstad Trosa", level=1)).to_be_visible()
    days = WorkshopMeeting.objects.filter(workshop__code="FV2").values_list("date", flat=True)
    assert [f"{one:%m-%d}" for one in days] == [
        "11-26", "12-02", "12-10", "12-17", "01-07", "01-14"
    ]  # fmt: skip
    choose(page, "Framtidsverkstäder")
    expect(listed(page).filter(has_text="Framtidsverkstad Trosa")).to_be_visible()


@pytest.fixture
def series(world: World) -> FutureWorkshop:
    """An empty series in Trosa that begins in a week."""
    made = FutureWorkshop.objects.create(
        project=world.project, code="FV1", municipality=world.municipality("Trosa"), places=2
    )
    WorkshopMeeting.objects.create(
        project=world.project, workshop=made, number=1, date=dt.date(2026, 11, 9)
    )
    return made


def test_places_are_given_from_the_queue_with_the_share_of_women_in_sight(
    leader: Page, series: FutureWorkshop
) -> None:
    page = leader
    choose(page, "Framtidsverkstäder")
    page.get_by_role("link", name="Framtidsverkstad Trosa").click()
    page.get_by_role("link", name="Ge plats").first.click()
    page.get_by_label("Namn, nummer eller personnummer").fill("astrom")
    page.get_by_role("button", name="Till kön : Nils Åström").click()
    expect(page.get_by_role("status").first).to_contain_text("Nils Åström")
    page.get_by_role("button", name="Till kön : Maryam Haile").click()
    expect(page.get_by_role("status").first).to_contain_text("Maryam Haile")
    page.get_by_role("link", name="Framtidsverkstad Trosa").click()

    expect(page.get_by_role("heading", name="Kö 2")).to_be_visible()
    told = "Med Maryam Haile blir andelen kvinnor {} % i gruppen"
    expect(page.get_by_text(told.format(100))).to_be_visible()
    page.get_by_role("button", name="Ge plats åt Nils Åström").click()
    expect(page.get_by_role("figure", name="Gruppen 0 av 1 är kvinnor (0 %)")).to_be_visible()
    expect(page.get_by_text(told.format(50))).to_be_visible()
    page.get_by_role("button", name="Ge plats åt Maryam Haile").click()
    expect(page.get_by_role("figure", name="Gruppen 1 av 2 är kvinnor (50 %)")).to_be_visible()
    expect(page.get_by_text("Ingen står i kö.")).to_be_visible()
    choose(page, "Framtidsverkstäder")
    expect(page.get_by_role("row").filter(has_text="Trosa")).to_contain_text("2 av 2")


def test_own_words_open_the_action_plan(leader: Page, series: FutureWorkshop, world: World) -> None:
    WorkshopWorld(world, series, []).enrol(world.participants["maryam"])
    page = leader
    expect(page.get_by_role("link", name="Maryam Haile saknar nästa steg")).to_be_visible()
    choose(page, "Framtidsverkstäder")
    page.get_by_role("link", name="Framtidsverkstad Trosa").click()
    page.get_by_role("link", name="Skriv egna ord för Maryam Haile").click()
    page.get_by_label("Nuläge").fill("Jag sover bättre och vill ut.")
    page.get_by_label("Framtidsbild").fill("Egen syateljé i Trosa.")
    expect(page.locator("#words-status")).to_have_text("Sparat")
    page.get_by_role("link", name="Deltagarens sida").click()

    plan = page.get_by_role("region", name="Handlingsplan")
    expect(plan).to_contain_text("Den öppnar med orden från Framtidsverkstaden.")
    plan.get_by_role("link", name="Skriv planen").click()
    expect(page.get_by_label("Nuläge")).to_have_value("Jag sover bättre och vill ut.")
    expect(page.get_by_label("Framtidsbild")).to_have_value("Egen syateljé i Trosa.")
    page.get_by_label("Mål 1").fill("Sy tre dagar i veckan")
    page.get_by_label("Vad är nästa steg?").fill("Besöka Trosa syateljé")
    page.get_by_label("Vem gör det?").select_option("Deltagaren")
    page.get_by_role("textbox", name="Klart senast", exact=True).last.fill("2026-11-20")
    page.get_by_role("button", name="Spara planen").click()

    expect(page.get_by_text("Version 1 av planen är sparad.")).to_be_visible()
    page.get_by_role("link", name="Maryam Haile").click()
    expect(plan).to_contain_text("Egen syateljé i Trosa.")
    expect(plan).to_contain_text("Besöka Trosa syateljé")
    choose(page, "Idag")
    expect(page.get_by_role("link", name="Nils Åström saknar nästa steg")).to_be_visible()
    expect(page.get_by_role("link", name="Maryam Haile saknar nästa steg")).to_have_count(0)


def test_who_goes_on_moves_the_goal(page: Page, world: World, sign_in: SignIn) -> None:
    group = build_workshop_world(world)
    for name in ("maryam", "nils"):
        group.record(group.meetings[0], world.participants[name])
    sign_in(page, world.leader)
    expect_goal(page, WENT_ON, "0 av 20")
    choose(page, "Framtidsverkstäder")
    page.get_by_role("link", name="Framtidsverkstad Flen").first.click()
    page.get_by_role("link", name="Avslut och beslut").click()
    for name, answer in {"Maryam Haile": "Ja", "Nils Åström": "Nej"}.items():
        page.get_by_role("checkbox", name=name).check()
        decision = page.get_by_role("group", name=f"Går vidare, {name}")
        decision.get_by_text(answer, exact=True).click()
    page.get_by_label("Beslutade den, Nils Åström").fill("2027-01-01")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("heading", name="Inget är sparat än")).to_be_visible()
    page.get_by_role("link", name="Nils Åström: Datumet kan inte").click()
    expect(page.get_by_label("Beslutade den, Nils Åström")).to_be_focused()
    page.get_by_label("Beslutade den, Nils Åström").fill("2026-11-01")
    page.get_by_role("button", name="Spara").click()

    expect(page.get_by_text("Avslut och beslut är sparade.")).to_be_visible()
    expect(page.get_by_text("Går inte vidare", exact=True)).to_be_visible()
    expect_goal(page, WENT_ON, "1 av 20")
    open_rows(page, WENT_ON)
    expect(listed(page)).to_have_text(["Maryam Haile"])
