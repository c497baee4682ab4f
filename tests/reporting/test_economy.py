"""Money: sums worked by hand, the ceiling, and who sees what."""

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import Decimal
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from openpyxl import load_workbook

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from reporting.economy.money import AmountField, kronor, percent
from reporting.economy.overview import overview
from reporting.economy.requisitions import claim
from reporting.models import BudgetLine, Cost, CostForecast, Requisition, Thresholds
from reporting.periods import Period
from tests.world import TODAY, World

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
Queries = Callable[[int], AbstractContextManager[None]]

PAGES = "/p/nyttiga/rapporter/ekonomi/"
Q3 = Period(dt.date(2026, 7, 1), dt.date(2026, 9, 30))
COST = {
    "voucher": "A7",
    "booked_on": "2026-10-05",
    "cost_type": "RESOR",
    "amount": "1 250,50",
    "vat": "",
    "financier": "RAR",
    "text": "Buss till Flen",
}


def cost(world: World, amount: str, day: dt.date, **fields: object) -> Cost:
    values = {"cost_type": "RESOR", "voucher": f"A{amount}"} | fields
    return Cost.objects.create(
        project=world.project, amount=Decimal(amount), booked_on=day, **values
    )


def budget(world: World, year: int, amount: int, cost_type: str = "RESOR") -> BudgetLine:
    return BudgetLine.objects.create(
        project=world.project, year=year, amount=amount, cost_type=cost_type
    )


@pytest.fixture
def economist(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.ECONOMIST])


@pytest.fixture
def steering(world: World, signed_in: SignIn) -> Client:
    return signed_in(world.users[Role.STEERING_GROUP])


def test_kronor_and_per_cent_round_half_up() -> None:
    assert [kronor(Decimal(one)) for one in ("0.49", "0.50", "2.50", "-2.50")] == [0, 1, 3, -3]
    assert percent(Decimal(1), Decimal(8)) == Decimal("12.5")
    assert percent(Decimal("12.25"), Decimal(100)) == Decimal("12.3")
    assert percent(Decimal(1), Decimal(0)) is None


def test_an_amount_is_read_as_swedes_write_it() -> None:
    read = AmountField().clean
    assert read("12 500,50") == Decimal("12500.50")
    assert read("−3\u00a0000 kr") == Decimal(-3000)


def test_the_table_worked_by_hand(world: World) -> None:
    """1 January 2026 to 31 December 2027 is 730 days; 273 are gone on 30 September."""
    budget(world, 2026, 10_000)
    budget(world, 2027, 14_000)
    cost(world, "3000.25", dt.date(2026, 6, 30))
    cost(world, "1500.25", dt.date(2026, 7, 1))
    cost(world, "1000.00", dt.date(2026, 9, 30))
    cost(world, "9999.00", dt.date(2026, 10, 1))  # after the period
    cost(world, "8000.00", dt.date(2026, 8, 1), financier="TID")  # others pay
    shown = overview(world.project, Q3, Q3.ends_on)
    days = (world.project.ends_on - world.project.starts_on).days + 1
    [row] = shown.rows
    assert (row.budget, row.budget_year) == (24_000, 10_000)
    assert (row.period, row.accumulated) == (Decimal("2500.25"), Decimal("5500.50"))
    assert row.left == Decimal("18499.50")
    assert row.used == Decimal("22.9")  # 5 500.50 / 24 000 = 22.919
    assert row.forecast == kronor(Decimal("5500.50") * days / 273)
    assert shown.total.accumulated == row.accumulated
    assert shown.others == (("Medfinansiering, tid", Decimal(8000)),)


def test_an_own_forecast_holds_from_its_day_and_a_later_one_takes_over(world: World) -> None:
    budget(world, 2026, 100_000)
    kept = {"project": world.project, "cost_type": "RESOR"}
    CostForecast.objects.create(**kept, made_on=dt.date(2026, 9, 1), amount=109_999)
    CostForecast.objects.create(**kept, made_on=dt.date(2026, 10, 1), amount=110_100, comment="Dyr")
    [then] = overview(world.project, Q3, Q3.ends_on).rows
    [now] = overview(world.project, Period.of(TODAY), TODAY).rows
    assert (then.deviation, then.deviation_percent, then.is_flagged) == (9_999, 10, False)
    assert (now.deviation_percent, now.is_flagged, now.comment) == (Decimal("10.1"), True, "Dyr")


def test_a_small_share_of_much_is_flagged_by_its_kronor(world: World) -> None:
    budget(world, 2026, 1_000_000)
    forecast = CostForecast.objects.create(
        project=world.project, cost_type="RESOR", made_on=TODAY, amount=1_050_000
    )
    asked = (world.project, Period.of(TODAY), TODAY)
    assert not overview(*asked).flagged  # 50 000 is still within
    forecast.amount = 1_050_001
    forecast.save()
    assert overview(*asked).flagged
    Thresholds.objects.create(project=world.project, cost_amount=60_000)
    assert not overview(*asked).flagged


def test_income_lessens_the_cost(world: World, economist: Client) -> None:
    cost(world, "500", dt.date(2026, 9, 1))
    cost(world, "-200", dt.date(2026, 9, 1), cost_type="INTAKT")
    assert overview(world.project, Q3, Q3.ends_on).total.accumulated == 300
    refused = economist.post(f"{PAGES}kostnader/ny/", COST | {"cost_type": "INTAKT"})
    assert "Intäkter skrivs med minus" in refused.content.decode()


def test_the_economist_books_a_cost_and_puts_it_right(world: World, economist: Client) -> None:
    economist.post(f"{PAGES}kostnader/ny/", COST)
    booked = Cost.objects.get()
    assert (booked.amount, booked.vat) == (Decimal("1250.50"), 0)
    address = f"{PAGES}kostnader/{booked.pk}/"
    economist.post(address, COST | {"amount": "1 300"})
    assert [row.amount for row in booked.history.order_by("history_date")] == [
        Decimal("1250.50"),
        1300,
    ]
    assert "1\u00a0250,50 kronor" in economist.get(address).content.decode()


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("text", "Resa för 19900101-2385", "personnummer"),
        ("booked_on", "2026-11-03", "Dagen har inte varit än"),
        ("booked_on", "2025-12-31", "Projektet hade inte börjat"),
        ("amount", "tolv", "Skriv ett belopp"),
    ],
)
def test_a_wrong_cost_is_explained_and_nothing_is_lost(
    world: World, economist: Client, field: str, typed: str, said: str
) -> None:
    answer = economist.post(f"{PAGES}kostnader/ny/", COST | {field: typed})
    assert said in str(answer.context["form"].errors[field])
    assert "A7" in answer.content.decode()
    assert not Cost.objects.exists()


def test_a_kind_has_one_budget_a_year(world: World, economist: Client) -> None:
    budget(world, 2026, 1)
    given = {"year": 2026, "cost_type": "RESOR", "amount": "5"}
    answer = economist.post(f"{PAGES}budget/ny/", given)
    assert "finns redan" in answer.content.decode()
    assert (
        "Välj ett av de åren"
        in economist.post(f"{PAGES}budget/ny/", given | {"year": 2031}).content.decode()
    )


def test_a_forecast_of_the_same_day_is_put_right(world: World, economist: Client) -> None:
    for amount in ("5 000", "6 000"):
        economist.post(f"{PAGES}prognos/RESOR/", {"made_on": str(TODAY), "amount": amount})
    assert CostForecast.objects.get().amount == 6000
    assert economist.get(f"{PAGES}prognos/VAD/").status_code == 404


def test_a_requisition_is_what_is_accrued_less_what_is_requested(
    world: World, economist: Client
) -> None:
    cost(world, "100000", dt.date(2026, 5, 1))
    cost(world, "40000.40", dt.date(2026, 8, 1))
    cost(world, "7000", dt.date(2026, 10, 1))  # of the quarter that goes on
    Requisition.objects.create(
        project=world.project, ends_on=dt.date(2026, 6, 30), requested_on=TODAY, amount=90_000
    )
    assert claim(world.project, Q3.ends_on).amount == Decimal("50000.40")
    text = economist.get(f"{PAGES}rekvisitioner/").content.decode()
    assert "140\u00a0000" in text
    given = {"ends_on": "2026-09-30", "requested_on": str(TODAY), "amount": "50 000,41"}
    refused = economist.post(f"{PAGES}rekvisitioner/ny/", given)
    assert "Högst 50\u00a0000,40 kronor" in str(refused.context["form"].errors["amount"])
    economist.post(f"{PAGES}rekvisitioner/ny/", given | {"amount": "50 000,40"})
    assert Requisition.objects.count() == 2


def test_the_ceiling_caps_a_requisition_in_the_form_and_in_the_database(
    world: World, economist: Client
) -> None:
    world.project.ceiling = 100_000
    world.project.save()
    cost(world, "130000", dt.date(2026, 8, 1))
    found = claim(world.project, Q3.ends_on)
    assert (found.amount, found.is_capped) == (100_000, True)
    given = {"ends_on": "2026-09-30", "requested_on": str(TODAY), "amount": "100 000,01"}
    refused = economist.post(f"{PAGES}rekvisitioner/ny/", given)
    assert "taket för projektet" in str(refused.context["form"].errors["amount"])
    kept = {"project": world.project, "requested_on": TODAY}
    Requisition.objects.create(**kept, ends_on=dt.date(2026, 6, 30), amount=99_999)
    with pytest.raises(IntegrityError), transaction.atomic():
        Requisition.objects.create(**kept, ends_on=Q3.ends_on, amount=2)
    Requisition.objects.create(**kept, ends_on=Q3.ends_on, amount=1)


def test_the_steering_group_sees_totals_at_period_ends_only(world: World, steering: Client) -> None:
    budget(world, 2026, 10_000)
    cost(world, "4321", dt.date(2026, 9, 1), voucher="HEMLIG1")
    cost(world, "1111", dt.date(2026, 10, 20))
    for address in (PAGES, f"{PAGES}?kvartal=2026-Q4"):
        text = steering.get(address).content.decode()
        assert "4\u00a0321" in text
        assert "5\u00a0432" not in text
        assert "HEMLIG1" not in text
    for page in ("kostnader/", "kostnader.xlsx", "budget/", "rekvisitioner/", "prognos/RESOR/"):
        assert steering.get(f"{PAGES}{page}").status_code == 403, page


@pytest.mark.parametrize("role", [Role.PROCESS_LEADER, Role.COACH, Role.COMMUNICATOR])
def test_the_other_staff_see_neither_vouchers_nor_the_page(
    world: World, signed_in: SignIn, role: Role
) -> None:
    client = signed_in(world.users[role])
    assert client.get(PAGES).status_code == 403
    assert client.get(f"{PAGES}kostnader/").status_code == 403


def test_the_leader_reads_and_does_not_write_and_another_projects_rows_are_not_found(
    world: World, leader_client: Client, economist: Client
) -> None:
    own = cost(world, "5", TODAY)
    assert leader_client.get(f"{PAGES}kostnader/").status_code == 200
    assert leader_client.get(f"{PAGES}kostnader/{own.pk}/").status_code == 403
    foreign = Cost.objects.create(
        project=world.other_project, voucher="X", booked_on=TODAY, cost_type="RESOR", amount=5
    )
    assert economist.get(f"{PAGES}kostnader/{foreign.pk}/").status_code == 404


def test_the_list_is_filtered_with_its_sums_and_leaves_as_a_workbook(
    world: World, economist: Client
) -> None:
    cost(world, "100.50", dt.date(2026, 9, 1), voucher="=1+1", vat=Decimal("25.13"))
    cost(world, "200", dt.date(2026, 10, 1))
    cost(world, "400", dt.date(2026, 9, 1), cost_type="LOKAL")
    asked = "?slag=RESOR&till=2026-09-30"
    page = economist.get(f"{PAGES}kostnader/{asked}")
    assert page.context["sums"] == {"amount": Decimal("100.50"), "vat": Decimal("25.13")}
    answer = economist.get(f"{PAGES}kostnader.xlsx{asked}")
    sheet = load_workbook(BytesIO(answer.content)).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[2][0] == "=1+1"
    assert sheet["A3"].data_type == "s"
    assert rows[2][4] == 100.5
    assert len(rows) == 3


def test_more_costs_take_no_more_queries(
    world: World, economist: Client, at_most_queries: Queries
) -> None:
    for number in (3, 60):
        for _ in range(number):
            cost(world, "10", dt.date(2026, 9, 1))
        with at_most_queries(8):
            economist.get(f"{PAGES}kostnader/")
        with at_most_queries(11):
            economist.get(PAGES)
