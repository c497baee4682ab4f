"""What every walk through the pages does: open the menu, read a goal, go on from a list."""

import re

from playwright.sync_api import Locator, Page, expect

MENU_FOLDS_BELOW = 70 * 16  # pixels, static/css/layout.css


def choose(page: Page, place: str) -> None:
    """Go to a place of the main menu; on a phone the menu is unfolded first."""
    size = page.viewport_size
    if size and size["width"] < MENU_FOLDS_BELOW:
        page.get_by_text("Meny", exact=True).click()
    menu = page.get_by_role("navigation", name="Huvudmeny")
    menu.get_by_role("link", name=place, exact=True).click()
    expect(page.locator(".main-nav [aria-current=page]")).to_have_text(place)
    page.wait_for_load_state()  # some pages answer while one types, once their scripts are there


def open_user_menu(page: Page, name: str) -> None:
    """The menu behind the user's own name."""
    page.get_by_role("banner").get_by_role("group").filter(has_text=name).locator("summary").click()


def goal(page: Page, title: str) -> Locator:
    """The goal's row on *Mål*, found by its title."""
    return page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=title))


def open_goals(page: Page) -> None:
    choose(page, "Mål")
    expect(page.get_by_role("heading", name="Mål och resultat", level=1)).to_be_visible()


def expect_figure(page: Page, title: str, figure: str) -> None:
    """The goal's row shows the figure (`8 av 30`, `55,2 %`), as a link or not."""
    actual, _, rest = figure.partition(" ")
    words = rf"(?<![\d,]){actual}(, [^:]*: visa vilka)? {rest}" if "%" not in figure else figure
    expect(goal(page, title)).to_have_text(re.compile(words))


def expect_goal(page: Page, title: str, figure: str) -> None:
    """Open *Mål* and read one figure there."""
    open_goals(page)
    expect_figure(page, title, figure)


def open_rows(page: Page, title: str) -> None:
    """From the goal's number on *Mål* to the rows behind it."""
    page.get_by_role("link", name=re.compile(rf", {re.escape(title)}: visa vilka$")).click()
    expect(page.get_by_role("heading", name=title, level=1)).to_be_visible()


def listed(page: Page) -> Locator:
    """The names that head the rows of the page's table."""
    return page.get_by_role("rowheader")
