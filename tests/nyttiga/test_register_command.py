"""`manage.py import_register` and `export_register`."""

import json
import stat
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from nyttiga.projects.models import Organisation, Unit
from tests import workbooks as wb
from tests.world import World


def run(*args: Any) -> tuple[int, dict[str, Any], str]:
    """The exit code, the JSON and what was told on the way."""
    out, progress = StringIO(), StringIO()
    code = 0
    try:
        call_command("import_register", *args, "--json", stdout=out, stderr=progress)
    except SystemExit as stopped:
        code = int(stopped.code or 0)
    return code, json.loads(out.getvalue()), progress.getvalue()


def saved_as(path: Path, sheets: dict[str, wb.Table]) -> Path:
    path.write_bytes(wb.workbook(sheets).getvalue())
    return path


def test_a_saved_register_exits_with_0_and_tells_its_rows(world: World) -> None:
    code, told, progress = run(wb.EXAMPLE, "--project", "annat")
    assert (code, told["saved"], told["faults"]) == (0, True, [])
    assert told["sheets"]["Verkstadsnärvaro"] == {
        "rows": 206,
        "created": 206,
        "updated": 0,
        "unchanged": 0,
    }
    assert "Verkstadsnärvaro: 206 rader" in progress


def test_a_rehearsal_exits_with_0_and_saves_nothing(world: World) -> None:
    code, told, _ = run(wb.EXAMPLE, "--project", "annat", "--dry-run")
    assert (code, told["saved"]) == (0, False)
    assert not Unit.objects.filter(project=world.other_project, name="Upphandlingsenheten").exists()


def test_faults_exit_with_1_and_are_told_in_full(world: World, tmp_path: Path) -> None:
    rows = [["Deltagarnr", "Personnummer", "Kön", "Startdatum"], ["D9", "19900101-1111", "x", 5]]
    code, told, _ = run(saved_as(tmp_path / "fel.xlsx", {"Deltagare": rows}), "--project", "annat")
    assert code == 1
    assert set(told["faults"][0]) == {"sheet", "row", "column", "value", "problem"}
    assert [fault["column"] for fault in told["faults"]] == ["Kön", "Startdatum", "Personnummer"]
    assert "1111" not in json.dumps(told)


@pytest.mark.parametrize(
    ("file", "project"), [(wb.EXAMPLE, "finns-inte"), ("saknas.xlsx", "annat"), (__file__, "annat")]
)
def test_an_unreadable_file_or_unknown_project_exits_with_2(
    world: World, file: Any, project: str
) -> None:
    with pytest.raises(CommandError) as stopped:
        run(file, "--project", project)
    assert stopped.value.returncode == 2


def test_a_workbook_that_is_something_else_is_a_fault(world: World, tmp_path: Path) -> None:
    path = saved_as(tmp_path / "budget.xlsx", {"Budget": [["Kronor"], [5]]})
    code, told, _ = run(path, "--project", "annat")
    assert code == 1
    assert "Inget av bladen" in told["faults"][0]["problem"]


def test_the_exported_file_is_for_its_owner_only(world: World, tmp_path: Path) -> None:
    path = tmp_path / "ut.xlsx"
    call_command("export_register", "--project", "nyttiga", "--out", path, stdout=StringIO())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    code, told, _ = run(path, "--project", "annat")
    assert (code, told["sheets"]["Deltagare"]["rows"]) == (0, 4)


def test_public_parties_come_in_with_their_units(world: World) -> None:
    header = ["Organisation", "Enhet", "Typ", "Kommun"]
    rows = [
        ["Flens kommun", "Ny enhet", "kommun", "Flen"],
        ["Folkhögskolan", None, "folkhögskola", None],
        ["Något annat", None, None, None],
    ]
    outcome = wb.take_in(world.project, {"Offentliga": [header, *rows]})
    assert wb.counts(outcome, "Offentliga") == (3, 0, 0)
    assert Unit.objects.filter(organisation__name="Flens kommun", name="Ny enhet").exists()
    assert Organisation.objects.get(name="Folkhögskolan").kind == "folkhogskola"
    assert Organisation.objects.get(name="Något annat").kind == "ovrig"


def test_rows_that_disagree_about_an_organisation_are_a_fault(world: World) -> None:
    header = ["Organisation", "Enhet", "Typ"]
    rows = [["Nya kommunen", "A", "kommun"], ["Nya kommunen", "B", "region"]]
    outcome = wb.take_in(world.project, {"Offentliga": [header, *rows]})
    assert wb.problems(outcome) == [("Offentliga", 3, "Organisation")]
