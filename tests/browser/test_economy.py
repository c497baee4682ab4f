"""The economist's quarter: a cost with its voucher moves the overview, and the ceiling holds."""

import datetime as dt
import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from playwright.sync_api import Locator, Page, expect

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from reporting.models import BudgetLine, Cost, Requisition
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.walking import choose
from tests.world import World

SignIn = Callable[[Page, User], None]
Check = Callable[[Page], None]
BOTH = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


def open_economy(page: Page) -> None:
    choose(page, "Rapporter")
    page.get_by_role("link", name="Ekonomi", exact=True).click()
    expect(page.get_by_role("heading", name="Ekonomi", level=1)).to_be_visible()


def kind(page: Page, label: str) -> Locator:
    """The kind of cost's row in the overview."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=label))


@BOTH
def test_the_economist_adds_a_cost_and_sees_the_overview_move(
    page: Page, world: World, sign_in: SignIn, assert_accessible: Check, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    BudgetLine.objects.create(
        project=world.project, year=2026, cost_type="RESOR", amount=Decimal(40_000)
    )
    sign_in(page, world.users[Role.ECONOMIST])
    open_economy(page)
    expect(kind(page, "Resor")).to_have_text(re.compile(r"40\s000\s+0"))
    assert_accessible(page)

    page.get_by_role("link", name="Ny kostnad").click()
    page.get_by_label("Verifikationsnummer").fill("A117")
    page.get_by_label("Bokföringsdatum").fill("2026-10-28")
    page.get_by_label("Kostnadsslag").select_option("RESOR")
    page.get_by_label("Belopp utan moms, kronor").fill("12 500,50")
    page.get_by_label("Text").fill("Buss till mässan för 19900101-2385")
    page.get_by_role("button", name="Spara").click()
    expect(page.locator("#id_text ~ .invalid-feedback, #id_text_error")).to_contain_text(
        "personnummer"
    )
    expect(page.get_by_label("Verifikationsnummer")).to_have_value("A117")
    expect(page.get_by_label("Belopp utan moms, kronor")).to_have_value("12 500,50")
    assert_accessible(page)

    page.get_by_label("Text").fill("Buss till mässan")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_role("row").filter(has_text="A117")).to_contain_text("Buss till mässan")
    assert_accessible(page)
    open_economy(page)
    expect(kind(page, "Resor")).to_have_text(re.compile(r"12\s501\s+27\s500"))  # so far, left
    expect(page.get_by_role("region", name="Tabell: budget och utfall")).to_contain_text("31,3 %")


@BOTH
def test_a_requisition_above_the_ceiling_is_refused_and_nothing_typed_is_lost(
    page: Page, world: World, sign_in: SignIn, assert_accessible: Check, size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    world.project.ceiling = Decimal(100_000)
    world.project.save()
    Cost.objects.create(
        project=world.project,
        cost_type="PERS_LON",
        voucher="A1",
        booked_on=dt.date(2026, 9, 25),
        amount=Decimal(140_000),
    )
    sign_in(page, world.users[Role.ECONOMIST])
    open_economy(page)
    page.get_by_role("link", name="Rekvisitioner").click()
    assert_accessible(page)
    page.get_by_role("link", name="Gör rekvisitionen").click()
    amount = page.get_by_label("Belopp, kronor")
    expect(amount).to_have_value(re.compile(r"100\s?000"))
    expect(page.get_by_text("Kan rekvireras, taket sätter gränsen")).to_be_visible()

    amount.fill("100 000,50")
    page.get_by_label("Rekvirerat den").fill("2026-10-30")
    page.get_by_role("button", name="Spara").click()
    said = "Högst 100 000,00 kronor kan rekvireras: taket för projektet sätter gränsen."
    expect(page.locator("#div_id_amount")).to_contain_text(said)
    expect(amount).to_have_value("100 000,50")
    expect(page.get_by_label("Rekvirerat den")).to_have_value("2026-10-30")
    assert not Requisition.objects.exists()
    assert_accessible(page)

    amount.fill("100 000")
    page.get_by_role("button", name="Spara").click()
    expect(page.get_by_text(re.compile(r"100\s000 kronor")).first).to_be_visible()
    assert Requisition.objects.get().amount == 100_000
    assert_accessible(page)
