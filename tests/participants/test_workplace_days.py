"""A week at the workplace: written whole, summed up against what was planned."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from participants.hours_curve import HoursCurve
from participants.models import Placement, PlacementHours, WorkplaceDay
from participants.workplace_weeks import Attendance, share_present, weeks
from tests.world import TODAY, World

Date = dt.date
SignIn = Callable[[User], Client]
MONDAY = Date(2026, 10, 26)  # the week before the suite's day
DAY = dt.timedelta(days=1)


@pytest.fixture
def placement(world: World) -> Placement:
    """From Wednesday 14 October; 10 hours a week, 15 from 26 October."""
    placement = world.placement("P001", world.participants["maryam"], starts_on=Date(2026, 10, 14))
    for from_on, hours in ((Date(2026, 10, 14), 10), (MONDAY, 15)):
        PlacementHours.objects.create(
            project=world.project, placement=placement, from_on=from_on, hours=hours
        )
    return placement


def address(placement: Placement, monday: Date | str = MONDAY) -> str:
    path = reverse("participants:placement_days", args=["nyttiga", placement.pk])
    return f"{path}?vecka={monday}"


def posted(hours: dict[Date, str], away: tuple[Date, ...] = (), monday: Date = MONDAY) -> dict:
    """The whole form as a browser sends it."""
    dates = [monday + i * DAY for i in range(7)]
    data = {f"hours_{date}": hours.get(date, "") for date in dates}
    return data | {f"away_{date}": "on" for date in away}


def written(placement: Placement) -> list[tuple[int, str]]:
    return [
        (day.date.day, f"{float(day.hours):g}" if day.is_present and day.hours else "borta")
        for day in placement.days.order_by("date")
    ]


def write(placement: Placement, date: Date, hours: str | None) -> WorkplaceDay:
    return WorkplaceDay.objects.create(
        project=placement.project,
        placement=placement,
        date=date,
        is_present=hours is not None,
        hours=hours and Decimal(hours),
    )


def test_a_week_is_saved_at_once(coach_client: Client, placement: Placement) -> None:
    data = posted({MONDAY: "4", MONDAY + DAY: "3,5", MONDAY + 2 * DAY: "2.5"}, (MONDAY + 3 * DAY,))
    response = coach_client.post(address(placement), data)
    assert response.url == address(placement)
    assert written(placement) == [(26, "4"), (27, "3.5"), (28, "2.5"), (29, "borta")]


def test_each_day_has_its_history(coach_client: Client, placement: Placement) -> None:
    coach_client.post(address(placement), posted({MONDAY: "4"}))
    coach_client.post(address(placement), posted({MONDAY: "5"}))
    coach_client.post(address(placement), posted({}))
    kinds = WorkplaceDay.history.order_by("history_id").values_list("history_type", flat=True)
    assert list(kinds) == ["+", "~", "-"]


def test_what_did_not_change_is_not_written_again(
    coach_client: Client, placement: Placement
) -> None:
    for _ in range(2):
        coach_client.post(address(placement), posted({MONDAY: "4"}, (MONDAY + DAY,)))
    assert WorkplaceDay.history.count() == 2


def test_an_emptied_day_is_no_longer_recorded(coach_client: Client, placement: Placement) -> None:
    write(placement, MONDAY, "4")
    coach_client.post(address(placement), posted({MONDAY + DAY: "3"}))
    assert written(placement) == [(27, "3")]


def test_a_form_without_a_day_says_nothing_about_it(
    coach_client: Client, placement: Placement
) -> None:
    write(placement, MONDAY, "4")
    coach_client.post(address(placement), {f"hours_{MONDAY + DAY}": "3"})
    assert written(placement) == [(26, "4"), (27, "3")]


@pytest.mark.parametrize(
    ("hours", "fault"),
    [
        ("fyra", "Skriv timmar med siffror"),
        ("3,25", "Skriv hela eller halva timmar"),
        ("24,5", "Skriv mer än 0 och högst 24 timmar"),
        ("0", "Skriv mer än 0"),
        ("-1", "Skriv mer än 0"),
        ("NaN", "Skriv mer än 0"),
    ],
)
def test_hours_that_are_none_are_refused_at_the_field(
    coach_client: Client, placement: Placement, hours: str, fault: str
) -> None:
    body = coach_client.post(
        address(placement), posted({MONDAY: hours, MONDAY + DAY: "4"})
    ).content.decode()
    assert fault in body
    assert f'value="{hours}"' in body
    assert f'id="fault-id_hours_{MONDAY}"' in body
    assert written(placement) == []


def test_hours_and_not_there_do_not_go_together(coach_client: Client, placement: Placement) -> None:
    body = coach_client.post(address(placement), posted({MONDAY: "4"}, (MONDAY,))).content.decode()
    assert "Välj antingen timmar eller Inte där." in body


def test_a_day_to_come_is_refused_at_the_field(coach_client: Client, placement: Placement) -> None:
    tomorrow = TODAY + DAY
    body = coach_client.post(
        address(placement, TODAY), posted({tomorrow: "4"}, monday=TODAY)
    ).content.decode()
    assert "Dagen har inte varit än. Ta bort det du skrev." in body
    assert f'id="fault-id_hours_{tomorrow}"' in body


def test_a_day_before_the_start_is_refused_at_the_field(
    coach_client: Client, placement: Placement
) -> None:
    monday = Date(2026, 10, 12)
    body = coach_client.post(
        address(placement, monday), posted({monday: "4"}, monday=monday)
    ).content.decode()
    assert "Före placeringens start. Ta bort det du skrev." in body


def test_a_day_after_the_end_is_refused_at_the_field(
    coach_client: Client, placement: Placement
) -> None:
    Placement.objects.update(ends_on=MONDAY)
    body = coach_client.post(address(placement), posted({MONDAY + DAY: "4"})).content.decode()
    assert "Efter placeringens slut. Ta bort det du skrev." in body


def test_days_that_cannot_be_written_have_no_field(
    coach_client: Client, placement: Placement
) -> None:
    body = coach_client.get(address(placement, TODAY)).content.decode()
    assert f'name="hours_{TODAY}"' in body
    assert f'name="hours_{TODAY + DAY}"' not in body


def test_last_week_is_copied_by_one_press(coach_client: Client, placement: Placement) -> None:
    before = MONDAY - 7 * DAY
    for i, hours in enumerate(["4", "3.5", None, "2"]):
        write(placement, before + i * DAY, hours)
    write(placement, MONDAY, "6")
    coach_client.post(address(placement), {"copy": "1"})
    # What was written stands, and that somebody was away says nothing about the week after.
    assert written(placement)[4:] == [(26, "6"), (27, "3.5"), (29, "2")]


def test_a_copy_stops_at_today(coach_client: Client, placement: Placement) -> None:
    for i in range(3):
        write(placement, MONDAY + i * DAY, "4")
    coach_client.post(address(placement, TODAY), {"copy": "1"})
    assert placement.days.filter(date__gte=TODAY).count() == 1


@pytest.mark.parametrize(
    "asked", ["", "igår", "2026-13-40", "1999-01-01", "2030-01-01", "0001-01-01"]
)
def test_an_odd_week_opens_one_of_the_placements(
    coach_client: Client, placement: Placement, asked: str
) -> None:
    week = coach_client.get(address(placement, asked)).context["week"]
    assert Date(2026, 10, 12) <= week.monday <= TODAY


def test_a_placement_that_has_not_begun_opens_all_the_same(
    coach_client: Client, placement: Placement
) -> None:
    Placement.objects.update(starts_on=Date(2026, 12, 3))
    assert coach_client.get(address(placement)).status_code == 200


def test_nobody_is_asked_why() -> None:
    fields = {field.name for field in WorkplaceDay._meta.get_fields()}
    assert fields == {"id", "project", "placement", "date", "is_present", "hours"}


# --- Sums ---


def test_the_weeks_by_hand(coach_client: Client, placement: Placement) -> None:
    for date, hours in (
        (Date(2026, 10, 14), "4"),
        (Date(2026, 10, 16), "5.5"),
        (Date(2026, 10, 19), None),
        (Date(2026, 10, 20), "4"),
        (MONDAY, "3"),
        (MONDAY + DAY, "3"),
        (MONDAY + 2 * DAY, None),
    ):
        write(placement, date, hours)
    attendance = coach_client.get(address(placement)).context["attendance"]
    table = [
        (week.number, float(week.hours), float(week.planned), week.share)
        for week in attendance.weeks
    ]
    # 2 of 2, 1 of 2, 2 of 3 days; nothing yet this week.
    assert table == [(42, 9.5, 10, 100), (43, 4, 10, 50), (44, 6, 15, 67), (45, 0, 15, None)]
    assert (float(attendance.hours), attendance.present, attendance.recorded) == (19.5, 5, 7)
    assert attendance.share == 71


def test_half_per_cents_are_rounded_up() -> None:
    assert share_present(1, 8) == 13
    assert share_present(0, 3) == 0
    assert share_present(0, 0) is None


def test_a_step_of_the_ramp_counts_from_its_week() -> None:
    ramp = [
        PlacementHours(from_on=Date(2026, 10, 14), hours=Decimal(10)),
        PlacementHours(from_on=Date(2026, 10, 22), hours=Decimal(15)),
    ]
    found = weeks([], ramp, Date(2026, 10, 14), Date(2026, 10, 26))
    assert [week.planned for week in found] == [10, 15, 15]


def test_a_year_with_53_weeks_is_numbered_as_in_the_calendar() -> None:
    found = weeks([], [], Date(2026, 12, 28), Date(2027, 1, 4))
    assert [week.number for week in found] == [53, 1]
    assert Attendance(found).share is None


def test_the_curve_says_the_same_in_words(placement: Placement) -> None:
    days = [write(placement, Date(2026, 10, 14), "9.5"), write(placement, MONDAY, "12")]
    found = weeks(days, placement.hours.all(), placement.starts_on, TODAY)
    curve = HoursCurve(found)
    assert curve.words == ("Timmar i veckan mot planerat. vecka 42: 9,5 av 10, vecka 44: 12 av 15.")
    assert len(curve.dots) == 2
    assert [label.text for label in curve.grid] == ["0", "15"]


def test_nothing_planned_draws_without_a_ramp(world: World) -> None:
    placement = world.placement("P009", world.participants["nils"])
    days = [write(placement, Date(2026, 10, 5), "4")]
    curve = HoursCurve(weeks(days, [], placement.starts_on, TODAY))
    assert curve.planned == ""
    assert curve.words == "Timmar i veckan mot planerat. vecka 41: 4."


def test_the_placement_shows_the_share(coach_client: Client, placement: Placement) -> None:
    write(placement, MONDAY, "4")
    write(placement, MONDAY + DAY, None)
    body = coach_client.get(
        reverse("participants:placement", args=["nyttiga", placement.pk])
    ).content.decode()
    assert "På plats 1 av 2 dagar" in body
    assert "50&nbsp;%" in body


# --- Who ---


@pytest.mark.parametrize("role", [Role.ECONOMIST, Role.STEERING_GROUP, Role.COMMUNICATOR])
def test_others_are_refused(
    world: World, signed_in: SignIn, placement: Placement, role: Role
) -> None:
    response = signed_in(world.users[role]).post(address(placement), posted({MONDAY: "4"}))
    assert response.status_code == 403
    assert written(placement) == []


def test_a_stranger_finds_nothing(world: World, signed_in: SignIn, placement: Placement) -> None:
    response = signed_in(world.stranger).post(address(placement), posted({MONDAY: "4"}))
    assert response.status_code == 404


def test_the_page_asks_little_however_many_days(
    coach_client: Client, placement: Placement, at_most_queries: Callable
) -> None:
    coach_client.get(address(placement))
    for i in range(12):
        write(placement, Date(2026, 10, 14) + i * DAY, "4")
    with at_most_queries(10):
        coach_client.get(address(placement))
