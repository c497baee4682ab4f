"""Days of the demo, all reckoned from today: working days, never a Swedish holiday."""

import datetime as dt

import holidays

_DAY = dt.timedelta(days=1)
_RED_DAYS = holidays.country_holidays("SE")


def months_ago(today: dt.date, months: int) -> dt.date:
    """The first of the month so many months back: the day a project started."""
    index = today.year * 12 + today.month - 1 - months
    return dt.date(index // 12, index % 12 + 1, 1)


def is_workday(day: dt.date) -> bool:
    """Neither a weekend nor a holiday."""
    return day.weekday() < 5 and day not in _RED_DAYS


def workday(day: dt.date, forward: bool = False) -> dt.date:
    """The day itself, or the nearest working day before it (after it with `forward`)."""
    while not is_workday(day):
        day += _DAY if forward else -_DAY
    return day


def days_from(today: dt.date, days: int) -> dt.date:
    """A working day about so many days from today: never later for a past one, never today or
    before for a coming one."""
    return workday(today + days * _DAY, forward=days > 0)


def weekly(first: dt.date, count: int, summer_break: bool = False) -> list[dt.date]:
    """So many weekly meeting days, with a break over July where it is asked for."""
    days: list[dt.date] = []
    week = first
    while len(days) < count:
        if not (summer_break and week.month == 7):
            days.append(workday(week))
        week += 7 * _DAY
    return days


def around_today(today: dt.date, number: int, count: int) -> list[dt.date]:
    """Weekly meeting days of which the one called `number` is today, whatever day that is."""
    return [
        today if n == number else days_from(today, 7 * (n - number)) for n in range(1, count + 1)
    ]


def before_summer(today: dt.date) -> dt.date:
    """When a series began that took a summer break: in June, if that lies a fitting time back;
    else five months ago."""
    june = dt.date(today.year if today.month > 6 else today.year - 1, 6, 10)
    return june if 110 <= (today - june).days <= 240 else today - 165 * _DAY
