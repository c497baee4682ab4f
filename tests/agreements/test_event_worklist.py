"""What events and municipalities put on *Idag*, and for whom."""

import datetime as dt
from typing import Any

import pytest

from agreements.models import AnchoringEntry
from nyttiga.accounts.models import User
from nyttiga.ui.worklist import WorkItem, open_lines
from tests.agreements.event_world import add_event, add_person, was_there
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
KINDS = {
    "evenemang", "evenemangets-resultat", "evenemangets-steg", "kommunernas-steg",
    "tysta-kommuner",
}  # fmt: skip


def ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def items(world: World, user: User | None = None) -> list[tuple[str, WorkItem]]:
    lines = open_lines(world.access(user or world.leader), TODAY)
    return [
        (line.urgency, item) for line in lines if line.source.slug in KINDS for item in line.items
    ]


def heads(world: World) -> list[tuple[str, str]]:
    return [(urgency, item.headline + item.text) for urgency, item in items(world)]


def entry(world: World, name: str, days: int, **fields: Any) -> AnchoringEntry:
    values = {"with_kind": "kommun", "state": "kontaktad", "summary": "Vi pratade"}
    return AnchoringEntry.objects.create(
        project=world.project,
        municipality=world.municipality(name),
        date=ago(days),
        by=world.leader,
        **(values | fields),
    )


def test_an_event_is_soon_then_today_then_without_attendance(world: World) -> None:
    add_event(world, "U1", name="Snart", date=ago(-3))
    add_event(world, "U2", name="Nu", date=TODAY)
    past = add_event(world, "U3", name="Förra", date=ago(1))
    add_event(world, "U4", name="Inställd", date=ago(1), status="installd")
    add_event(world, "U5", name="Ur registret", date=ago(1), imported_on=TODAY)
    assert heads(world) == [
        ("sent", "Närvaro saknas för Förra"), ("idag", "Nu"), ("snart", "Snart"),
    ]  # fmt: skip
    was_there(past, add_person(world, "Ada"))
    assert ("sent", "Närvaro saknas för Förra") not in heads(world)


def test_a_week_after_it_should_be_written_what_came_of_it(world: World) -> None:
    event = add_event(world, name="Köp", date=ago(7), status="genomford")
    add_event(world, "U2", date=ago(6), status="genomford")
    assert heads(world) == [("idag", "Vad ledde det till? Köp")]
    event.outcome = "Ett avtal"
    event.save()
    assert heads(world) == []


def test_next_steps_wait_until_they_are_done(world: World) -> None:
    event = add_event(
        world, date=ago(9), status="genomford", outcome="Bra", next_step="Ringa",
        next_step_on=ago(1),
    )  # fmt: skip
    step = entry(world, "Flen", 2, next_step="Skicka bladet", next_step_on=ago(-2))
    assert heads(world)[:2] == [("sent", "Ringa"), ("snart", "Flen: Skicka bladet")]
    for row in (event, step):
        row.next_step_done_on = TODAY
        row.save()
    assert [head for _, head in heads(world) if "Hör av dig" not in head] == []


def test_a_municipality_that_is_not_with_us_should_hear_from_us(world: World) -> None:
    assert heads(world) == []  # nobody keeps a log here yet
    entry(world, "Flen", 61)
    entry(world, "Trosa", 20)
    entry(world, "Gnesta", 200, state="med_oss")
    shown = [item.headline for _, item in items(world)]
    assert "Hör av dig till Flen" in shown
    assert "Hör av dig till Nyköping" in shown  # never contacted
    assert not {"Hör av dig till Trosa", "Hör av dig till Gnesta"} & set(shown)


def test_a_coach_is_not_asked(world: World) -> None:
    add_event(world, date=TODAY)
    entry(world, "Flen", 61)
    assert items(world, world.coach) == []
