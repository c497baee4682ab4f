"""Pictures of the demo's pages at phone and desktop width, one of each kind of address.

    make run                                  # in one window
    .venv/bin/python scripts/screenshots.py   # in another; pictures land in var/screenshots

Signs in as each of the demo's people, follows the links and takes a picture of every kind of
page it has not seen. `--readme` writes the few that README shows to docs/screenshots, best as
the coach (`--email leyla@exempel.se`); it makes a personal link, for the participant's own page.
"""

import argparse
import re
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
WIDTHS = {375: 800, 1280: 900}
PROJECT = "/p/nyttiga-affarer/"
# README's pictures: name, width, the page to look for links from, and what the address looks
# like with # for numbers.
IN_README = {
    "idag": (1280, "", ""),
    "traff": (375, "", "framtidsverkstader/traffar/#/"),
    "mal": (1280, "mal/", "mal/"),
    "rapport": (1280, "rapporter/", "rapporter/#/"),
    "placering": (1280, "placeringar/", "placeringar/#/"),
    "deltagare-en": (1280, "placeringar/", "deltagare/#/"),
    "foretag": (1280, "foretag/", "foretag/"),
    "avtal": (1280, "avtal/", "avtal/"),
    "uppfoljning": (375, "uppfoljningar/", "uppfoljningar/#/"),
}


def kind(url: str) -> str:
    """The address without host, question and numbers: `/p/x/deltagare/#/`."""
    path = re.sub(r"^https?://[^/]+", "", url).split("?")[0].split("#")[0]
    return re.sub(r"\d+", "#", path)


def sign_in(page: Page, base: str, email: str, password: str) -> None:
    page.goto(f"{base}/konto/logga-in/")
    page.get_by_label("E-post").fill(email)
    page.get_by_label("Lösenord").fill(password)
    page.get_by_role("button", name="Logga in").click()
    page.wait_for_url(lambda where: "logga-in" not in where)


def crawl(page: Page, base: str, only: str, until: str = "") -> dict[str, str]:
    """One address of each kind that can be reached by links from where the page stands, or up
    to the first of the kind `until`, by the links of the pages' own matter."""
    choose = "main a[href]" if until else "a[href]"
    waiting, found = [page.url], {}
    while waiting:
        url = waiting.pop(0)
        if kind(url) in found or not url.startswith(base) or url.endswith((".pdf", ".xlsx")):
            continue
        try:
            response = page.goto(url)
        except Error as fault:
            if "Download is starting" not in str(fault):
                raise
            continue  # a file, not a page
        if response is None or not response.ok:
            continue
        found[kind(url)] = url
        if kind(url) == until:
            break
        links = page.eval_on_selector_all(choose, "links => links.map(link => link.href)")
        waiting += [link for link in links if only in link and kind(link) not in found]
    return found


def take(browser: Browser, base: str, email: str, password: str, folder: Path, only: str) -> None:
    person = email.split("@")[0]
    for width, height in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": height}, locale="sv-SE")
        sign_in(page, base, email, password)
        for name, url in crawl(page, base, only).items():
            page.goto(url)
            file = re.sub(r"[^a-z0-9#]+", "-", name.removeprefix(only)).strip("-") or "start"
            page.screenshot(path=folder / f"{person}-{file}-{width}.png", full_page=True)
        page.close()


def take_for_readme(browser: Browser, base: str, email: str, password: str) -> None:
    folder = ROOT / "docs" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    page = browser.new_page(locale="sv-SE")
    sign_in(page, base, email, password)
    for name, (width, start, wanted) in IN_README.items():
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        page.goto(f"{base}{PROJECT}{start}")
        page.goto(crawl(page, base, PROJECT, until=PROJECT + wanted)[PROJECT + wanted])
        page.screenshot(path=folder / f"{name}-{width}.png")
    page.goto(f"{base}{PROJECT}placeringar/")
    page.goto(crawl(page, base, PROJECT, until=f"{PROJECT}deltagare/#/")[f"{PROJECT}deltagare/#/"])
    take_own_page(browser, page, folder / "min-sida-375.png")
    page.close()


def take_own_page(browser: Browser, persons_page: Page, file: Path) -> None:
    """The page a participant holds in the hand, opened on a phone of its own."""
    persons_page.get_by_role("button", name="Gör en").click()
    address = persons_page.locator("input[value*='/l/']").input_value()
    phone = browser.new_page(viewport={"width": 375, "height": WIDTHS[375]}, locale="sv-SE")
    phone.goto(address)
    phone.get_by_role("button", name="Öppna din sida").click()
    phone.screenshot(path=file)
    phone.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", default="http://127.0.0.1:8000")
    parser.add_argument("--email", nargs="+", default=["elin@exempel.se"])
    parser.add_argument("--password", required=True, help="make run prints it")
    parser.add_argument("--only", default=PROJECT, help="part of the address")
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "screenshots")
    parser.add_argument("--readme", action="store_true")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox"]
        )
        if given.readme:
            take_for_readme(browser, given.url, given.email[0], given.password)
        else:
            for email in given.email:
                take(browser, given.url, email, given.password, given.out, given.only)


if __name__ == "__main__":
    main()
