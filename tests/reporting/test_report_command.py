"""manage.py report."""

import json
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command

from reporting.models import Report
from tests.reporting.report_world import begin, fill_quarter


def run(tmp_path, **options):
    out = tmp_path / "rapport.pdf"
    defaults = {"project": "nyttiga", "period": "2026-Q3", "format": "pdf", "out": str(out)}
    call_command("report", **(defaults | options))
    return out


@pytest.mark.parametrize("period", ["2026-T2", "2026", "2026-S3", "slut"])
def test_every_kind_of_report_can_be_written(world, tmp_path, period):
    fill_quarter(world)
    plain = json.loads(run(tmp_path, period=period, format="json").read_bytes())
    assert plain["code"] == period


def test_a_report_that_nobody_has_begun_is_written_from_its_drafts(world, tmp_path):
    fill_quarter(world)
    assert run(tmp_path, variant="rar").read_bytes().startswith(b"%PDF")
    assert not Report.objects.exists()


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"project": "finns-inte"}, "inget projekt"),
        ({"period": "sommaren"}, "ingen period"),
        ({"period": "2026-T4"}, "ingen period"),
        ({"period": "2027-Q1"}, "inte börjat"),
        ({"period": "2019-Q1"}, "pågick inte"),
        ({"period": "2026-Q4", "variant": "rar"}, "pågår än"),
    ],
)
def test_a_fault_is_told_in_plain_words(world, tmp_path, options, says):
    with pytest.raises(CommandError, match=says):
        run(tmp_path, **options)


def test_a_name_in_a_section_stops_the_variant_for_rar(world, tmp_path):
    begin(world).write("mal", "Maryam Haile nådde målet.", world.leader, "", "a" * 16)
    with pytest.raises(CommandError, match=r"Måluppfyllelse.*namnet på en deltagare"):
        run(tmp_path, variant="rar")


def test_a_folder_that_is_not_there_is_told(world, tmp_path):
    with pytest.raises(CommandError, match="Kan inte skriva"):
        run(tmp_path, out=str(tmp_path / "saknas" / "rapport.pdf"))


def test_an_unknown_variant_is_a_fault_of_use():
    command = [sys.executable, "manage.py", "report", "--variant", "alla"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2
