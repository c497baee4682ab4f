"""Decisions that are asked for: in the report until they are made, then at their meeting."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from reporting.models import Decision, RequestedDecision, SteeringMeeting
from reporting.models.report import Report, Variant
from reporting.periods import Period
from reporting.report.contents import both_contents
from tests.reporting.report_world import Q3, Q4
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
PAGE = "/p/nyttiga/rapporter/beslut/"
ASKED = {
    "what": "En grupp i Trosa",
    "why": "Sju står i kö där.",
    "decided_by": "styrgrupp",
    "needed_by": "2026-12-01",
}


def asked_in(world: World, period: Period = Q3) -> tuple[str, list[tuple]]:
    """The section's words and its rows, in the variant for RAR."""
    report = Report(
        project=world.project, number=1, starts_on=period.starts_on, ends_on=period.ends_on
    )
    shown = both_contents(report, TODAY)[Variant.RAR]
    section = next(one for one in shown.sections if one.key == "beslut")
    return section.text, [row.cells for table in section.tables for row in table.rows]


def test_what_is_asked_for_stands_in_the_report(world: World, leader_client: Client) -> None:
    leader_client.post(f"{PAGE}nytt/", ASKED)
    text, rows = asked_in(world)
    assert text == "Vi efterfrågar ett beslut."
    assert rows == [
        ("En grupp i Trosa", "Sju står i kö där.", "Styrgruppen", dt.date(2026, 12, 1), "")
    ]


def test_nothing_asked_for_says_so(world: World) -> None:
    assert asked_in(world) == ("Vi efterfrågar inga beslut den här gången.", [])


def test_it_becomes_a_decision_at_its_meeting_and_is_asked_no_more(
    world: World, leader_client: Client
) -> None:
    leader_client.post(f"{PAGE}nytt/", ASKED)
    asked = RequestedDecision.objects.get()
    address = f"{PAGE}{asked.pk}/beslutat/"
    assert leader_client.get(address).context["form"]["text"].value() == "En grupp i Trosa"
    made = {"held_on": "2026-10-12", "number": "14", "text": "En grupp i Trosa från januari."}
    leader_client.post(address, made)
    meeting = SteeringMeeting.objects.get()
    assert meeting.date == dt.date(2026, 10, 12)
    assert Decision.objects.get().meeting == meeting
    assert "En grupp i Trosa från januari." in (
        leader_client.get("/p/nyttiga/mal/moten/").content.decode()
    )
    assert leader_client.get(address).status_code == 404
    assert asked_in(world)[0] == "Vi efterfrågar inga beslut den här gången."
    [row] = asked_in(world, Q4)[1]
    assert row[-1] == "§ 14, 12 oktober 2026: En grupp i Trosa från januari."


def test_a_paragraph_is_used_once_a_meeting_and_what_was_typed_stays(
    world: World, leader_client: Client
) -> None:
    meeting = SteeringMeeting.objects.create(project=world.project, date=dt.date(2026, 10, 12))
    Decision.objects.create(project=world.project, meeting=meeting, number="14", text="Annat.")
    leader_client.post(f"{PAGE}nytt/", ASKED)
    asked = RequestedDecision.objects.get()
    made = {"held_on": "2026-10-12", "number": "14", "text": "Ja."}
    shown = leader_client.post(f"{PAGE}{asked.pk}/beslutat/", made)
    assert "finns redan" in str(shown.context["form"].errors["number"])
    assert "Ja." in shown.content.decode()
    asked.refresh_from_db()
    assert asked.decision is None


def test_the_steering_group_reads_what_waits_for_it(
    world: World, leader_client: Client, signed_in: Callable[[User], Client]
) -> None:
    leader_client.post(f"{PAGE}nytt/", ASKED)
    steering = signed_in(world.users[Role.STEERING_GROUP])
    assert "En grupp i Trosa" in steering.get(PAGE).content.decode()
    assert "En grupp i Trosa" in steering.get("/p/nyttiga/mal/moten/").content.decode()
    assert steering.get(f"{PAGE}nytt/").status_code == 403


@pytest.mark.parametrize("typed", ["Plats till Maryam Haile", "Gäller 19900101-2385"])
def test_it_names_nobody(world: World, leader_client: Client, typed: str) -> None:
    shown = leader_client.post(f"{PAGE}nytt/", ASKED | {"what": typed})
    assert "Ta bort det" in str(shown.context["form"].errors["what"])
    assert not RequestedDecision.objects.exists()


def test_more_of_them_take_no_more_queries(
    world: World,
    leader_client: Client,
    at_most_queries: Callable[[int], AbstractContextManager[None]],
) -> None:
    for number in (2, 30):
        for _ in range(number):
            RequestedDecision.objects.create(project=world.project, what="Något")
        with at_most_queries(8):
            leader_client.get(PAGE)
