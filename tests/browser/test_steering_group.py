"""The steering group: are we on track, where not; never a person."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import WorkshopMeeting
from reporting.models import Report
from tests.browser.walking import choose, expect_figure
from tests.reporting.report_world import NAMES, begin, fill_quarter, fix_with_files
from tests.world import World

STARTED = "Deltagare som påbörjat"
SignIn = Callable[[Page, User], None]


@pytest.fixture
def member(phone: Page, world: World, sign_in: SignIn) -> Page:
    """A steering group member's phone, signed in, on the start page."""
    fill_quarter(world)
    begin(world)
    sign_in(phone, world.users[Role.STEERING_GROUP])
    return phone


def assert_no_person(page: Page) -> None:
    words = page.locator("body").inner_text()
    assert not [name for name in NAMES if name in words]
    assert not re.search(r"\b[DQ]\d{3}\b", words)
    links = page.get_by_role("link").evaluate_all("links => links.map(one => one.href)")
    assert not [link for link in links if "/deltagare/" in link or "/mal/M" in link]


def test_the_answer_stands_on_the_first_page_and_names_nobody(member: Page) -> None:
    page = member
    title = "Till RAR och styrgrupp, per 30 september 2026"
    expect(page.get_by_role("heading", name=title)).to_be_visible()
    expect_figure(page, STARTED, "10 av 30")
    expect_figure(page, "Andel kvinnor", "50,0 %")
    assert_no_person(page)
    page.get_by_label("Kvartal").select_option("1 april – 30 juni 2026")
    page.get_by_role("button", name="Visa").click()
    expect_figure(page, STARTED, "0 av 30")
    assert_no_person(page)
    menu = page.get_by_role("navigation", name="Huvudmeny").get_by_role("link")
    page.get_by_text("Meny", exact=True).click()
    expect(menu).to_have_text(["Mål", "Rapporter"])


def test_the_report_to_rar_opens_and_names_nobody(member: Page, world: World) -> None:
    page = member
    fix_with_files(Report.objects.get(), world.leader)
    choose(page, "Rapporter")
    assert_no_person(page)
    with page.expect_download() as waiting:
        page.get_by_role("link", name="PDF till rar, 1 juli – 30 september 2026").click()
    file = Path(waiting.value.path()).read_bytes()
    assert file.startswith(b"%PDF")
    words = "".join(one.extract_text() for one in PdfReader(BytesIO(file)).pages)
    assert STARTED in words
    assert not [name for name in NAMES if name in words]


def test_addresses_that_are_not_theirs_are_refused(member: Page, world: World) -> None:
    person = world.participants["maryam"].pk
    meeting = WorkshopMeeting.objects.earliest("pk").pk
    report = Report.objects.get().pk
    for address in (
        "",
        "deltagare/",
        f"deltagare/{person}/",
        f"framtidsverkstader/traffar/{meeting}/",
        "mal/M1.2/",
        f"rapporter/{report}/",
        f"rapporter/{report}/intern.pdf",
        "projekt/register/",
        "medlemmar/",
        "lasningar/",
    ):
        answer = member.goto(f"/p/nyttiga/{address}")
        assert answer is not None
        assert answer.status == 403, address
        expect(member.get_by_role("heading", level=1)).to_have_text(
            "Du kommer inte åt den här sidan"
        )
        assert_no_person(member)
    # A day of choice is passed over: only period ends are given.
    for address in ("mal/?per=2026-10-14", "mal/rar/?per=2026-10-14"):
        member.goto(f"/p/nyttiga/{address}")
        expect(member.get_by_role("heading", level=1)).to_contain_text("per 30 september 2026")
        assert_no_person(member)
