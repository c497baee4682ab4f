"""The sheets *Aktiviteter* and *Aktivitetsnärvaro*, in."""

from typing import Any

import pytest

from agreements.models import EventAttendance, EventGuest, PublicEvent
from nyttiga.projects.models import ContactPerson
from tests import workbooks as wb
from tests.world import World

pytestmark = pytest.mark.django_db
EVENTS = ["Aktivitet", "Typ", "Datum", "Status", "Kommun"]
PRESENCE = ["Aktivitet", "Namn", "E-post", "Organisation", "Enhet", "Företagsnr", "Närvaro"]
HELD = ["U1", "utbildning", "2026-05-04", "genomförd", "Flen"]
ADA = ["U1", "Ada", "Ada@exempel.se", "Flens kommun", "Inköp", None, "närvarande"]


def sheets(*presences: list[Any], event: list[Any] = HELD) -> dict[str, Any]:
    return {
        "Företag": [["Företagsnr", "Namn"], ["F1", "Cykelköket"]],
        "Offentliga": [["Organisation", "Enhet"], ["Flens kommun", "Inköp"]],
        "Aktiviteter": [EVENTS, event],
        "Aktivitetsnärvaro": [PRESENCE, *presences],
    }


def test_people_are_told_apart_by_address_whatever_its_case(world: World) -> None:
    event = ["N1", "nätverksträff", "2026-06-04", "genomförd", None]
    book = sheets(ADA, ["N1", "Ada B", "ADA@exempel.se", "Flens kommun", None, None, "närvarande"])
    book["Aktiviteter"].append(event)
    outcome = wb.take_in(world.project, book)
    assert (outcome.saved, outcome.faults) == (True, [])
    ada = ContactPerson.objects.get(email__iexact="ada@exempel.se")
    rows = EventAttendance.objects.order_by("pk").values_list("participant", "unit__name")
    assert list(rows) == [(ada.pk, "Inköp"), (ada.pk, None)]


def test_the_same_file_twice_changes_nothing(world: World) -> None:
    book = sheets(ADA, ["U1", "Eva", "eva@exempel.se", None, None, "F1", None])
    wb.take_in(world.project, book)
    again = wb.take_in(world.project, book)
    assert wb.counts(again, "Aktiviteter") == (0, 0, 1)
    assert wb.counts(again, "Aktivitetsnärvaro") == (0, 0, 2)
    assert EventAttendance.objects.count() == EventGuest.objects.count() == 1


def test_a_person_has_either_an_organisation_or_an_enterprise(world: World) -> None:
    both = ["U1", "B", "b@exempel.se", "Flens kommun", None, "F1", "närvarande"]
    none = ["U1", "C", "c@exempel.se", None, None, None, "närvarande"]
    unit = ["U1", "D", "d@exempel.se", None, "Inköp", "F1", "närvarande"]
    outcome = wb.take_in(world.project, sheets(both, none, unit))
    assert wb.problems(outcome) == [
        ("Aktivitetsnärvaro", 2, "Organisation"),
        ("Aktivitetsnärvaro", 3, "Organisation"),
        ("Aktivitetsnärvaro", 4, "Enhet"),
    ]
    assert not PublicEvent.objects.exists()


def test_what_is_pointed_to_must_stand_somewhere(world: World) -> None:
    outcome = wb.take_in(
        world.project,
        sheets(
            ["U9", *ADA[1:]],
            ["U1", "B", "b@exempel.se", "Okända kommun", None, None, "närvarande"],
            ["U1", "C", "c@exempel.se", None, None, "F9", "närvarande"],
            ["U1", "D", "inte en adress", "Flens kommun", None, None, "närvarande"],
        ),
    )
    columns = [column for _, _, column in wb.problems(outcome)]
    assert columns == ["Aktivitet", "Organisation", "Företagsnr", "E-post"]
    assert "inte en adress" not in str(outcome.as_json())


def test_presence_at_what_was_not_held_is_a_warning_and_stands(world: World) -> None:
    book = sheets(ADA, event=[*HELD[:3], "inställd", "Flen"])
    outcome = wb.take_in(world.project, book)
    assert outcome.saved
    assert ("Aktivitetsnärvaro", 2) in [(one.sheet, one.row) for one in outcome.warnings]
    assert EventAttendance.objects.get().status == "narvarande"


def test_an_unknown_unit_is_made_with_a_warning(world: World) -> None:
    odd = [*ADA[:4], "Inkööp", None, "närvarande"]
    outcome = wb.take_in(world.project, sheets(odd))
    assert outcome.saved
    assert [one.column for one in outcome.warnings] == ["Enhet"]


def test_a_held_event_is_not_planned_again(world: World) -> None:
    wb.take_in(world.project, sheets())
    outcome = wb.take_in(world.project, sheets(event=[*HELD[:3], "planerad", "Flen"]))
    assert PublicEvent.objects.get().status == "genomford"
    assert "blir inte planerad igen" in outcome.warnings[0].problem


def test_another_party_in_a_later_file_replaces_the_first(world: World) -> None:
    wb.take_in(world.project, sheets(ADA))
    wb.take_in(
        world.project, sheets(["U1", "Ada", "ada@exempel.se", None, None, "F1", "närvarande"])
    )
    kept = EventAttendance.objects.get()
    assert (kept.organisation, kept.unit) == (None, None)
    assert kept.enterprise is not None
