"""The Excel register goes out, and comes in again as the same."""

import datetime as dt
import json
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nyttiga.projects.models import Project
from nyttiga.projects.project_template import ProjectTemplate, create_project
from nyttiga.projects.register.importing import import_register
from participants.models import (
    ActionPlan,
    FutureWorkshop,
    NextStep,
    ProtectionGrant,
    WorkshopEnrolment,
    WorkshopMeeting,
)
from reporting.figures import figures
from reporting.indicators import INDICATORS
from tests import workbooks as wb
from tests.world import World

EXPECTED = json.loads((Path(wb.EXAMPLE).parent / "register-exempel.json").read_text())
CODES = set(INDICATORS)
IDENTITY = ["Personnummer", "Förnamn", "Efternamn", "Kommun"]


@pytest.fixture
def example(world: World) -> Project:
    project = create_project("exempel", ProjectTemplate.load("nyttiga-affarer-2"), "Exempel")
    wb.take_in_example(project)
    return project


def counted(project: Project, day: str) -> dict[str, float | None]:
    found = {figure.code: figure.actual for figure in figures(project, dt.date.fromisoformat(day))}
    return {
        code: float(value) if isinstance(value, Decimal) else value
        for code, value in found.items()
        if code in CODES
    }


def person(file: BytesIO, number: str) -> dict[str, object]:
    header, *rows = wb.tables(file)["Deltagare"]
    return next(dict(zip(header, row, strict=True)) for row in rows if row[0] == number)


def test_the_examples_figures_are_right_at_every_date(example: Project) -> None:
    for day, expected in EXPECTED.items():
        assert counted(example, day) == {code: expected[code] for code in CODES}, day


def test_an_export_into_an_empty_project_gives_the_same_figures(example: Project) -> None:
    copy = create_project("kopia", ProjectTemplate.load("nyttiga-affarer-2"), "Kopia")
    outcome = import_register(wb.taken_out(example), copy)
    assert (outcome.saved, outcome.faults) == (True, [])
    for day in EXPECTED:
        assert counted(copy, day) == counted(example, day)
    assert wb.tables(wb.taken_out(copy)) == wb.tables(wb.taken_out(example))


def test_an_export_back_into_its_project_changes_nothing(example: Project) -> None:
    outcome = import_register(wb.taken_out(example), example)
    for count in outcome.sheets.values():
        assert (count.created, count.updated, count.unchanged) == (0, 0, count.rows)


def test_headers_are_bold_and_stay_while_scrolling_and_dates_are_dates(example: Project) -> None:
    sheet = load_workbook(wb.taken_out(example))["Deltagare"]
    original = load_workbook(wb.EXAMPLE)["Deltagare"]
    assert [cell.value for cell in sheet[1]] == [cell.value for cell in original[1]]
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.freeze_panes == "A2"
    assert isinstance(sheet["H2"].value, dt.datetime)


def test_a_text_that_looks_like_a_formula_stays_a_text(world: World) -> None:
    FutureWorkshop.objects.create(project=world.project, code="FV1", place="=1+1")
    sheet = load_workbook(wb.taken_out(world.project))["Framtidsverkstäder"]
    assert (sheet["C2"].value, sheet["C2"].data_type) == ("=1+1", "s")


def test_a_protected_person_is_a_number_without_a_grant(world: World) -> None:
    hidden = person(wb.taken_out(world.project, world.access(world.leader)), "D004")
    assert [hidden[header] for header in IDENTITY] == [None] * 4
    assert hidden["Skydd"] == "sekretessmarkering"


def test_a_grant_opens_a_protected_person(world: World) -> None:
    ProtectionGrant.objects.create(
        project=world.project, participant=world.participants["protected"], user=world.leader
    )
    shown = person(wb.taken_out(world.project, world.access(world.leader)), "D004")
    assert shown["Personnummer"] == "19850505-2384"


def test_the_command_shows_protected_people_only_when_told_to(world: World) -> None:
    assert person(wb.taken_out(world.project), "D004")["Efternamn"] is None
    told = wb.taken_out(world.project, with_protected=True)
    assert person(told, "D004")["Efternamn"] == "Person"


def test_a_register_without_protected_names_changes_nothing_when_it_comes_back(
    world: World,
) -> None:
    outcome = import_register(wb.taken_out(world.project), world.project)
    assert wb.counts(outcome, "Deltagare") == (0, 0, 4)
    world.participants["protected"].refresh_from_db()
    assert world.participants["protected"].last_name == "Person"


def test_members_of_a_group_without_attendance_are_not_lost(world: World) -> None:
    with_meeting = FutureWorkshop.objects.create(project=world.project, code="FV1")
    without = FutureWorkshop.objects.create(project=world.project, code="FV2")
    WorkshopMeeting.objects.create(
        project=world.project, workshop=with_meeting, number=1, date=dt.date(2026, 2, 2)
    )
    for workshop in (with_meeting, without):
        WorkshopEnrolment.objects.create(
            project=world.project,
            workshop=workshop,
            participant=world.participants["maryam"],
            status="med",
        )
    tables = wb.tables(wb.taken_out(world.project))
    assert tables["Verkstadsnärvaro"][1:] == [["FV1", 1, "D001", None]]
    assert tables["Verkstadsavslut"][1:] == [["FV2", "D001", None, None, None]]


def test_versions_goals_and_steps_go_out_whatever_they_lack(world: World) -> None:
    maryam = world.participants["maryam"]
    shared = {"project": world.project, "participant": maryam, "is_current": False}
    ActionPlan.objects.create(version=1, date=dt.date(2026, 2, 1), **shared)
    second = ActionPlan.objects.create(version=2, date=dt.date(2026, 3, 1), **shared)
    second.set_goals(["Arbeta"])
    NextStep.objects.create(project=world.project, plan=second, text="Ringa")
    ActionPlan.objects.filter(pk=second.pk).update(is_current=True)
    rows = wb.tables(wb.taken_out(world.project))["Handlingsplaner"][1:]
    assert [row[2:4] for row in rows] == [[None, None], ["Arbeta", None], [None, "Ringa"]]
    again = import_register(wb.taken_out(world.project), world.project)
    assert wb.counts(again, "Handlingsplaner") == (0, 0, 3)
