"""From a municipality's referral to the summary it reads when the stay has ended."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from pytest_playwright.pytest_playwright import CreateContextCallback

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from tests.browser.walking import choose
from tests.world import World

SignIn = Callable[[Page, User], None]
Accessible = Callable[[Page], None]
SUMMARY = "Sture arbetstränade på ett kafé och fick jobb där."
REMAINS = "Nyckeln till omklädningsrummet"


def test_a_referral_becomes_a_stay_and_its_end_comes_back_to_the_referrer(
    phone: Page,
    new_context: CreateContextCallback,
    world: World,
    sign_in: SignIn,
    assert_accessible: Accessible,
) -> None:
    door = phone
    sign_in(door, world.users[Role.REFERRER])
    expect(door.get_by_role("heading", name="Dina anvisningar")).to_be_visible()
    assert_accessible(door)
    door.get_by_role("link", name="Anvisa en person").first.click()
    door.get_by_label("Har personen skyddade").select_option("Sekretessmarkering")
    expect(door.get_by_label("Förnamn")).to_be_hidden()
    door.get_by_label("Har personen skyddade").select_option("Nej")
    door.get_by_label("Förnamn").fill("Sture")
    door.get_by_label("Efternamn").fill("Nyman")
    door.get_by_label("Personnummer").fill("19900101-2393")
    assert_accessible(door)
    door.get_by_role("button", name="Skicka anvisningen").click()
    expect(door.get_by_role("alert")).to_contain_text("Prata med personen först")
    door.get_by_label("Personen vet om det här").check()
    door.get_by_role("button", name="Skicka anvisningen").click()
    expect(door.get_by_text("Väntar på besked")).to_be_visible()

    leader = new_context(viewport={"width": 1280, "height": 900}).new_page()
    sign_in(leader, world.leader)
    leader.get_by_role("link", name="Ge besked").click()
    assert_accessible(leader)
    leader.get_by_role("link", name="Anta", exact=True).click()
    assert_accessible(leader)
    leader.get_by_role("button", name="Anta och registrera").click()
    expect(leader.get_by_role("heading", name="Sture Nyman", level=1)).to_be_visible()
    door.reload()
    expect(door.get_by_text("Började 2 november 2026")).to_be_visible()

    leader.get_by_role("link", name="Fyll i före").click()
    expect(leader.get_by_label("Försörjning 2")).to_be_hidden()
    leader.get_by_label("Försörjning 1").select_option("Sjukpenning")
    leader.get_by_label("Försörjning 2").select_option("Föräldrapenning")
    leader.get_by_label("Sysselsättning 1").select_option("Studier")
    leader.get_by_label("Timmar").first.fill("10")
    assert_accessible(leader)
    leader.get_by_role("button", name="Spara").click()
    expect(leader.get_by_text("10 tim/vecka")).to_be_visible()
    expect(leader.get_by_text("räknas inte som offentlig försörjning i SUS")).to_be_visible()

    leader.get_by_role("link", name="Avsluta", exact=True).first.click()
    leader.get_by_label("Varför slutar personen?").select_option("Felregistrering")
    expect(leader.get_by_label("Sammanfattning till")).to_be_hidden()
    leader.get_by_label("Varför slutar personen?").select_option("Till arbete")
    leader.get_by_label("Försörjning 1").select_option("Lön/eget arbete")
    leader.get_by_label("Sysselsättning 1").select_option("Arbete utan subvention")
    leader.get_by_label("Sammanfattning till").fill(SUMMARY)
    leader.get_by_label("Det som återstår").fill(REMAINS)
    assert_accessible(leader)
    leader.get_by_role("button", name="Avsluta").click()
    expect(leader.get_by_text("Avslutad", exact=True).first).to_be_visible()
    expect(leader.get_by_text(REMAINS)).to_be_visible()
    choose(leader, "Idag")
    expect(leader.get_by_text("Sture Nyman")).to_have_count(0)

    door.reload()
    door.get_by_role("link", name="Läs sammanfattningen").click()
    expect(door.get_by_text(SUMMARY)).to_be_visible()
    assert_accessible(door)
    for secret in (REMAINS, "Sjukpenning", "Till arbete", "D005"):
        assert secret not in door.content()
