"""What is done once a day, by however many workers."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine

from nyttiga.jobs.models import Job
from nyttiga.jobs.schedule import DailyTask, daily, enqueue_daily
from nyttiga.jobs.worker import run_all

pytestmark = pytest.mark.django_db
Days = list[dt.date]
MORNING = "2026-11-02 06:30:00+00:00"  # half past seven in Sweden


@pytest.fixture
def ran() -> Iterator[Days]:
    """The days that the only task, at seven, was run for."""
    days: Days = []
    before, daily._entries = daily._entries, [DailyTask("test", 7, days.append)]
    yield days
    daily._entries = before


def at(moment: str) -> None:
    """A worker looks what is due, and does it."""
    with time_machine.travel(moment, tick=False):
        enqueue_daily()
        run_all()


def test_a_task_waits_for_its_hour_in_sweden(ran: Days) -> None:
    at("2026-11-02 05:59:00+00:00")
    assert ran == []
    at("2026-11-02 06:00:00+00:00")
    assert ran == [dt.date(2026, 11, 2)]


def test_a_task_is_done_once_a_day_whoever_asks(ran: Days) -> None:
    for _ in range(3):
        at(MORNING)
    at("2026-11-02 20:00:00+00:00")
    assert len(ran) == 1


def test_the_next_day_is_another(ran: Days) -> None:
    at(MORNING)
    at("2026-11-03 06:30:00+00:00")
    assert ran == [dt.date(2026, 11, 2), dt.date(2026, 11, 3)]


def test_days_without_a_worker_are_not_made_up_for(ran: Days) -> None:
    at(MORNING)
    at("2026-11-06 06:30:00+00:00")
    assert ran == [dt.date(2026, 11, 2), dt.date(2026, 11, 6)]


def test_a_worker_that_starts_late_does_the_task_the_same_day(ran: Days) -> None:
    at("2026-11-02 22:30:00+00:00")
    assert ran == [dt.date(2026, 11, 2)]


def test_a_task_that_nobody_registers_any_more_stops_no_other(ran: Days) -> None:
    Job.enqueue("daily", "daily:borta:2026-11-02", {"task": "borta", "day": "2026-11-02"})
    at(MORNING)
    assert len(ran) == 1
