"""The sheet Avtal comes in and goes out."""

import datetime as dt

import pytest

from agreements.models import Agreement, StageChange
from nyttiga.projects.models import Unit
from tests import workbooks as wb
from tests.agreements.agreement_world import make_agreement
from tests.workbooks import Table, counts, problems, take_in, taken_out
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db

COLUMNS = [
    "Avtalsnr", "Titel", "Form", "Köpare", "Enhet", "Företagsnr",
    "Steg", "Tecknat", "Förnyelse", "Avrop", "Värde",
]  # fmt: skip
SIGNED = dt.date(2026, 5, 4)
LUNCH = [
    "A1", "Lunch", "direktupphandling", "Flens kommun", "Kosten", "F1",
    "Tecknat", SIGNED, "nej", "nej", 300_000,
]  # fmt: skip
AROUND: dict[str, Table] = {
    "Företag": [["Företagsnr", "Namn"], ["F1", "Surdegen"], ["F2", "Kryddan"]],
    "Offentliga": [
        ["Organisation", "Enhet", "Typ"],
        ["Flens kommun", "Kosten", "kommun"],
        ["Region Sörmland", None, "region"],
    ],
}


def row(**changes: object) -> list[object]:
    """The row LUNCH with other values in some columns."""
    return list((dict(zip(COLUMNS, LUNCH, strict=True)) | changes).values())


def sheets(*rows: list[object]) -> dict[str, Table]:
    return AROUND | {"Avtal": [COLUMNS, *rows]}


def test_an_agreement_comes_in_by_labels_and_codes(world: World) -> None:
    outcome = take_in(world.project, sheets(LUNCH, row(Avtalsnr="A2", Form="IOP", Steg="AKTIVT")))
    assert outcome.faults == []
    lunch = Agreement.objects.get(number="A1")
    assert (lunch.title, lunch.form, lunch.stage, lunch.signed_on) == (
        "Lunch", "DIREKT", "TECKNAT", SIGNED,
    )  # fmt: skip
    assert (lunch.contracted_value, lunch.opened_on, lunch.imported_on) == (300_000, TODAY, TODAY)
    assert str(lunch.public_parties.get()) == "Flens kommun, Kosten"
    assert str(lunch.enterprises.get()) == "Surdegen"
    assert StageChange.objects.get(agreement=lunch).reason == "Excelregistret"


def test_several_parties_stand_on_several_rows_and_twice_changes_nothing(world: World) -> None:
    joint = sheets(LUNCH, row(Köpare="Region Sörmland", Enhet=None, Företagsnr="F2"))
    assert counts(take_in(world.project, joint), "Avtal") == (2, 0, 0)
    lunch = Agreement.objects.get()
    assert (lunch.public_parties.count(), lunch.enterprises.count()) == (2, 2)
    assert counts(take_in(world.project, joint), "Avtal") == (0, 0, 2)
    assert (lunch.public_parties.count(), lunch.enterprises.count()) == (2, 2)


def test_an_export_comes_in_as_the_same(world: World) -> None:
    take_in(
        world.project,
        sheets(
            LUNCH,
            row(Köpare="Region Sörmland", Enhet=None),
            row(Avtalsnr="A2", Steg="IDE", Tecknat=None, Form=None, Företagsnr=None),
        ),
    )
    out = wb.tables(taken_out(world.project))
    assert take_in(world.other_project, {name: out[name] for name in sheets()}).faults == []
    again = wb.tables(taken_out(world.other_project))
    assert again["Avtal"] == out["Avtal"]


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"Köpare": "Okänd kommun"}, "Köpare"),
        ({"Köpare": "Kryddan", "Enhet": None}, "Köpare"),
        ({"Företagsnr": "F9"}, "Företagsnr"),
        ({"Form": "handslag"}, "Form"),
        ({"Steg": "snart"}, "Steg"),
        ({"Tecknat": "i våras"}, "Tecknat"),
        ({"Köpare": None}, "Köpare"),
        ({"Form": None}, "Form"),
        ({"Titel": None}, "Titel"),
        ({"Värde": -1}, "Värde"),
    ],
)
def test_a_fault_is_told_where_it_is_and_nothing_is_saved(
    world: World, changes: dict[str, object], column: str
) -> None:
    outcome = take_in(world.project, sheets(row(**changes)))
    assert problems(outcome) == [("Avtal", 2, column)]
    assert not Agreement.objects.exists()


def test_rows_of_one_agreement_may_not_say_different_things(world: World) -> None:
    outcome = take_in(world.project, sheets(LUNCH, row(Företagsnr="F2", Titel="Middag")))
    assert problems(outcome) == [("Avtal", 3, "Titel")]


def test_what_has_ended_stays_ended_and_is_told(world: World) -> None:
    ended = make_agreement(world, "A1", stage="AVSLUTAT", signed_on=SIGNED)
    outcome = take_in(world.project, sheets(row(Steg="AKTIVT", Enhet=None)))
    ended.refresh_from_db()
    assert ended.stage == "AVSLUTAT"
    assert "förblir det" in " ".join(one.problem for one in outcome.warnings)


def test_a_move_back_is_written_down_and_told(world: World) -> None:
    make_agreement(world, "A1", stage="ANBUD")
    outcome = take_in(world.project, sheets(row(Steg="DIALOG", Tecknat=None)))
    assert StageChange.objects.get().before == "ANBUD"
    assert "går tillbaka" in " ".join(one.problem for one in outcome.warnings)


def test_odd_rows_are_saved_as_they_stand_with_a_warning(world: World) -> None:
    outcome = take_in(
        world.project,
        sheets(
            row(Enhet="Ny enhet", Tecknat=None),
            row(Avtalsnr="A2", Form="AVROP", Avrop="nej"),
            row(Avtalsnr="A3", Steg="DIALOG"),
        ),
    )
    assert outcome.faults == []
    told = {(one.row, one.column) for one in outcome.warnings if one.sheet == "Avtal"}
    assert told == {(2, "Enhet"), (2, "Tecknat"), (3, "Avrop"), (4, "Steg")}
    assert Unit.objects.filter(project=world.project, name="Ny enhet").exists()
    assert Agreement.objects.get(number="A2").is_call_off
