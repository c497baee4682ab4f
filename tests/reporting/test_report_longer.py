"""Reports on tertials, years and the whole project: their periods, and what outsiders may read."""

import datetime as dt

import pytest

from nyttiga.ui.small_numbers import HIDDEN
from reporting.models import Report
from reporting.models.report import Variant
from reporting.models.report_kind import ReportKind, code_of, parse_code
from reporting.report.contents import both_contents, contents
from reporting.report.facts import facts, for_outsiders
from reporting.report.flow import ALL
from reporting.report.sections import sections_of
from tests.reporting.report_world import begin_kind, fill_quarter
from tests.world import TODAY, World


@pytest.mark.parametrize(
    ("code", "kind", "first", "last"),
    [
        ("2026-Q2", ReportKind.QUARTER, (2026, 4, 1), (2026, 6, 30)),
        ("2026-T2", ReportKind.TERTIAL, (2026, 5, 1), (2026, 8, 31)),
        ("2026", ReportKind.YEAR, (2026, 1, 1), (2026, 12, 31)),
        ("2026-S3", ReportKind.STEERING, (2026, 7, 1), (2026, 9, 30)),
        ("slut", ReportKind.FINAL, (2026, 1, 1), (2027, 12, 31)),
    ],
)
def test_a_code_names_a_kind_and_its_period(
    world: World,
    code: str,
    kind: ReportKind,
    first: tuple[int, int, int],
    last: tuple[int, int, int],
) -> None:
    found, period = parse_code(code, world.project)
    assert (found, period.starts_on, period.ends_on) == (kind, dt.date(*first), dt.date(*last))
    assert code_of(found, period) == code


@pytest.mark.parametrize("code", ["2026-T4", "2026-Q5", "2026-X1", "26"])
def test_what_is_no_code_is_refused(world: World, code: str) -> None:
    with pytest.raises(ValueError, match=code):
        parse_code(code, world.project)


def seen_of(world: World, code: str, today: dt.date) -> object:
    kind, period = parse_code(code, world.project)
    return for_outsiders(facts(world.project, period, today, kind))


def test_a_years_numbers_are_those_that_its_quarters_showed(world: World) -> None:
    fill_quarter(world)
    new_year = dt.date(2027, 1, 5)
    quarters = [seen_of(world, f"2026-Q{number}", new_year) for number in range(1, 5)]
    year = seen_of(world, "2026", new_year)
    for cell, number in year.flow.items():
        parts = [quarter.flow.get(cell, 0) for quarter in quarters]
        if cell[1] in ("nya", "avslutade") and isinstance(number, int):
            assert number == sum(parts)
    assert year.flow[ALL, "utgaende"] == quarters[-1].flow[ALL, "utgaende"]
    # Somebody left in Q3, fewer than five: the year may not tell how many.
    assert year.flow[ALL, "avslutade"] == HIDDEN


def test_a_tertial_across_a_quarters_end_tells_outsiders_no_number_of_people(
    world: World,
) -> None:
    """It would be subtracted from the quarter's."""
    fill_quarter(world)
    tertial = seen_of(world, "2026-T2", TODAY)
    counted = [*tertial.flow.values(), *tertial.coaching.values(), *tertial.placements.values()]
    assert set(counted) == {HIDDEN}


def test_a_final_report_has_sections_of_its_own_and_no_next_period(world: World) -> None:
    keys = {section.key for section in sections_of(ReportKind.FINAL)}
    assert {"bakgrund", "metod", "arkiv"} <= keys
    assert "nasta" not in keys


@pytest.mark.parametrize("code", ["2026-T2", "2026-S3", "2026"])
def test_each_kind_is_written_and_signed_by_its_own(world: World, code: str) -> None:
    fill_quarter(world)
    report = begin_kind(world, code)
    made = both_contents(report, TODAY)[Variant.RAR]
    assert made.title == report.title
    assert [one.key for one in made.sections] == [one.key for one in sections_of(report.kind)]


def test_reports_are_numbered_in_the_project(world: World) -> None:
    numbers = [begin_kind(world, code).number for code in ("2026-Q1", "2026-T1", "2026-Q2")]
    assert numbers == [1, 2, 3]


def test_the_lights_follow_the_figures_until_somebody_judges(world: World, leader_client) -> None:
    fill_quarter(world)
    report = begin_kind(world, "2026-Q3")
    lights = {one.area: one for one in contents(report, Variant.RAR, TODAY).lights}
    assert lights["mal"].colour
    assert lights["ekonomi"].colour == ""
    address = f"/p/nyttiga/rapporter/{report.pk}/trafikljus/"
    answer = leader_client.post(address, {"ekonomi-colour": "gul", "ekonomi-reason": ""})
    assert "Skriv varför, på en rad." in answer.content.decode()
    leader_client.post(address, {"ekonomi-colour": "gul", "ekonomi-reason": "Dyrare lokal."})
    judged = contents(report, Variant.RAR, TODAY).lights[2]
    assert (judged.colour, judged.reason, judged.is_own) == ("gul", "Dyrare lokal.", True)
    leader_client.post(address, {"ekonomi-colour": "", "ekonomi-reason": ""})
    assert not Report.objects.get(pk=report.pk).lights.exists()


def test_the_plan_stands_in_the_report(world: World, leader_client) -> None:
    added = {"what": "Metoden", "taken_over_by": "Flens kommun", "due_on": "2027-06-01"}
    leader_client.post("/p/nyttiga/rapporter/implementering/ny/", added | {"status": "foreslaget"})
    made = contents(begin_kind(world, "2026-Q3"), Variant.RAR, TODAY)
    plan = next(table for table in made.tables if table.key == "implementering")
    assert plan.rows[0].cells[:2] == ("Metoden", "Flens kommun")


def test_another_kind_of_report_is_begun_from_the_list(world: World, leader_client) -> None:
    leader_client.post("/p/nyttiga/rapporter/ny/", {"period": "2026-T1"})
    report = Report.objects.get(project=world.project)
    assert (report.kind, report.ends_on) == ("tertial", dt.date(2026, 4, 30))
    context = leader_client.get("/p/nyttiga/rapporter/").context
    assert [row.report for row in context["others"]] == [report]
