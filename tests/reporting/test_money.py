"""The economist's own page: what has been spent, what waits, and gone when done."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal

import pytest
from django.test import Client

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from reporting.economy.missing import missing_vouchers
from reporting.models import BudgetLine, Cost, CostForecast, Requisition
from tests.reporting.report_world import Q3, begin
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PAGE = "/p/nyttiga/ekonomi/"


def book(world: World, kind: str, *months: int, amount: int = 1000) -> None:
    for month in months:
        Cost.objects.create(
            project=world.project,
            cost_type=kind,
            voucher=f"V{month}",
            booked_on=dt.date(2026, month, 25),
            amount=Decimal(amount),
        )


@pytest.fixture
def economist(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.ECONOMIST])


def waiting(client: Client) -> list[str]:
    return [one.kind for one in client.get(PAGE).context["todos"]]


def test_what_is_booked_every_month_is_missed_when_it_is_not(world: World) -> None:
    book(world, "PERS_LON", 7, 8, 9, 10)
    book(world, "LOKAL", 7, 8, 9)
    book(world, "RESOR", 6, 8, 9)  # not every month
    month, kinds = missing_vouchers(world.project, TODAY)
    assert (month, kinds) == (dt.date(2026, 10, 1), ["LOKAL"])


def test_nothing_is_missed_after_the_project_has_ended(world: World) -> None:
    book(world, "LOKAL", 7, 8, 9)
    world.project.ends_on = dt.date(2026, 9, 30)
    assert missing_vouchers(world.project, TODAY)[1] == []


def test_the_economist_starts_with_the_money(world: World, economist: Client) -> None:
    BudgetLine.objects.create(
        project=world.project, year=2026, cost_type="LOKAL", amount=Decimal(20_000)
    )
    book(world, "LOKAL", 7, 8, 9)
    assert economist.get("/").headers["Location"] == PAGE
    text = economist.get(PAGE).content.decode()
    assert "3\u00a0000</b> av 20\u00a0000 kronor" in text
    assert "Rekvirera 3\u00a0000 kronor från RAR" in text
    assert "Lokaler och konferens saknas för oktober" in text


def test_each_thing_is_gone_when_it_is_done(world: World, economist: Client) -> None:
    book(world, "LOKAL", 7, 8, 9)
    BudgetLine.objects.create(
        project=world.project, year=2026, cost_type="LOKAL", amount=Decimal(100_000)
    )
    report = begin(world)
    assert waiting(economist) == ["Rekvisition", "Verifikation", "Prognos", "Rapport"]
    Requisition.objects.create(
        project=world.project, ends_on=Q3.ends_on, requested_on=TODAY, amount=3000
    )
    book(world, "LOKAL", 10)
    CostForecast.objects.create(
        project=world.project, cost_type="LOKAL", made_on=TODAY, amount=20_000, comment="Lånat."
    )
    report.write("ekonomi", "Vi följer budgeten.", world.users[Role.ECONOMIST], "", "sida")
    assert waiting(economist) == []


@pytest.mark.parametrize("role", [Role.PROJECT_LEADER, Role.COACH, Role.STEERING_GROUP])
def test_it_is_the_economists_alone(world: World, signed_in: SignIn, role: str) -> None:
    assert signed_in(world.users[role]).get(PAGE).status_code == 403


def test_more_costs_take_no_more_queries(
    world: World, economist: Client, at_most_queries: Callable[[int], AbstractContextManager[None]]
) -> None:
    for _ in range(2):
        for month in range(1, 11):
            book(world, "LOKAL", *[month] * 10)
        with at_most_queries(17):
            economist.get(PAGE)
