"""One invented person's whole way: referred, taken in, matched, placed, followed up, at work."""

import re
from collections.abc import Callable

import time_machine
from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from tests.browser.walking import choose, expect_goal
from tests.world import World

SignIn = Callable[[Page, User], None]
WHO = "Sara Lind"
PLACE = "Kretsloppet"


def test_a_person_goes_from_referral_to_job_and_the_goals_follow(
    phone: Page, new_context: CreateContextCallback, world: World, sign_in: SignIn
) -> None:
    enterprise = world.enterprise(
        "F001", PLACE, places=2, tasks="Reparera cyklar och sortera", least_hours=8, most_hours=30
    )
    enterprise.supervisors.create(project=world.project, name="Siv Sund", trained_on="2026-05-04")
    referrer, page = new_context().new_page(), phone

    refer(referrer, world, sign_in)
    expect(referrer.get_by_text("Väntar på besked")).to_be_visible()

    sign_in(page, world.leader)
    take_in(page)
    referrer.reload()
    expect(referrer.get_by_text("Antagen")).to_be_visible()
    give_consent_later_followed_up(page)
    page.context.clear_cookies()

    sign_in(page, world.coach)
    expect_goal(page, "Placerade deltagare", "0 av 20")
    write_first_goal_and_step(page)
    measure(page, coach_says=2)
    wish(page)
    propose_and_visit(page)
    start_placement(page)
    expect_goal(page, "Placerade deltagare", "1 av 20")
    expect_goal(page, "Företag som tagit emot minst en person", "1 av 10")
    expect_goal(page, "Placerade med minst 4 uppföljningar", "0 av 20")

    with time_machine.travel("2026-12-07 08:00:00+00:00", tick=False):
        page.context.clear_cookies()
        sign_in(page, world.coach)
        for day in ("2026-11-09", "2026-11-16", "2026-11-23", "2026-11-30"):
            follow_up(page, day)
        expect_goal(page, "Placerade med minst 4 uppföljningar", "1 av 20")
        measure(page, coach_says=4)
        expect_goal(page, "Handlingsplan som visar stegförflyttning", "1 av 17")

    with time_machine.travel("2026-12-18 08:00:00+00:00", tick=False):
        page.context.clear_cookies()
        sign_in(page, world.coach)
        end_placement(page)
        leave_for_work(page)
        expect_goal(page, "Placerade deltagare", "1 av 20")
        referrer.context.clear_cookies()
        sign_in(referrer, world.users[Role.REFERRER])
        referrer.get_by_role("link", name=re.compile("Läs sammanfattningen")).click()
        expect(referrer.get_by_text("Sara har fått arbete.")).to_be_visible()
        assert PLACE not in referrer.content()


def refer(page: Page, world: World, sign_in: SignIn) -> None:
    sign_in(page, world.users[Role.REFERRER])
    page.get_by_role("link", name="Anvisa en person").first.click()
    page.get_by_label("Förnamn").fill("Sara")
    page.get_by_label("Efternamn").fill("Lind")
    page.get_by_label("Kön").select_option("Kvinna")
    page.get_by_label("Personen vet om det här och vill själv vara med").check()
    page.get_by_role("button", name="Skicka anvisningen").click()


def take_in(page: Page) -> None:
    choose(page, "Deltagare")
    page.get_by_role("link", name=re.compile("^Anvisningar")).click()
    page.get_by_role("link", name=re.compile(f"Ge besked om {WHO}")).click()
    page.get_by_role("link", name="Anta", exact=True).click()
    page.get_by_role("group", name=re.compile("arbetsträning")).get_by_label("Ja").check()
    page.get_by_role("group", name=re.compile("samordnat")).get_by_label("Ja").check()
    page.get_by_role("button", name="Anta och registrera").click()
    expect(page.get_by_role("heading", name=WHO, level=1)).to_be_visible()


def give_consent_later_followed_up(page: Page) -> None:
    page.get_by_role("link", name="Öppna samtycken").click()
    page.get_by_role("link", name=re.compile("^Fyll i.*Uppföljning efter avslut$")).click()
    page.get_by_label("Hur?").select_option("Underskrift på papper")
    page.get_by_role("button", name="Spara samtycket").click()
    expect(page.get_by_role("heading", name="Samtycken", level=1)).to_be_visible()


def open_person(page: Page) -> None:
    choose(page, "Deltagare")
    page.get_by_role("link", name=WHO).click()
    expect(page.get_by_role("heading", name=WHO, level=1)).to_be_visible()


def write_first_goal_and_step(page: Page) -> None:
    open_person(page)
    add = page.get_by_role("button", name="Lägg till steget")
    form = page.locator("form").filter(has=add)
    form.get_by_label("Vad är nästa steg?").fill("Skriva vad Sara vill göra")
    form.get_by_label("Vem gör det?").select_option("Coachen")
    form.get_by_label("Klart senast").fill("2026-12-18")
    add.click()
    expect(page.get_by_role("button", name="Klart: Skriva vad Sara vill göra")).to_be_visible()


def measure(page: Page, coach_says: int) -> None:
    open_person(page)
    page.get_by_role("link", name=re.compile("stegmätning$")).last.click()
    for row in page.get_by_role("group", name=re.compile("coachen$")).all():
        row.locator("label").filter(has_text=re.compile(rf"^{coach_says}")).click()
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("heading", name=re.compile("Stegmätning"), level=1)).to_be_visible()


def wish(page: Page) -> None:
    open_person(page)
    page.get_by_role("link", name="Skriv önskemål").click()
    page.get_by_label("Vad vill personen göra?").fill("Laga cyklar")
    page.get_by_label("Timmar i veckan att börja med").fill("10")
    page.get_by_role("button", name="Spara och visa platser").click()


def propose_and_visit(page: Page) -> None:
    page.get_by_role("button", name=f"Föreslå {PLACE}").click()
    expect(page.get_by_text(f"Samtycke till {PLACE} saknas")).to_be_visible()
    page.get_by_role("link", name="Lägg in samtycket").click()
    page.get_by_label("Hur det går på placeringen").check()
    page.get_by_label("Hur?").select_option("Underskrift på papper")
    page.get_by_role("button", name="Spara samtycket").click()
    expect(page.get_by_role("heading", name="Samtycken", level=1)).to_be_visible()
    open_person(page)
    page.get_by_role("link", name=f"Öppna förslaget {PLACE}").click()
    page.get_by_label("Dag*", exact=True).fill("2026-11-02")
    page.get_by_role("button", name="Boka besöket").click()
    page.get_by_label("Vad är nästa steg?").fill("Börja på Kretsloppet")
    page.get_by_label("Vem gör det?").select_option("Deltagaren")
    page.get_by_label("Klart senast").fill("2026-11-03")
    page.get_by_role("button", name="Ja, vi var där").click()
    for who in ("deltagaren", "företaget"):
        page.get_by_role("group", name=f"Vad säger {who}?").get_by_label("Ja", exact=True).check()
    page.get_by_role("button", name="Spara svaren").click()


def start_placement(page: Page) -> None:
    page.get_by_role("link", name="Starta placering").click()
    page.get_by_label("Form*", exact=True).select_option("Arbetsträning")
    page.get_by_label("Startar").fill("2026-11-02")
    page.get_by_label("Planerat slut").fill("2027-02-26")
    page.get_by_label("Timmar i veckan").first.fill("10")
    page.get_by_label("Handledare").select_option(index=1)
    page.get_by_label("Kallas på företaget").fill("Sara")
    page.get_by_role("button", name="Starta placeringen").click()
    expect(page.get_by_role("heading", name=PLACE, level=1)).to_be_visible()


def follow_up(page: Page, day: str) -> None:
    open_person(page)
    page.get_by_role("link", name=f"Öppna placeringen på {PLACE}").click()
    page.get_by_role("link", name=re.compile("^Följ upp")).click()
    page.locator("[name=light][value=gron]").check()
    page.get_by_label("Deltagarens ord").fill("Det känns bra")
    page.get_by_label("Inget nytt: de öppna stegen gäller").check()
    page.locator("[name=date]").fill(day)
    page.get_by_role("button", name="Spara", exact=True).click()
    expect(page.get_by_role("heading", name=PLACE, level=1)).to_be_visible()


def end_placement(page: Page) -> None:
    open_person(page)
    page.get_by_role("link", name=f"Öppna placeringen på {PLACE}").click()
    page.get_by_role("link", name="Avsluta", exact=True).click()
    page.get_by_label("Slutade").fill("2026-12-18")
    page.get_by_label("Utfall").select_option("Anställd")
    page.get_by_label("Inget nytt: de öppna stegen gäller").check()
    page.get_by_role("button", name="Avsluta placeringen").click()
    expect(page.get_by_text("Det blev ett arbete")).to_be_visible()


def leave_for_work(page: Page) -> None:
    page.get_by_role("link", name="Avsluta i projektet").click()
    page.get_by_label("Varför slutar personen?").select_option("Till arbete")
    page.locator("[name$=source_1]").select_option("Lön/eget arbete")
    page.locator("[name$=kind_1]").select_option("Arbete utan subvention")
    page.locator("[name$=percent_1]").fill("75")
    page.get_by_label("Sammanfattning till den som anvisade").fill("Sara har fått arbete.")
    page.get_by_role("button", name="Avsluta", exact=True).click()
    expect(page.get_by_role("heading", name=WHO, level=1)).to_be_visible()
    expect(page.get_by_text("Slutade: Till arbete").first).to_be_visible()
