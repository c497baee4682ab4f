"""The register's sheets about courses and advice, in and out."""

import datetime as dt
import json
from decimal import Decimal

import pytest

from enterprises.models import AdvisorySession, CourseEnrolment, Supervisor
from nyttiga.projects.models import ContactPerson
from nyttiga.projects.register.importing import import_register
from reporting.counting import count
from reporting.indicators import INDICATORS
from tests import workbooks as wb
from tests.reporting.test_indicators import EXPECTED
from tests.workbooks import counts, problems, take_in
from tests.world import World

pytestmark = pytest.mark.django_db
COURSES = [["Kurs", "Typ", "Kommun", "Planerade träffar"], ["HK1", "Handledarkurs", "Flen", 2]]
MEETINGS = [["Kurs", "Träff", "Datum", "Status"], ["HK1", 1, "2026-02-02", "genomförd"]]
PEOPLE = ["Kurs", "Företagsnr", "Namn", "E-post", "Slutförd"]
PRESENCE = ["Kurs", "Träff", "E-post", "Närvaro"]
ADVICE = ["Företagsnr", "Datum", "Timmar", "Ämne", "Status"]


def _sheets(people: wb.Table, presence: wb.Table | None = None) -> dict[str, wb.Table]:
    return {
        "Företag": [["Företagsnr", "Namn"], ["F1", "Ett"], ["F2", "Två"]],
        "Kurser": COURSES,
        "Kursträffar": MEETINGS,
        "Kursdeltagare": [PEOPLE, *people],
        "Kursnärvaro": [PRESENCE, *(presence or [])],
    }


def test_the_example_gives_its_figures_and_so_does_its_export(world: World) -> None:
    assert wb.take_in_example(world.project).faults == []
    file = wb.taken_out(world.project)
    assert import_register(file, world.other_project).faults == []
    days = [dt.date.fromisoformat(day) for day in EXPECTED]
    codes = [code for code in INDICATORS if "M3" <= code < "M6"]
    for project in (world.project, world.other_project):
        found = count(project, days)
        for day in days:
            got = {code: json.loads(str(found[code, day].value)) for code in codes}
            assert got == {code: EXPECTED[str(day)][code] for code in codes}


def test_people_are_told_apart_by_address_whatever_its_case(world: World) -> None:
    sheets = _sheets(
        [["HK1", "F1", "Siv", "Siv@Exempel.se", "2026-03-01"]],
        [["HK1", 1, "SIV@exempel.se", "närvarande"]],
    )
    outcome = take_in(world.project, sheets)
    assert (outcome.faults, outcome.warnings) == ([], [])
    assert ContactPerson.objects.get().email == "siv@exempel.se"
    assert counts(take_in(world.project, sheets), "Kursdeltagare") == (0, 0, 1)


def test_an_imported_completion_makes_the_supervisor_trained(world: World) -> None:
    sheets = _sheets([["HK1", "F1", "Siv", "siv@exempel.se", "2026-03-01"]])
    outcome = take_in(world.project, sheets, user=world.leader)
    assert "ingen närvaro" in outcome.warnings[0].problem
    assert str(Supervisor.objects.get().trained_on) == "2026-03-01"


def test_a_rehearsal_trains_nobody(world: World) -> None:
    sheets = _sheets([["HK1", "F1", "Siv", "siv@exempel.se", "2026-03-01"]])
    take_in(world.project, sheets, dry_run=True)
    assert not Supervisor.objects.exists()


def test_every_fault_is_told(world: World) -> None:
    sheets = _sheets(
        [
            ["HK9", "F1", "Siv", "siv@exempel.se", None],
            ["HK1", "F9", "Ali", "ali@exempel.se", None],
            ["HK1", "F2", "Bo", "ingen adress", None],
        ],
        [["HK1", 1, "okand@exempel.se", "kanske"], ["HK1", 7, "okand@exempel.se", "närvarande"]],
    )
    sheets["Rådgivning"] = [ADVICE, ["F7", "2026-02-01", 1, None, "bokad"],
                            ["F1", "2026-02-01", 0, None, "kanske"]]  # fmt: skip
    assert problems(take_in(world.project, sheets)) == [
        ("Kursdeltagare", 2, "Kurs"),
        ("Kursdeltagare", 3, "Företagsnr"),
        ("Kursdeltagare", 4, "E-post"),
        ("Kursnärvaro", 2, "Närvaro"),
        ("Kursnärvaro", 2, "E-post"),
        ("Kursnärvaro", 3, "Träff"),
        ("Rådgivning", 2, "Företagsnr"),
        ("Rådgivning", 3, "Timmar"),
        ("Rådgivning", 3, "Status"),
    ]
    assert not CourseEnrolment.objects.exists()


def test_rows_of_advice_that_are_the_same_are_that_many_sessions(world: World) -> None:
    row = ["F1", "2026-02-01", "1,25", "marknad, något annat", "genomförd"]
    sheets = {"Företag": [["Företagsnr", "Namn"], ["F1", "Ett"]], "Rådgivning": [ADVICE, row, row]}
    assert counts(take_in(world.project, sheets), "Rådgivning") == (2, 0, 0)
    assert counts(take_in(world.project, sheets), "Rådgivning") == (0, 0, 2)
    sheets["Rådgivning"].append(row)
    assert counts(take_in(world.project, sheets), "Rådgivning") == (1, 0, 2)
    session = AdvisorySession.objects.first()
    assert (session.topics, session.other_topic) == (["marknad"], "något annat")
    assert session.hours == Decimal("1.25")


def test_a_completed_course_is_not_opened_again(world: World) -> None:
    done = _sheets([["HK1", "F1", "Siv", "siv@exempel.se", "2026-03-01"]])
    take_in(world.project, done)
    outcome = take_in(world.project, _sheets([["HK1", "F2", "Siv", "siv@exempel.se", None]]))
    assert counts(outcome, "Kursdeltagare") == (0, 1, 0)
    place = CourseEnrolment.objects.get()
    assert (str(place.completed_on), place.enterprise.number) == ("2026-03-01", "F2")
