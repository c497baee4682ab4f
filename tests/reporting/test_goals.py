"""The dashboard and the command: what each role sees, and on which day."""

import datetime as dt
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.models import CoachingSession
from reporting.indicators import INDICATORS
from reporting.models import Target
from reporting.today import goals_panel
from tests.reporting.example_register import load_example
from tests.reporting.test_indicators import add_meeting, add_presence
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

STAFF = [
    Role.PROJECT_LEADER,
    Role.PROCESS_LEADER,
    Role.COACH,
    Role.ECONOMIST,
    Role.COMMUNICATOR,
]
PAGE = "/p/nyttiga/mal/"


@pytest.mark.parametrize("role", STAFF)
def test_the_staff_see_the_goals(world: World, signed_in: SignIn, role: Role) -> None:
    response = signed_in(world.users[role]).get(PAGE)
    assert response.status_code == 200
    assert "Deltagare som påbörjat" in response.content.decode()


@pytest.mark.parametrize("role", [Role.STEERING_GROUP, Role.EVALUATOR])
def test_those_who_see_aggregates_only_are_sent_to_theirs(
    world: World, signed_in: SignIn, role: Role
) -> None:
    response = signed_in(world.users[role]).get(f"{PAGE}?per=2026-05-05")
    assert (response.status_code, response.url) == (302, f"{PAGE}rar/")


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.REFERRER, Role.DATA_PROTECTION_OFFICER])
def test_others_see_no_goals(world: World, signed_in: SignIn, role: Role) -> None:
    assert signed_in(world.users[role]).get(PAGE).status_code == 403


def test_to_a_stranger_the_page_does_not_exist(world: World, signed_in: SignIn) -> None:
    assert signed_in(world.stranger).get(PAGE).status_code == 404


def test_a_presence_shows_in_the_figure(world: World, leader_client: Client) -> None:
    add_presence(world, "maryam", add_meeting(world, date=TODAY))
    page = leader_client.get(PAGE)
    assert _figure(page, "M1.2").actual == 1
    assert '<a href="/p/nyttiga/mal/M1.2/">1' in page.content.decode()


def test_the_day_can_be_chosen(world: World, leader_client: Client) -> None:
    add_presence(world, "maryam", add_meeting(world, date=TODAY))
    page = leader_client.get(f"{PAGE}?per=2026-11-01")
    assert _figure(page, "M1.2").actual == 0
    assert "per 1 november 2026. 10 av 24 månader har gått." in page.content.decode()


@pytest.mark.parametrize("day", ["2027-01-01", "igår", ""])
def test_a_day_to_come_or_no_day_is_today(world: World, leader_client: Client, day: str) -> None:
    assert leader_client.get(PAGE, {"per": day}).context["day"] == TODAY


def test_the_ends_of_the_quarters_round_the_day_are_near(
    world: World, leader_client: Client
) -> None:
    page = leader_client.get(f"{PAGE}?per=2026-05-05")
    assert page.context["previous_end"] == dt.date(2026, 3, 31)
    assert page.context["next_end"] == dt.date(2026, 6, 30)


def test_nothing_of_the_application_is_hidden(world: World, leader_client: Client) -> None:
    text = leader_client.get(PAGE).content.decode()
    assert "Nya avtal" in text
    assert "Två etablerade nätverk" in text  # P1
    assert "Affärsskolor för sociala företag hålls varje år" in text  # E2


def test_a_goal_that_lags_says_what_it_takes(world: World, leader_client: Client) -> None:
    target = Target.objects.get(goal__project=world.project, goal__code="M1.2")
    target.value, target.due_on = 30, dt.date(2027, 2, 1)
    target.save()
    text = leader_client.get(PAGE).content.decode()
    assert "30 till före 1 februari 2027 behövs" in text


def test_figures_lead_to_people_only_for_those_who_may_see_them(
    world: World, signed_in: SignIn
) -> None:
    # Of enterprises, their people and the public sector: no participants.
    others = ["M2.4", "M3.1", "M3.2", "M3.3", "M4.1", "M4.2", "M4.3", "M5.1", "M5.2"]
    others += ["M6.1", "M7.1", "M7.2", "M7.3", "M7.4", "M8.1"]
    for role, linked in (
        (Role.PROJECT_LEADER, list(INDICATORS)),
        # not who was coached or measured
        (Role.PROCESS_LEADER, ["M1.1", "M1.2", "M1.4", "M1.5", "M2.1", *others]),
        (Role.ECONOMIST, []),
        (Role.COMMUNICATOR, others),
    ):
        assert signed_in(world.users[role]).get(PAGE).context["linked"] == linked


def test_the_dashboard_takes_six_queries_however_many_people(
    world: World, leader_client: Client, at_most_queries: Callable
) -> None:
    with at_most_queries(6):
        leader_client.get(PAGE)
    _many_people(world, 30)
    with at_most_queries(6):
        page = leader_client.get(PAGE)
    assert _figure(page, "M1.2").actual == 30


def test_the_panel_on_idag_shows_the_worst_goals_first(world: World) -> None:
    panel = goals_panel(world.access(world.leader), TODAY)
    assert panel is not None
    assert [figure.status.value for figure in panel["figures"]] == ["at_risk"] * 4


# The command


def test_the_command_gives_the_example_register_s_figures() -> None:
    load_example()
    wanted = json.loads((Path(__file__).parent.parent / "data/register-exempel.json").read_text())
    for day, figures in wanted.items():
        rows = json.loads(_run("--project", "exempel", "--as-of", day, "--json"))
        assert {row["code"]: row["actual"] for row in rows} == {
            row["code"]: figures[row["code"]] for row in rows
        }
        assert [row["code"] for row in rows] == list(INDICATORS)


def test_the_json_of_a_number_and_of_a_share() -> None:
    load_example()
    rows = json.loads(_run("--project", "exempel", "--as-of", "2021-09-30", "--json"))
    assert rows[2] == {
        "code": "M1.3",
        "title": "Deltagare som fått individuell coachning",
        "unit": "deltagare",
        "target": 30,
        "actual": 11,
        "expected": 18.7,
        "forecast": 16.1,
        "status": "at_risk",
    }
    assert rows[4]["target"] == [40, 60]
    assert (rows[4]["expected"], rows[4]["forecast"]) == (None, None)


def test_the_table_is_for_reading() -> None:
    load_example()
    table = _run("--project", "exempel", "--as-of", "2021-09-30")
    assert "M1.5 Andel kvinnor" in table
    assert "55,2" in table


@pytest.mark.parametrize(
    ("project", "day", "message"),
    [("finns-inte", "2021-09-30", "finns inte"), ("exempel", "igår", "är inte en dag")],
)
def test_an_unknown_project_or_day_is_said_plainly(project: str, day: str, message: str) -> None:
    load_example()
    with pytest.raises(CommandError, match=message) as fault:
        _run("--project", project, "--as-of", day)
    assert fault.value.returncode == 2


def _run(*arguments: str) -> str:
    out = StringIO()
    call_command("goals", *arguments, stdout=out)
    return out.getvalue()


def _figure(page: object, code: str) -> object:
    return next(f for f in page.context["figures"] if f.code == code)  # type: ignore[attr-defined]


def _many_people(world: World, number: int) -> None:
    meeting = add_meeting(world)
    for place in range(number):
        person = world.participant(f"P{place}")
        world.participants[person.number] = person
        add_presence(world, person.number, meeting)
        CoachingSession.objects.create(project=world.project, participant=person, date=TODAY)
