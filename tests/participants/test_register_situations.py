"""The sheets Försörjning, Sysselsättning and Stegmätningar come in."""

import datetime as dt

import pytest

from participants.models import Occupation, StepMeasurement, SupportSource
from tests import workbooks as wb
from tests.workbooks import counts, problems, take_in
from tests.world import TODAY, World

pytestmark = pytest.mark.usefixtures("today")
DAY = dt.date(2026, 2, 2)


def test_support_comes_in_by_label_or_code(world: World) -> None:
    rows = [
        ["D001", "före", DAY, "Ekonomiskt bistånd / försörjningsstöd", 50],
        ["D001", "FÖRE", DAY, "sjukpenning", "50"],
        ["D001", "efter", "2026-09-01", "LON", None],
    ]
    assert take_in(world.project, {"Försörjning": [wb.SUPPORT, *rows]}).faults == []
    assert list(
        SupportSource.objects.order_by("date", "source").values_list("moment", "source", "extent")
    ) == [
        ("fore", "FORSORJNINGSSTOD", 50),
        ("fore", "SJUKPENNING", 50),
        ("efter", "LON", None),
    ]
    assert set(SupportSource.objects.values_list("imported_on", flat=True)) == {TODAY}


def test_occupation_comes_in_by_label_or_code(world: World) -> None:
    rows = [
        ["D001", "före", DAY, "Förvärvsarbete utan subvention", 25],
        ["D001", "efter", DAY, "STUDIER", 100],
    ]
    assert take_in(world.project, {"Sysselsättning": [wb.OCCUPATION, *rows]}).faults == []
    assert list(Occupation.objects.order_by("pk").values_list("kind", "percent")) == [
        ("ARB_OSUBV", 25),
        ("STUDIER", 100),
    ]


def test_the_same_source_at_the_same_moment_is_updated_and_empty_keeps(world: World) -> None:
    row = ["D001", "före", DAY, "Sjukpenning", 50]
    take_in(world.project, {"Försörjning": [wb.SUPPORT, row]})
    row[4] = None
    again = take_in(world.project, {"Försörjning": [wb.SUPPORT, row]})
    assert counts(again, "Försörjning") == (0, 0, 1)
    row[4] = 75
    again = take_in(world.project, {"Försörjning": [wb.SUPPORT, row]})
    assert counts(again, "Försörjning") == (0, 1, 0)
    assert SupportSource.objects.get().extent == 75


def test_every_fault_of_support_is_told(world: World) -> None:
    rows = [
        ["D001", "under", DAY, "Sjukpenning", 50],
        ["D001", "före", None, "Sjukpenning", 50],
        ["D001", "före", DAY, "Lotterivinst", 50],
        ["D001", "före", DAY, "Lön", 101],
        ["D099", "före", DAY, "Lön", 50],
    ]
    outcome = take_in(world.project, {"Försörjning": [wb.SUPPORT, *rows]})
    assert problems(outcome) == [
        ("Försörjning", 2, "Tillfälle"),
        ("Försörjning", 3, "Datum"),
        ("Försörjning", 4, "Källa"),
        ("Försörjning", 5, "Omfattning"),
        ("Försörjning", 6, "Deltagarnr"),
    ]
    assert not SupportSource.objects.exists()


def test_a_measurement_comes_in_with_what_was_answered(world: World) -> None:
    rows = [
        ["D001", DAY, "deltagare", 1, None, 5, *[None] * 7],
        ["D001", DAY, "coach", *[3] * 10],
    ]
    assert take_in(world.project, {"Stegmätningar": [wb.MEASUREMENTS, *rows]}).faults == []
    own, coachs = StepMeasurement.objects.order_by("pk")
    assert (own.respondent, own.answers, own.imported_on) == (
        "deltagare",
        {"d1": 1, "d3": 5},
        TODAY,
    )
    assert len(coachs.answers) == 10


def test_a_measurement_off_the_scale_is_a_fault(world: World) -> None:
    row = ["D001", DAY, "deltagare", 0, 6, "2,5", *[None] * 7]
    outcome = take_in(world.project, {"Stegmätningar": [wb.MEASUREMENTS, row]})
    assert problems(outcome) == [("Stegmätningar", 2, header) for header in ("D1", "D2", "D3")]


def test_a_measurement_without_answers_and_one_to_come_are_saved_with_a_warning(
    world: World,
) -> None:
    rows = [
        ["D001", DAY, "deltagare", *[None] * 10],
        ["D001", "2026-12-24", "coach", *[3] * 10],
    ]
    outcome = take_in(world.project, {"Stegmätningar": [wb.MEASUREMENTS, *rows]})
    assert outcome.saved
    assert [(warning.row, warning.column) for warning in outcome.warnings] == [
        (2, "D1"),
        (3, "Datum"),
    ]


def test_later_moments_go_out_and_come_in_again(world: World) -> None:
    SupportSource.objects.create(
        project=world.project,
        participant=world.participants["maryam"],
        moment="uppf_6",
        date=DAY,
        source="LON",
    )
    again = take_in(
        world.project, {"Försörjning": wb.tables(wb.taken_out(world.project))["Försörjning"]}
    )
    assert counts(again, "Försörjning") == (0, 0, 1)
