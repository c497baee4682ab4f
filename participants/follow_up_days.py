"""The days on which a rule asks for follow-ups: calendar arithmetic and nothing else."""

import calendar
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from nyttiga.occasions.planning import WEEK, holiday_name
from participants.models import FollowUp, FollowUpRule

DAY = dt.timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class RuleDay:
    """One follow-up that a rule asks for: the rule's own date, and the working day it falls on."""

    due_on: dt.date
    date: dt.date
    way: str


def rule_days(rule: FollowUpRule, starts_on: dt.date, last: dt.date) -> list[RuleDay]:
    """What the rule asks for from the start up to and with the last day.

    Every week for the rule's weeks, counted from the start; then every so many months, counted
    from the last of the weeks. The first ones are visits, those after them phone calls.
    """
    ways = FollowUp.Way
    return [
        RuleDay(due_on, working_day(due_on, last), way=ways.VISIT if visits else ways.PHONE)
        for due_on, visits in _until(last, rule, starts_on)
    ]


def _until(last: dt.date, rule: FollowUpRule, starts_on: dt.date) -> Iterator[tuple[dt.date, bool]]:
    for number, due_on in enumerate(_endless(rule, starts_on)):
        if due_on > last:
            return
        yield due_on, number < rule.first_visits


def _endless(rule: FollowUpRule, starts_on: dt.date) -> Iterator[dt.date]:
    weekly_until = starts_on + rule.weekly_weeks * WEEK
    yield from (starts_on + week * WEEK for week in range(1, rule.weekly_weeks + 1))
    for number in count(1):
        yield months_later(weekly_until, number * rule.then_every_months)


def the_day_after(day: dt.date) -> RuleDay:
    """A try-out or a visit is followed up once, by phone, when it is over."""
    return RuleDay(day + DAY, working_day(day + DAY), FollowUp.Way.PHONE)


def is_working_day(day: dt.date) -> bool:
    """Neither a weekend nor a holiday, nor one of the eves that are as free."""
    return day.weekday() < SATURDAY and not holiday_name(day)


def working_day(day: dt.date, last: dt.date | None = None) -> dt.date:
    """The day itself or the next working day. Where that would be after the last day, the
    working day before."""
    later = _first_working(day, DAY)
    return _first_working(day, -DAY) if last and later > last else later


def _first_working(day: dt.date, step: dt.timedelta) -> dt.date:
    while not is_working_day(day):
        day += step
    return day


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of the month some months later, or the month's last day where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year, month, min(day.day, calendar.monthrange(year, month)[1]))
