"""The quarter's end: from the draft to a fixed report with all its files, and a correction."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from nyttiga.accounts.models import User
from nyttiga.jobs.worker import run_all, run_one
from participants.models import CoachingSession, Participant
from tests.browser.walking import choose
from tests.reporting.report_world import NAMES, fill_quarter
from tests.world import World

QUARTER = "1 juli – 30 september 2026"
WORDS = "Sommaren var lugn. I Flen hittade gruppen tre nya vägar till arbete."
DECISIONS = "Vi ber RAR att ta ställning till en grupp i Trosa."
SignIn = Callable[[Page, User], None]
Check = Callable[[Page], None]


def test_the_leader_writes_fixes_and_corrects_the_report(
    page: Page, world: World, sign_in: SignIn, assert_accessible: Check
) -> None:
    fill_quarter(world)
    sign_in(page, world.leader)
    choose(page, "Rapporter")
    page.get_by_role("button", name=f"Börja skriva lägesrapporten {QUARTER}").click()
    expect(page.get_by_role("heading", name="Lägesrapport", level=1)).to_be_visible()

    write(page, "Sammanfattning", "sammanfattning", WORDS)
    write(page, "Beslut och stöd som efterfrågas", "beslut", DECISIONS)
    page.reload()
    expect(page.get_by_text("Egna ord i 2 av 15 avsnitt.")).to_be_visible()
    page.get_by_role("link", name="Ändra trafikljusen").click()
    page.locator("#id_ekonomi-colour").select_option("Grönt")
    page.locator("#id_ekonomi-reason").fill("Vi följer budgeten.")
    assert_accessible(page)
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("button", name="Till granskning").click()
    assert_accessible(page)

    page.get_by_role("link", name="Granska och fastställ").click()
    expect(page.get_by_text(DECISIONS)).to_be_visible()
    assert_accessible(page)
    page.get_by_role("button", name="Fastställ rapporten").click()
    expect(page.get_by_text("Rapportens filer pågår")).to_be_visible()
    assert_accessible(page)
    run_one()
    expect(page.get_by_text("12 procent klart, nu Word, intern.")).to_be_visible()  # by itself
    run_all()
    expect(page.get_by_role("heading", name="Filerna")).to_be_visible()
    assert_accessible(page)

    for variant in ("intern", "till rar"):
        for format in ("PDF", "Word", "Excel", "JSON"):
            file = download(page, f"{format} {variant}, version 1")
            if format == "PDF":
                words = text_of(file)
                assert WORDS in words
                assert variant == "intern" or not [name for name in NAMES if name in words]

    CoachingSession.objects.create(
        project=world.project,
        participant=Participant.objects.filter(project=world.project).first(),
        date="2026-09-09",
        status="genomford",
    )
    page.reload()
    difference = page.get_by_role("row").filter(has_text="Coachningssamtal som hölls")
    difference = difference.filter(has_text="7")
    expect(difference).to_contain_text("6")
    expect(difference).to_contain_text("7")
    page.get_by_role("link", name="Gör en rättelse").click()
    page.get_by_label("Vad rättas, och varför?").fill("Ett samtal saknades.")
    page.get_by_role("button", name="Öppna för rättelse").click()
    page.get_by_role("link", name="Granska och fastställ").click()
    page.get_by_role("button", name="Fastställ rapporten").click()
    run_all()
    expect(page.get_by_role("heading", name="Version 2 gäller")).to_be_visible()
    assert "Ett samtal saknades." in text_of(download(page, "PDF till rar, version 2"))
    download(page, "PDF till rar, version 1")


def write(page: Page, title: str, key: str, words: str) -> None:
    """Write in a section, which opens as a draft and saves itself."""
    section = page.get_by_role("textbox", name=title, exact=True)
    expect(section).not_to_have_value("")
    section.fill(words)
    expect(page.locator(f"#status-{key}")).to_have_text("Sparat")


def download(page: Page, link: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    return Path(waiting.value.path()).read_bytes()


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join("".join(one.extract_text() for one in pages).split())
