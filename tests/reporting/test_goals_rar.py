"""What the funder and the steering group see: ends of quarters, and never a person."""

import datetime as dt
import re
from collections.abc import Callable

import pytest
import time_machine
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from tests.reporting.test_indicators import add_meeting, add_presence
from tests.world import World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]

PAGE = "/p/nyttiga/mal/rar/"


@pytest.fixture
def steering(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.STEERING_GROUP])


@pytest.mark.parametrize("role", [Role.STEERING_GROUP, Role.EVALUATOR, Role.PROJECT_LEADER])
def test_the_funder_and_the_staff_may_see_it(world: World, signed_in: SignIn, role: Role) -> None:
    text = signed_in(world.users[role]).get(PAGE).content.decode()
    assert "Till RAR och styrgrupp, per 30 september 2026" in text


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.REFERRER, Role.DATA_PROTECTION_OFFICER])
def test_others_may_not(world: World, signed_in: SignIn, role: Role) -> None:
    assert signed_in(world.users[role]).get(PAGE).status_code == 403


def test_to_a_stranger_the_page_does_not_exist(world: World, signed_in: SignIn) -> None:
    assert signed_in(world.stranger).get(PAGE).status_code == 404


@pytest.mark.parametrize(
    "asked",
    ["period=2026-Q4", "period=2026-10-05", "per=2026-05-05", "period=2019-Q1", "period=%27"],
)
def test_there_is_no_day_of_choice(steering: Client, asked: str) -> None:
    page = steering.get(f"{PAGE}?{asked}")
    assert page.context["day"].isoformat() == "2026-09-30"


def test_an_earlier_quarter_can_be_chosen(steering: Client) -> None:
    page = steering.get(f"{PAGE}?period=2026-Q1")
    assert page.context["day"].isoformat() == "2026-03-31"


def test_it_leads_to_no_person(world: World, steering: Client) -> None:
    add_presence(world, "maryam", add_meeting(world))
    text = steering.get(PAGE).content.decode()
    assert "Haile" not in text
    assert "/mal/M1" not in text
    assert "/deltagare/" not in text


def test_a_percentage_of_few_is_not_shown(world: World, steering: Client) -> None:
    meeting = add_meeting(world)
    add_presence(world, "maryam", meeting)
    add_presence(world, "nils", meeting)
    text = steering.get(PAGE).content.decode()
    assert "Visas från tio personer" in text
    assert "50,0" not in text


def test_it_says_at_once_whether_we_are_on_our_way_and_what_must_happen(steering: Client) -> None:
    page = steering.get(PAGE)
    text = page.content.decode()
    assert re.search(r"0 av \d+ mål är nådda eller i fas, \d+ är i fara\.", text)
    worst, others = page.context["attention"]
    placed = next(one for one in worst + others if one.figure.code == "M2.1")
    assert placed.ahead.by == dt.date(2026, 11, 29)  # 60 days after the period's end
    assert f"{placed.ahead.soon} fler behövs före 29 november 2026 för att hålla takten" in text


def test_a_new_project_has_nothing_to_show_yet(steering: Client) -> None:
    with time_machine.travel("2026-02-10 09:00:00+01:00", tick=False):
        text = steering.get(PAGE).content.decode()
    assert "när projektets första kvartal är slut, efter 31 mars 2026" in text


def test_it_takes_six_queries(steering: Client, at_most_queries: Callable) -> None:
    with at_most_queries(6):
        steering.get(PAGE)


def test_the_rows_behind_a_figure_are_closed(steering: Client) -> None:
    for code in ("M1.1", "M1.2", "M1.3", "M1.4", "M1.5"):
        assert steering.get(f"/p/nyttiga/mal/{code}/").status_code == 403
