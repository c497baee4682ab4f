"""A project brings its old Excel register: looked at first, read in whole, or not at all."""

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from nyttiga.projects.models import Project
from nyttiga.projects.project_template import ProjectTemplate, create_project
from participants.models import FutureWorkshop, Participant
from tests import workbooks as wb
from tests.browser.walking import choose, expect_figure, open_user_menu
from tests.world import PASSWORD, World

DAY = "2022-02-01"
SignIn = Callable[[Page, User], None]


@pytest.fixture
def old_project(world: World, settings: Any, tmp_path: Path) -> Project:
    """The project that the example register comes from."""
    settings.DATA_DIR = tmp_path
    template = ProjectTemplate.load("nyttiga-affarer-2", dt.date(2020, 12, 1))
    return create_project("gammalt", template, "Gammalt projekt")


@pytest.fixture
def leader(page: Page, old_project: Project, sign_in: SignIn) -> Page:
    user = User.objects.create_user("inflyttare@exempel.se", PASSWORD, name="Ingrid Flytt")
    Membership.objects.create(project=old_project, user=user, role=Role.PROJECT_LEADER)
    sign_in(page, user)
    return page


def upload(page: Page, file: Path | FilePayload) -> None:
    """From anywhere to *Excelregister*, and hand in a file there."""
    open_user_menu(page, "Ingrid Flytt")
    page.get_by_role("link", name="Excelregister").click()
    page.get_by_label("Arbetsbok").set_input_files(file)
    page.get_by_role("button", name="Granska filen").click()


def test_the_register_moves_in_and_its_figures_agree(leader: Page, old_project: Project) -> None:
    page = leader
    upload(page, wb.EXAMPLE)
    expect(page.get_by_role("heading", name="Så här blir det")).to_be_visible()
    assert not Participant.objects.filter(project=old_project).exists()
    page.get_by_role("button", name="Läs in").click()
    expect(page.get_by_role("heading", name="Registret är inläst")).to_be_visible()

    choose(page, "Mål")
    page.get_by_label("Per", exact=True).fill(DAY)
    page.get_by_role("button", name="Visa").click()
    expect(page.get_by_text("per 1 februari 2022")).to_be_visible()
    truth = json.loads(wb.EXAMPLE.with_suffix(".json").read_text())[DAY]
    expect_figure(page, "Genomförda Framtidsverkstäder", f"{truth['M1.1']} av 4")
    expect_figure(page, "Deltagare som påbörjat", f"{truth['M1.2']} av 30")
    expect_figure(page, "Deltagare som fått individuell coachning", f"{truth['M1.3']} av 30")
    expect_figure(page, "Avslutat och valt att gå vidare", f"{truth['M1.4']} av 20")
    expect_figure(page, "Andel kvinnor", f"{truth['M1.5']} %".replace(".", ","))

    upload(page, wb.EXAMPLE)
    expect(page.get_by_role("heading", name="Inget nytt i filen")).to_be_visible()
    expect(page.get_by_role("button", name="Läs in")).to_have_count(0)


def test_a_broken_register_tells_every_fault_and_saves_nothing(
    leader: Page, old_project: Project
) -> None:
    page = leader
    broken = wb.workbook(
        {
            "Deltagare": [
                wb.PEOPLE,
                ["A1", "Kvinna", dt.date(2021, 1, 11), None, None],
                ["A2", "Katt", dt.date(2021, 1, 11), None, None],
            ],
            "Framtidsverkstäder": [wb.SERIES, ["FV1", "Flen", 6], ["FV2", "Paris", 6]],
            "Verkstadsträffar": [wb.MEETINGS, ["FV9", 1, dt.date(2021, 2, 1), "Genomförd"]],
        }
    )
    upload(page, {"name": "r.xlsx", "mimeType": "", "buffer": broken.getvalue()})
    expect(page.get_by_role("heading", name="3 fel att rätta")).to_be_visible()
    expect(page.get_by_role("rowheader")).to_have_text(
        ["Deltagare, rad 3", "Framtidsverkstäder, rad 3", "Verkstadsträffar, rad 2"]
    )
    for row, value in {"Deltagare, rad 3": "Katt", "Framtidsverkstäder, rad 3": "Paris"}.items():
        expect(page.get_by_role("row").filter(has_text=row)).to_contain_text(value)
    expect(page.get_by_role("button", name="Läs in")).to_have_count(0)
    choose(page, "Deltagare")
    expect(page.get_by_role("heading", name="Inga deltagare än")).to_be_visible()
    assert not FutureWorkshop.objects.exists()


def test_a_file_that_is_no_workbook_is_told_at_the_field(leader: Page) -> None:
    page = leader
    upload(page, {"name": "r.xlsx", "mimeType": "", "buffer": b"hej"})
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("Arbetsbok")).to_have_attribute("aria-invalid", "true")
