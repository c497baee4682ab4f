"""The register's column *Samtycke SUS* is a consent of its own, with its whole story."""

import datetime as dt

import pytest

from nyttiga.projects.register.problems import Outcome
from participants.models import Consent, Participant
from tests import workbooks as wb
from tests.workbooks import take_in
from tests.world import TODAY, World

pytestmark = pytest.mark.usefixtures("today")
HEADER = ["Deltagarnr", "Kön", "Startdatum", "Samtycke SUS"]
GIVEN = dt.date(2026, 2, 2)


def come_in(world: World, day: object, number: str = "D001") -> Outcome:
    row = [number, "kvinna", "2026-01-08", day]
    return take_in(world.project, {"Deltagare": [HEADER, row]})


def sus_consents(person: Participant) -> list[tuple[dt.date, dt.date | None]]:
    rows = Consent.objects.filter(participant=person, kind="SUS_UF").order_by("given_on")
    return list(rows.values_list("given_on", "imported_on"))


def test_a_day_becomes_a_consent_that_was_imported(world: World) -> None:
    outcome = come_in(world, GIVEN)
    assert wb.counts(outcome, "Deltagare") == (0, 1, 0)
    assert sus_consents(world.participants["maryam"]) == [(GIVEN, TODAY)]


def test_the_same_day_again_changes_nothing(world: World) -> None:
    come_in(world, GIVEN)
    assert wb.counts(come_in(world, GIVEN), "Deltagare") == (0, 0, 1)


def test_another_day_corrects_the_consent_that_stands(world: World) -> None:
    come_in(world, GIVEN)
    come_in(world, "2026-02-03")
    assert sus_consents(world.participants["maryam"]) == [(dt.date(2026, 2, 3), TODAY)]


def test_an_empty_cell_keeps_the_consent(world: World) -> None:
    come_in(world, GIVEN)
    come_in(world, None)
    assert len(sus_consents(world.participants["maryam"])) == 1


def test_a_withdrawn_consent_stays_withdrawn_and_that_is_told(world: World) -> None:
    come_in(world, GIVEN)
    Consent.objects.update(withdrawn_on=dt.date(2026, 5, 1))
    outcome = come_in(world, GIVEN)
    assert [warning.problem for warning in outcome.warnings] == [
        "Samtycket återtogs 2026-05-01 och förblir återtaget."
    ]
    assert not Consent.objects.valid(TODAY).exists()


def test_a_yes_after_the_withdrawal_is_another_consent(world: World) -> None:
    come_in(world, GIVEN)
    Consent.objects.update(withdrawn_on=dt.date(2026, 5, 1))
    come_in(world, "2026-06-01")
    assert [day for day, _ in sus_consents(world.participants["maryam"])] == [
        GIVEN,
        dt.date(2026, 6, 1),
    ]


def test_who_came_back_agreed_once_for_each_stay(world: World) -> None:
    header = ["Deltagarnr", "Kön", "Startdatum", "Slutdatum", "Samtycke SUS"]
    rows = [
        ["D9", "man", "2026-01-08", "2026-03-01", "2026-01-08"],
        ["D9", "man", "2026-06-08", None, "2026-06-05"],
    ]
    sheet = {"Deltagare": [header, *rows]}
    assert take_in(world.project, sheet).faults == []
    person = Participant.objects.get(number="D9")
    days = [dt.date(2026, 1, 8), dt.date(2026, 6, 5)]
    assert [day for day, _ in sus_consents(person)] == days
    assert wb.counts(take_in(world.project, sheet), "Deltagare") == (0, 0, 2)
    header, *told = wb.tables(wb.taken_out(world.project))["Deltagare"]
    column = header.index("Samtycke SUS")
    assert [row[column].date() for row in told if row[0] == "D9"] == days


def test_the_export_tells_neither_withdrawn_consents_nor_other_kinds(world: World) -> None:
    nils = world.participants["nils"]
    come_in(world, GIVEN)
    Consent.objects.create(
        project=world.project,
        participant=nils,
        kind="SUS_UF",
        given_on=GIVEN,
        withdrawn_on=dt.date(2026, 5, 1),
    )
    Consent.objects.create(project=world.project, participant=nils, kind="ENKAT", given_on=GIVEN)
    header, *rows = wb.tables(wb.taken_out(world.project))["Deltagare"]
    told = {row[0]: row[header.index("Samtycke SUS")] for row in rows}
    assert told["D001"].date() == GIVEN
    assert told["D002"] is None
