"""What *Idag* and the calendar tell of agreements."""

import datetime as dt

import pytest

from agreements.ics import SOURCES as CALENDAR
from agreements.models import AgreementAction, AgreementOption
from agreements.worklist import SOURCES
from nyttiga.ui.worklist import Urgency, WorkLine, open_lines
from tests.agreements.agreement_world import DAY, make_agreement
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SLUGS = {source.slug for source in SOURCES}


def lines(world: World) -> dict[str, WorkLine]:
    """By kind and urgency."""
    found = open_lines(world.access(world.leader), TODAY)
    return {
        f"{line.source.slug} {line.urgency}": line for line in found if line.source.slug in SLUGS
    }


def plan(agreement: object, due_on: dt.date, **fields: object) -> AgreementAction:
    return AgreementAction.objects.create(
        project=agreement.project,  # type: ignore[attr-defined]
        agreement=agreement,
        what="Ringa",
        who="Elin",
        due_on=due_on,
        **fields,
    )


def test_a_next_step_is_told_when_it_is_due_and_when_it_is_late(world: World) -> None:
    agreement = make_agreement(world, stage="DIALOG")
    plan(agreement, TODAY - DAY)
    plan(agreement, TODAY)
    plan(agreement, TODAY + 8 * DAY)
    plan(agreement, TODAY, done_on=TODAY)
    plan(make_agreement(world, "A002", stage="AVBRUTET"), TODAY)
    assert set(lines(world)) == {"avtal-steg sent", "avtal-steg idag"}


def test_an_agreement_that_nobody_touched_is_dying(world: World) -> None:
    make_agreement(world, "A001", stage="DIALOG", opened_on=TODAY - 31 * DAY)
    make_agreement(world, "A002", stage="DIALOG", opened_on=TODAY - 29 * DAY)
    make_agreement(world, "A003", stage="VILANDE", opened_on=TODAY - 99 * DAY)
    (line,) = lines(world).values()
    assert (line.source.slug, line.urgency, line.total) == ("avtal-tysta", Urgency.LATE, 1)
    assert line.items[0].text == ": tyst i 31 dagar. Ring!"


def test_a_call_keeps_it_alive(world: World) -> None:
    agreement = make_agreement(world, stage="DIALOG", opened_on=TODAY - 90 * DAY)
    assert set(lines(world)) == {"avtal-tysta sent"}
    plan(agreement, TODAY - 10 * DAY, done_on=TODAY - 10 * DAY)
    assert lines(world) == {}


def test_dates_are_told_in_time_and_quietly_when_something_is_planned(world: World) -> None:
    signed = {"stage": "AKTIVT", "approved_on": TODAY, "approved_by": world.leader}
    signed |= {"signed_on": TODAY - 90 * DAY, "reference": "KS 1"}
    agreement = make_agreement(world, ends_on=TODAY + 85 * DAY, notice_months=2, **signed)
    AgreementOption.objects.create(
        project=world.project,
        agreement=agreement,
        use_by=TODAY + 100 * DAY,
        extends_to=TODAY + 400 * DAY,
    )
    assert set(lines(world)) == {"avtal-slut snart", "avtal-uppsagning idag", "avtal-option snart"}
    plan(agreement, TODAY + 20 * DAY)
    assert set(lines(world)) == {"avtal-uppsagning idag"}


def test_an_end_that_has_passed_is_late_until_it_is_decided(world: World) -> None:
    agreement = make_agreement(world, stage="AKTIVT", ends_on=TODAY - DAY)
    assert set(lines(world)) == {"avtal-slut sent"}
    agreement.stage = "AVSLUTAT"
    agreement.save()
    assert lines(world) == {}


def test_a_signed_agreement_without_proof_is_told(world: World) -> None:
    agreement = make_agreement(world, stage="TECKNAT", signed_on=TODAY - 8 * DAY)
    (line,) = lines(world).values()
    assert line.urgency == Urgency.LATE
    assert "fil eller diarienummer och godkännande" in line.items[0].text
    agreement.reference, agreement.approved_on = "KS 1", TODAY
    agreement.approved_by = world.leader
    agreement.save()
    assert lines(world) == {}


def test_what_came_with_the_register_makes_no_duty_before_it_came(world: World) -> None:
    make_agreement(world, stage="TECKNAT", signed_on=TODAY - 80 * DAY, imported_on=TODAY)
    assert set(lines(world)) == {"avtal-underlag registret"}


def test_the_calendar_holds_the_number_and_nothing_else(world: World) -> None:
    agreement = make_agreement(
        world, stage="AKTIVT", ends_on=TODAY + 85 * DAY, notice_months=2, title="Hemligt"
    )
    plan(agreement, TODAY + DAY)
    access = world.access(world.leader)
    found = [entry for one in CALENDAR for entry in one.entries(access, TODAY, TODAY + 365 * DAY)]
    assert [(entry.title, entry.date - TODAY) for entry in found] == [
        ("Avtal A001: sista dagen", 85 * DAY),
        ("Avtal A001: sista dag att säga upp", 24 * DAY),
        ("Avtal A001: nästa steg", DAY),
    ]
    assert all(entry.url == f"/p/nyttiga/avtal/{agreement.pk}/" for entry in found)
