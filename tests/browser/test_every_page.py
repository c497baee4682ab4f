"""Every page, as those who may see it, in a browser: axe, no sideways scroll, no console fault."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from tests.nyttiga.test_every_address import PROJECT_PAGES
from tests.rows import one_of_each
from tests.world import World

# Answers with something else than a page.
NOT_PAGES = {"reporting:report_pdf"}
# Between them these see every page there is.
ROLES = [Role.PROJECT_LEADER, Role.COACH, Role.STEERING_GROUP, Role.DATA_PROTECTION_OFFICER]


@pytest.mark.parametrize("role", ROLES)
def test_axe_finds_nothing(
    world: World,
    live_server: LiveServer,
    any_width: Page,
    sign_in: Callable[[Page, User], None],
    assert_accessible: Callable[[Page], None],
    role: Role,
) -> None:
    rows = one_of_each(world.project, world.leader)
    page = any_width
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    sign_in(page, world.users[role])
    seen = 0
    for address in PROJECT_PAGES:
        if role not in address.allowed or address.name in NOT_PAGES:
            continue
        response = page.goto(live_server.url + address.url(rows))
        if response is not None and response.ok:
            assert_accessible(page)
            seen += 1
        faults[:] = [fault for fault in faults if "status of 40" not in fault]
        assert faults == [], address.name
    assert seen > 0
