"""The sheets Företag, Placeringar and Uppföljningar come in."""

import datetime as dt
from decimal import Decimal

import pytest

from enterprises.models import Enterprise
from nyttiga.projects.models import Organisation
from participants.models import FollowUp, Placement, PlacementHours
from tests import workbooks as wb
from tests.workbooks import Table, counts, problems, take_in
from tests.world import TODAY, World

pytestmark = pytest.mark.usefixtures("today")
START = dt.date(2026, 3, 2)
KRYDDAN = ["F001", "Kryddan", "556016-0680", "ekonomisk förening", "Flen", 4]
PLACED = ["P001", "D001", "F001", "arbetsträning", START, "2026-06-02", None, "12,5", None]
ENTERPRISES = {"Företag": [wb.ENTERPRISES, KRYDDAN]}


def sheets(*placements: list[object], follow_ups: Table | None = None) -> dict[str, Table]:
    found = ENTERPRISES | {"Placeringar": [wb.PLACEMENTS, *placements]}
    if follow_ups:
        found["Uppföljningar"] = [wb.FOLLOW_UPS, *follow_ups]
    return found


def placed(**changes: object) -> list[object]:
    """The row PLACED with other values in some columns."""
    row = dict(zip(wb.PLACEMENTS, PLACED, strict=True)) | changes
    return list(row.values())


# Företag


def test_an_enterprise_comes_in_with_its_organisation(world: World) -> None:
    assert take_in(world.project, ENTERPRISES).faults == []
    kryddan = Enterprise.objects.get(project=world.project)
    assert (str(kryddan), kryddan.number, kryddan.places) == ("Kryddan", "F001", 4)
    assert (kryddan.organisation_number, kryddan.legal_form) == ("5560160680", "EF")
    assert kryddan.organisation.municipality == world.municipality("Flen")
    assert kryddan.organisation.kind == Organisation.Kind.COMPANY


def test_an_enterprise_is_updated_and_empty_cells_keep(world: World) -> None:
    take_in(world.project, ENTERPRISES)
    row = ["F001", "Kryddan i Flen", None, None, None, None]
    again = take_in(world.project, {"Företag": [wb.ENTERPRISES, row]})
    assert counts(again, "Företag") == (0, 1, 0)
    kryddan = Enterprise.objects.get(project=world.project)
    assert (str(kryddan), kryddan.organisation_number, kryddan.places) == (
        "Kryddan i Flen",
        "5560160680",
        4,
    )
    assert counts(take_in(world.project, {"Företag": [wb.ENTERPRISES, row]}), "Företag")[2] == 1


def test_an_organisation_that_stands_already_becomes_the_enterprise_s(world: World) -> None:
    standing = Organisation.objects.create(project=world.project, name="Kryddan", kind="ovrig")
    take_in(world.project, ENTERPRISES)
    assert Enterprise.objects.get(project=world.project).organisation == standing


def test_faults_of_enterprises_are_told_without_personnummer(world: World) -> None:
    rows = [
        ["F001", "Ett", "556016-0681", None, None, None],  # wrong check digit
        ["F002", "Två", "19900101-2385", "aktiebolag", None, None],  # a personnummer
        ["F003", "Tre", "556016-0680", "enskild firma", None, None],  # not a person
        ["F004", "Fyra", None, "bolag", None, None],
        ["F005", "Fem", None, None, "Stockholm", None],
        ["F006", "Sex", None, None, None, "många"],
        ["F007", None, None, None, None, None],
        ["F008", "Sex", None, None, None, None],
    ]
    outcome = take_in(world.project, {"Företag": [wb.ENTERPRISES, *rows]})
    assert problems(outcome) == [
        ("Företag", 2, "Organisationsnummer"),
        ("Företag", 3, "Organisationsnummer"),
        ("Företag", 4, "Organisationsnummer"),
        ("Företag", 5, "Associationsform"),
        ("Företag", 6, "Kommun"),
        ("Företag", 7, "Platser"),
        ("Företag", 8, "Namn"),
        ("Företag", 9, "Namn"),
    ]
    assert "2385" not in str(outcome.as_json())


def test_a_sole_trader_keeps_the_owners_personnummer_hidden(world: World) -> None:
    row = ["F001", "Sömnad Ek", "900101-2385", "EF_ENSKILD", None, None]
    assert take_in(world.project, {"Företag": [wb.ENTERPRISES, row]}).faults == []
    enterprise = Enterprise.objects.get(project=world.project)
    assert enterprise.organisation_number == "199001012385"
    assert enterprise.shown_organisation_number == "19900101-****"


def test_two_enterprises_cannot_share_an_organisationsnummer(world: World) -> None:
    other = ["F002", "Andra", "5560160680", None, None, None]
    outcome = take_in(world.project, {"Företag": [wb.ENTERPRISES, KRYDDAN, other]})
    assert problems(outcome) == [("Företag", 3, "Organisationsnummer")]


# Placeringar


def test_a_placement_comes_in_with_its_hours_and_no_duties(world: World) -> None:
    outcome = take_in(world.project, sheets(PLACED))
    assert outcome.faults == []
    placement = Placement.objects.get()
    assert placement.participant == world.participants["maryam"]
    assert (placement.form, placement.starts_on, placement.imported_on) == (
        "arbetstraning",
        START,
        TODAY,
    )
    assert placement.hours.get().hours == Decimal("12.5")
    assert placement.hours.get().from_on == START
    assert not FollowUp.objects.exists()


def test_the_same_placement_again_changes_nothing(world: World) -> None:
    take_in(world.project, sheets(PLACED))
    again = take_in(world.project, sheets(PLACED))
    assert counts(again, "Placeringar") == (0, 0, 1)


def test_new_hours_change_the_first_and_leave_the_ramp(world: World) -> None:
    take_in(world.project, sheets(PLACED))
    PlacementHours.objects.create(
        project=world.project,
        placement=Placement.objects.get(),
        from_on=dt.date(2026, 4, 1),
        hours=20,
    )
    earlier = dt.date(2026, 2, 23)
    again = take_in(world.project, sheets(placed(**{"Timmar/vecka": 10, "Start": earlier})))
    assert counts(again, "Placeringar") == (0, 1, 0)
    assert list(PlacementHours.objects.values_list("from_on", "hours")) == [
        (earlier, Decimal(10)),
        (dt.date(2026, 4, 1), Decimal(20)),
    ]


def test_an_ended_placement_stays_ended_and_that_is_told(world: World) -> None:
    take_in(world.project, sheets(placed(Slut="2026-05-01", Utfall="anställd_subv")))
    outcome = take_in(world.project, sheets(PLACED))
    placement = Placement.objects.get()
    assert (placement.ends_on, placement.outcome) == (dt.date(2026, 5, 1), "anstalld_subv")
    assert [(warning.column, warning.problem) for warning in outcome.warnings] == [
        ("Slut", "Placeringen avslutades 2026-05-01 och förblir avslutad.")
    ]


def test_every_fault_of_a_placement_is_told(world: World) -> None:
    outcome = take_in(
        world.project,
        sheets(
            placed(Placeringsnr="P1", Deltagarnr="D099", Företagsnr="F099"),
            placed(Placeringsnr="P2", Form="jobb", Utfall="bra"),
            placed(Placeringsnr="P3", Slut="2026-03-01"),
            placed(Placeringsnr="P4", **{"Timmar/vecka": 61, "Planerat slut": "2026-03-01"}),
            placed(Placeringsnr="P5", Start=None),
        ),
    )
    assert problems(outcome) == [
        ("Placeringar", 2, "Deltagarnr"),
        ("Placeringar", 2, "Företagsnr"),
        ("Placeringar", 3, "Form"),
        ("Placeringar", 3, "Utfall"),
        ("Placeringar", 4, "Slut"),
        ("Placeringar", 5, "Timmar/vecka"),
        ("Placeringar", 5, "Planerat slut"),
        ("Placeringar", 6, "Start"),
    ]
    assert not Enterprise.objects.filter(project=world.project).exists()


def test_a_placement_never_passes_to_another_person(world: World) -> None:
    take_in(world.project, sheets(PLACED))
    outcome = take_in(world.project, sheets(placed(Deltagarnr="D002")))
    assert problems(outcome) == [("Placeringar", 2, "Deltagarnr")]


def test_what_is_odd_about_a_placement_is_a_warning(world: World) -> None:
    outcome = take_in(world.project, sheets(placed(Utfall="fortsätter")))
    assert outcome.saved
    assert [warning.column for warning in outcome.warnings] == ["Slut", "Utfall"]


# Uppföljningar


def test_follow_ups_come_in_and_old_planned_ones_make_no_duties(world: World) -> None:
    rows = [
        ["P001", "2026-03-09", "besök", "genomförd"],
        ["P001", "2026-03-16", "digitalt", "planerad"],
        ["P001", "2026-12-01", "telefon", "planerad"],
    ]
    outcome = take_in(world.project, sheets(PLACED, follow_ups=rows))
    assert outcome.faults == []
    assert ("Uppföljningar", 3) in [(warning.sheet, warning.row) for warning in outcome.warnings]
    assert FollowUp.objects.held(TODAY).count() == 1
    duties = FollowUp.objects.planned().duties()
    assert list(duties.values_list("date", flat=True)) == [dt.date(2026, 12, 1)]


def test_the_same_follow_up_is_updated_and_never_planned_again(world: World) -> None:
    row = ["P001", "2026-03-09", "besök", "planerad"]
    take_in(world.project, sheets(PLACED, follow_ups=[row]))
    held = [*row[:3], "genomförd"]
    again = take_in(world.project, sheets(PLACED, follow_ups=[held]))
    assert counts(again, "Uppföljningar") == (0, 1, 0)
    again = take_in(world.project, sheets(PLACED, follow_ups=[row]))
    assert "blir inte planerad igen" in " ".join(one.problem for one in again.warnings)
    assert FollowUp.objects.get().status == "genomford"


def test_a_missed_follow_up_that_another_stands_in_for_is_a_fault_not_a_crash(
    world: World,
) -> None:
    missed = ["P001", dt.date(2026, 10, 12), "besök", "utebliven"]
    take_in(world.project, sheets(PLACED, follow_ups=[missed]))
    FollowUp.objects.update(due_on=dt.date(2026, 10, 12))
    FollowUp.objects.create(
        project=world.project,
        placement=Placement.objects.get(),
        due_on=dt.date(2026, 10, 12),
        date=dt.date(2026, 11, 9),
        way="besok",
    )
    held = [*missed[:3], "genomförd"]
    outcome = take_in(world.project, sheets(PLACED, follow_ups=[held]))
    assert (outcome.saved, problems(outcome)) == (False, [("Uppföljningar", 2, "Status")])
    assert set(FollowUp.objects.values_list("status", flat=True)) == {"utebliven", "planerad"}


def test_odd_days_of_follow_ups_are_warnings(world: World) -> None:
    rows = [
        ["P001", "2026-02-01", "besök", "genomförd"],
        ["P001", "2026-12-01", "besök", "genomförd"],
    ]
    outcome = take_in(world.project, sheets(PLACED, follow_ups=rows))
    told = [warning.row for warning in outcome.warnings if warning.sheet == "Uppföljningar"]
    assert (outcome.saved, told) == (True, [2, 3])


def test_a_follow_up_of_no_placement_is_a_fault(world: World) -> None:
    rows = [["P099", "2026-03-09", "besök", "genomförd"], ["P001", "2026-03-09", "brev", None]]
    outcome = take_in(world.project, sheets(PLACED, follow_ups=rows))
    assert problems(outcome) == [
        ("Uppföljningar", 2, "Placeringsnr"),
        ("Uppföljningar", 3, "Sätt"),
        ("Uppföljningar", 3, "Status"),
    ]


def test_a_follow_up_of_a_faulty_placement_is_no_fault_of_its_own(world: World) -> None:
    row = ["P001", "2026-03-09", "besök", "genomförd"]
    outcome = take_in(world.project, sheets(placed(Form="jobb"), follow_ups=[row]))
    assert problems(outcome) == [("Placeringar", 2, "Form")]


def test_a_protected_person_s_placement_goes_out_as_a_number(world: World) -> None:
    world.placement("P009", world.participants["protected"])
    text = str(wb.tables(wb.taken_out(world.project, world.access(world.leader))))
    assert "D004" in text
    assert "Hemlig" not in text
