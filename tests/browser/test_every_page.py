"""Every page, as those who may see it, in a browser: axe, no sideways scroll, no console fault."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, ViewportSize, expect

from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from tests.browser.conftest import DESKTOP, PHONE
from tests.nyttiga.test_every_address import PROJECT_PAGES
from tests.nyttiga.test_every_address import Page as Address
from tests.participants.matching_world import consent
from tests.rows import one_of_each
from tests.world import World

NOT_PAGES = {"participants:consent_form"}  # a paper to print and sign
# Between them these see every page there is. A role looks at what the ones before it may not
# see, and at the pages that show each role something else.
ROLES = [
    Role.PROJECT_LEADER,
    Role.COACH,
    Role.STEERING_GROUP,
    Role.DATA_PROTECTION_OFFICER,
    Role.REFERRER,
    Role.SUPERVISOR,
]
DIFFER = {"today", "participants:participant", "reporting:reports"}


# The leader sees nearly all of them: app by app, so that both cores have something to do.
APPS = ["nyttiga", "enterprises", "participants", "agreements", "reporting"]
ALL_APPS = ""
WALKS = [(ROLES[0], app) for app in APPS] + [(role, ALL_APPS) for role in ROLES[1:]]


def looked_at(role: Role, app: str) -> list[Address]:
    """The addresses that the role looks at in the app."""
    earlier = set(ROLES[: ROLES.index(role)])
    return [
        address
        for address in PROJECT_PAGES
        if role in address.allowed
        and address.name not in NOT_PAGES
        and (not address.allowed & earlier or address.name in DIFFER)
        and app in {app_of(address), ALL_APPS}
    ]


def app_of(address: Address) -> str:
    name = address.name.rpartition(":")[0]
    return name if name in APPS else "nyttiga"


@pytest.mark.parametrize(("role", "app"), WALKS)
def test_axe_finds_nothing(
    world: World,
    page: Page,
    sign_in: Callable[[Page, User], None],
    assert_accessible: Callable[[Page], None],
    role: Role,
    app: str,
) -> None:
    rows = one_of_each(world.project, world.leader)
    consent(world, world.participants["maryam"], rows[Enterprise])  # or the supervisor sees nobody
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    sign_in(page, world.users[role])
    seen = 0
    for address in looked_at(role, app):
        page.set_viewport_size(PHONE)
        try:
            response = page.goto(address.url(rows))
        except Error as fault:
            if "Download is starting" in str(fault):
                continue  # a file, not a page
            raise
        assert_accessible(page)  # what a page says of a fault counts too
        page.set_viewport_size(DESKTOP)
        assert_accessible(page)
        seen += response is not None and response.ok
        faults[:] = [fault for fault in faults if "status of 40" not in fault]
        assert faults == [], address.name
    assert seen > 0


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing_on_ones_own_account(
    world: World,
    page: Page,
    sign_in: Callable[[Page, User], None],
    assert_accessible: Callable[[Page], None],
    viewport: ViewportSize,
) -> None:
    """The pages outside a project: the account, before and after the calendar is turned on."""
    page.set_viewport_size(viewport)
    sign_in(page, world.coach)
    page.goto("/konto/")
    assert_accessible(page)
    page.get_by_role("button", name="Slå på kalendern").click()
    expect(page.get_by_role("button", name="Gör en ny adress")).to_be_visible()
    assert_accessible(page)
