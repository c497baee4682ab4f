"""The days that a rule asks for, worked out by hand."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from participants.follow_up_days import (
    is_working_day,
    months_later,
    rule_days,
    the_day_after,
    working_day,
)
from participants.models import FollowUp, FollowUpRule

Date = dt.date
Way = FollowUp.Way
MONDAY = Date(2026, 11, 2)
DAY = dt.timedelta(days=1)


def usual_rule(**values: int) -> FollowUpRule:
    return FollowUpRule(valid_from=MONDAY, **values)


def days_of(rule: FollowUpRule, start: Date, last: Date) -> list[tuple[str, str, str]]:
    """The rule's own date, the day it falls on and the way, as one writes them by hand."""
    return [
        (f"{day.due_on:%y-%m-%d}", f"{day.date:%y-%m-%d}", day.way)
        for day in rule_days(rule, start, last)
    ]


def test_a_year_by_the_usual_rule() -> None:
    assert days_of(usual_rule(), MONDAY, Date(2027, 11, 2)) == [
        ("26-11-09", "26-11-09", "besok"),
        ("26-11-16", "26-11-16", "besok"),
        ("26-11-23", "26-11-23", "besok"),
        ("26-11-30", "26-11-30", "besok"),
        ("26-12-30", "26-12-30", "telefon"),
        ("27-01-30", "27-02-01", "telefon"),  # a Saturday
        ("27-02-28", "27-03-01", "telefon"),  # February's last, a Sunday
        ("27-03-30", "27-03-30", "telefon"),  # the day after Easter Monday
        ("27-04-30", "27-04-30", "telefon"),
        ("27-05-30", "27-05-31", "telefon"),  # a Sunday
        ("27-06-30", "27-06-30", "telefon"),
        ("27-07-30", "27-07-30", "telefon"),
        ("27-08-30", "27-08-30", "telefon"),
        ("27-09-30", "27-09-30", "telefon"),
        ("27-10-30", "27-11-01", "telefon"),  # a Saturday
    ]


def test_christmas_and_the_new_year_are_passed_over() -> None:
    assert days_of(usual_rule(), Date(2026, 12, 3), Date(2027, 1, 1)) == [
        ("26-12-10", "26-12-10", "besok"),
        ("26-12-17", "26-12-17", "besok"),
        ("26-12-24", "26-12-28", "besok"),  # the eve, two holidays (one a Saturday), a Sunday
        # The eve, a holiday and a weekend would lead past the last day: the day before instead.
        ("26-12-31", "26-12-30", "besok"),
    ]


def test_a_rule_of_three_weeks_and_every_other_month() -> None:
    rule = usual_rule(weekly_weeks=3, then_every_months=2, first_visits=2)
    assert days_of(rule, Date(2026, 8, 10), Date(2027, 1, 31)) == [
        ("26-08-17", "26-08-17", "besok"),
        ("26-08-24", "26-08-24", "besok"),
        ("26-08-31", "26-08-31", "telefon"),
        ("26-10-31", "26-11-02", "telefon"),  # All Saints' Day, a Saturday
        ("26-12-31", "27-01-04", "telefon"),
    ]


def test_a_rule_without_weeks_counts_months_from_the_start() -> None:
    rule = usual_rule(weekly_weeks=0, first_visits=0)
    assert [day.due_on for day in rule_days(rule, Date(2027, 1, 31), Date(2027, 5, 1))] == [
        Date(2027, 2, 28),
        Date(2027, 3, 31),
        Date(2027, 4, 30),
    ]


def test_weeks_stay_weeks_when_the_clock_is_changed() -> None:
    start = Date(2026, 10, 20)  # the clock goes back on 25 October
    assert [day.date for day in rule_days(usual_rule(), start, Date(2026, 11, 10))] == [
        Date(2026, 10, 27),
        Date(2026, 11, 3),
        Date(2026, 11, 10),
    ]


def test_no_day_is_asked_for_before_a_week_has_gone() -> None:
    assert rule_days(usual_rule(), MONDAY, MONDAY + 6 * DAY) == []


def test_a_month_on_from_the_last_of_a_month() -> None:
    assert months_later(Date(2027, 10, 31), 4) == Date(2028, 2, 29)
    assert months_later(Date(2026, 12, 31), 1) == Date(2027, 1, 31)
    assert months_later(Date(2026, 11, 30), 1) == Date(2026, 12, 30)


def test_midsummer_eve_and_ascension_day_are_not_working_days() -> None:
    assert working_day(Date(2026, 6, 19)) == Date(2026, 6, 22)
    assert working_day(Date(2026, 5, 14)) == Date(2026, 5, 15)


def test_a_try_out_on_a_friday_is_followed_up_on_monday() -> None:
    day = the_day_after(Date(2026, 11, 6))
    assert (day.due_on, day.date, day.way) == (Date(2026, 11, 7), Date(2026, 11, 9), Way.PHONE)


@given(
    start=st.dates(Date(2020, 1, 1), Date(2030, 1, 1)),
    length=st.integers(0, 500),
    weeks=st.integers(0, 8),
    months=st.integers(1, 6),
)
def test_whatever_the_rule_days_are_working_days_one_a_day_in_order(
    start: Date, length: int, weeks: int, months: int
) -> None:
    last = start + length * DAY
    rule = usual_rule(weekly_weeks=weeks, then_every_months=months)
    days = rule_days(rule, start, last)
    dates = [day.date for day in days]
    assert all(is_working_day(date) for date in dates)
    assert dates == sorted(set(dates))
    assert all(start < day.due_on <= last for day in days)
    assert all(abs(day.date - day.due_on) <= 5 * DAY for day in days)
