"""From a figure to the rows that it counts."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from nyttiga.accounts.models import Membership, User
from nyttiga.accounts.permissions import Role
from participants.models import CoachingSession, ProtectionGrant, WorkshopEnrolment
from reporting.counting import Count
from reporting.figures import figures
from reporting.indicators import INDICATORS
from tests.conftest import sign_in
from tests.reporting.example_register import load_example
from tests.reporting.test_indicators import DAY, add_meeting, add_presence
from tests.world import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PassingWorld = Callable[[], AbstractContextManager[World]]


def page(code: str, query: str = "") -> str:
    return f"/p/nyttiga/mal/{code}/{query}"


ENDS = ["2021-03-31", "2021-09-30", "2022-02-01"]


@pytest.fixture(scope="module")
def example(passing_world: PassingWorld) -> dict[tuple[str, str], tuple[int, Count, object]]:
    """The example register at three days: of each figure how many rows its page shows, what the
    page counts, and what the table of goals says."""
    found = {}
    with passing_world() as world:
        project = load_example()
        Membership.objects.create(project=project, user=world.leader, role=Role.PROJECT_LEADER)
        client = sign_in(world.leader)
        for day in ENDS:
            of_day = {one.code: one for one in figures(project, dt.date.fromisoformat(day))}
            for code in INDICATORS:
                shown = client.get(f"/p/exempel/mal/{code}/?per={day}").context
                figure = of_day[code]
                says = figure.people if figure.is_share else figure.actual
                found[code, day] = (len(shown["rows"]), shown["count"], says)
    return found


@pytest.mark.parametrize("code", INDICATORS)
@pytest.mark.parametrize("day", ENDS)
def test_the_page_shows_as_many_rows_as_the_figure_says(
    example: dict[tuple[str, str], tuple[int, Count, object]], code: str, day: str
) -> None:
    rows, count, says = example[code, day]
    assert rows == count.rows
    assert count.amount == says


def test_those_who_began_stand_with_their_first_meeting(
    world: World, leader_client: Client
) -> None:
    series = add_meeting(world).workshop
    later = add_meeting(world, series=series, number=2, date=DAY + dt.timedelta(days=7))
    for meeting in (series.meetings.get(number=1), later):
        add_presence(world, "maryam", meeting)
    (row, cells), *others = leader_client.get(page("M1.2")).context["rows"]
    assert (row.shown_name, others) == ("Maryam Haile", [])
    assert cells == [("Första träff", DAY), ("Träffar", 2)]


def test_those_coached_stand_with_their_second_session(world: World, leader_client: Client) -> None:
    for day in (3, 1, 9):
        CoachingSession.objects.create(
            project=world.project,
            participant=world.participants["nils"],
            date=dt.date(2026, 2, day),
            status="genomford",
        )
    (row, cells), *others = leader_client.get(page("M1.3")).context["rows"]
    assert (row.shown_name, others) == ("Nils Åström", [])
    assert cells == [("Andra samtalet", dt.date(2026, 2, 3)), ("Samtal", 3)]


def test_those_who_go_on_stand_with_their_decision(world: World, leader_client: Client) -> None:
    WorkshopEnrolment.objects.create(
        project=world.project,
        workshop=add_meeting(world).workshop,
        participant=world.participants["maryam"],
        completed_on=DAY,
        goes_on=True,
        decided_on=DAY + dt.timedelta(days=1),
    )
    ((_, cells),) = leader_client.get(page("M1.4")).context["rows"]
    assert cells == [("Slutförde", DAY), ("Valde att gå vidare", DAY + dt.timedelta(days=1))]


def test_the_share_is_split_into_women_and_men(world: World, leader_client: Client) -> None:
    meeting = add_meeting(world)
    for name in ("maryam", "nils", "anonymous"):
        add_presence(world, name, meeting)
    shown = leader_client.get(page("M1.5"))
    assert (shown.context["count"].part, shown.context["count"].rest) == (1, 2)
    assert "1 av 3 är kvinnor (33,3 %)" in shown.content.decode()


def test_a_protected_person_is_a_number(world: World, leader_client: Client) -> None:
    add_presence(world, "protected", add_meeting(world))
    text = leader_client.get(page("M1.2")).content.decode()
    assert "D004" in text
    assert "Hemlig" not in text


def test_a_grant_shows_the_name(world: World, leader_client: Client) -> None:
    ProtectionGrant.objects.create(
        project=world.project, participant=world.participants["protected"], user=world.leader
    )
    add_presence(world, "protected", add_meeting(world))
    assert "Hemlig Person" in leader_client.get(page("M1.2")).content.decode()


def test_rows_stand_in_swedish_order(world: World, leader_client: Client) -> None:
    meeting = add_meeting(world)
    for name, last in (("a", "Öberg"), ("b", "Zander"), ("c", "Ek")):
        person = world.participant(f"S-{name}", first_name="Sam", last_name=last)
        world.participants[name] = person
        add_presence(world, name, meeting)
    rows = leader_client.get(page("M1.2")).context["rows"]
    assert [row.last_name for row, _ in rows] == ["Ek", "Zander", "Öberg"]


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.PROJECT_LEADER, 200),
        (Role.PROCESS_LEADER, 200),
        (Role.COACH, 200),
        (Role.ECONOMIST, 403),
        (Role.COMMUNICATOR, 403),
        (Role.STEERING_GROUP, 403),
        (Role.EVALUATOR, 403),
        (Role.SUPERVISOR, 403),
        (Role.REFERRER, 403),
        (Role.DATA_PROTECTION_OFFICER, 403),
    ],
)
def test_only_those_who_may_see_participants_see_rows(
    world: World, signed_in: SignIn, role: Role, status: int
) -> None:
    assert signed_in(world.users[role]).get(page("M1.2")).status_code == status


def test_who_was_coached_is_not_for_the_process_leader(world: World, signed_in: SignIn) -> None:
    client = signed_in(world.users[Role.PROCESS_LEADER])
    assert client.get(page("M1.3")).status_code == 403


def test_enterprises_stand_with_their_first_placement_and_no_people(
    world: World, signed_in: SignIn
) -> None:
    kryddan = world.enterprise("F001", "Kryddan")
    world.placement("P001", world.participants["maryam"], enterprise=kryddan, starts_on=DAY)
    shown = signed_in(world.users[Role.COMMUNICATOR]).get(page("M2.4"))
    (row, cells), *others = shown.context["rows"]
    assert (str(row), others) == ("Kryddan", [])
    assert cells == [("Första placeringen", DAY), ("Personer", 1)]
    text = shown.content.decode()
    assert f'href="/p/nyttiga/foretag/{kryddan.pk}/"' in text
    assert "Maryam" not in text


@pytest.mark.parametrize(
    ("code", "refused"),
    [("M2.1", Role.COMMUNICATOR), ("M2.2", Role.PROCESS_LEADER), ("M2.3", Role.PROCESS_LEADER)],
)
def test_each_figure_s_rows_ask_for_their_own_permission(
    world: World, signed_in: SignIn, code: str, refused: Role
) -> None:
    assert signed_in(world.users[refused]).get(page(code)).status_code == 403
    assert signed_in(world.users[Role.COACH]).get(page(code)).status_code == 200


def test_to_a_stranger_the_rows_do_not_exist(world: World, signed_in: SignIn) -> None:
    assert signed_in(world.stranger).get(page("M1.2")).status_code == 404


@pytest.mark.parametrize("code", ["M9.1", "P1", "rarr"])
def test_what_is_not_counted_has_no_rows(leader_client: Client, code: str) -> None:
    assert leader_client.get(page(code)).status_code == 404


def test_the_rows_take_eight_queries_however_many(
    world: World, leader_client: Client, at_most_queries: Callable
) -> None:
    meeting = add_meeting(world)
    for number in (3, 120):
        for place in range(number):
            person = world.participant(f"Q{number}-{place}")
            world.participants[person.number] = person
            add_presence(world, person.number, meeting)
        with at_most_queries(8):
            leader_client.get(page("M1.5"))
