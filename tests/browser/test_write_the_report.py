"""The quarter's end: the leader's own words, and a PDF for RAR."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from nyttiga.accounts.models import User
from tests.browser.walking import choose
from tests.reporting.report_world import NAMES, fill_quarter
from tests.world import World

QUARTER = "1 juli – 30 september 2026"
WORDS = "Sommaren var lugn. I Flen hittade gruppen tre nya vägar till arbete."
SignIn = Callable[[Page, User], None]


def test_the_leader_writes_the_report_and_takes_out_both_pdfs(
    page: Page, world: World, sign_in: SignIn
) -> None:
    fill_quarter(world)
    sign_in(page, world.leader)
    choose(page, "Rapporter")
    page.get_by_role("button", name=f"Börja skriva lägesrapporten {QUARTER}").click()
    expect(page.get_by_role("heading", name="Lägesrapport", level=1)).to_be_visible()
    summary = page.get_by_role("textbox", name="Sammanfattning")
    expect(summary).not_to_have_value("")  # opens as a draft from the figures
    summary.fill(WORDS)
    expect(page.locator("#status-sammanfattning")).to_have_text("Sparat")
    page.reload()
    expect(summary).to_have_value(WORDS)
    expect(page.get_by_text("Egna ord i 1 av 10 avsnitt.")).to_be_visible()

    internal, to_rar = download(page, "PDF, intern"), download(page, "PDF till RAR")
    assert WORDS in internal
    assert WORDS in to_rar
    assert not [name for name in NAMES if name in to_rar]
    choose(page, "Rapporter")
    expect(page.get_by_role("listitem").filter(has_text=QUARTER)).to_contain_text(
        "Egna ord i 1 av 10 avsnitt"
    )


def download(page: Page, link: str) -> str:
    """The words of the PDF behind the link."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name=link).click()
    file = Path(waiting.value.path()).read_bytes()
    assert file.startswith(b"%PDF")
    return " ".join("".join(one.extract_text() for one in PdfReader(BytesIO(file)).pages).split())
