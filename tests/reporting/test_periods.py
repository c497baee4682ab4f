"""The project's quarters."""

import datetime as dt
from itertools import pairwise

import pytest

from nyttiga.projects.models import Project
from reporting.periods import Period, ended_quarters, latest_ended, months_gone, quarters

PROJECT = Project(starts_on=dt.date(2020, 12, 1), ends_on=dt.date(2022, 11, 30))


def test_a_quarter_is_known_by_its_code() -> None:
    assert Period.parse("2021-Q2") == Period(dt.date(2021, 4, 1), dt.date(2021, 6, 30))
    assert Period.parse("2021-Q2").code == "2021-Q2"
    assert Period.parse("2021-Q4").ends_on == dt.date(2021, 12, 31)


@pytest.mark.parametrize("code", ["2021-Q5", "2021", "2021-q2", "2021-Q2 ", ""])
def test_anything_else_is_no_quarter(code: str) -> None:
    with pytest.raises(ValueError, match="not a quarter"):
        Period.parse(code)


def test_the_label_says_both_days() -> None:
    assert Period.parse("2026-Q1").label == "1 januari – 31 mars 2026"


def test_the_first_quarter_begins_and_the_last_ends_with_the_project() -> None:
    all_of_them = quarters(PROJECT, dt.date(2030, 1, 1))
    assert len(all_of_them) == 9
    assert all_of_them[0] == Period(dt.date(2020, 12, 1), dt.date(2020, 12, 31))
    assert all_of_them[-1] == Period(dt.date(2022, 10, 1), dt.date(2022, 11, 30))


def test_quarters_follow_each_other_without_a_gap() -> None:
    found = quarters(PROJECT, dt.date(2030, 1, 1))
    for one, following in pairwise(found):
        assert following.starts_on - one.ends_on == dt.timedelta(days=1)


def test_a_quarter_is_over_the_day_after_its_last() -> None:
    assert latest_ended(PROJECT, dt.date(2021, 3, 31)) == quarters(PROJECT, PROJECT.starts_on)[0]
    assert latest_ended(PROJECT, dt.date(2021, 4, 1)) == Period.parse("2021-Q1")


def test_a_new_project_has_no_quarter_behind_it() -> None:
    assert latest_ended(PROJECT, dt.date(2020, 12, 31)) is None
    assert ended_quarters(PROJECT, dt.date(2020, 11, 1)) == []


@pytest.mark.parametrize(
    ("day", "gone"),
    [
        (dt.date(2021, 9, 30), 10),
        (dt.date(2021, 9, 29), 9),
        (dt.date(2020, 12, 1), 0),
        (dt.date(2020, 11, 1), 0),
        (dt.date(2025, 1, 1), 24),
    ],
)
def test_whole_months_are_counted(day: dt.date, gone: int) -> None:
    assert months_gone(PROJECT, day) == (gone, 24)
