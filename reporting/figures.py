"""Figures: each goal that can be counted, on a day, against what was promised."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nyttiga.projects.models import Project
from reporting.counting import Count, count
from reporting.indicators import INDICATORS
from reporting.models import Goal
from reporting.pace import PACE_DAYS, Status, a_month, expected, forecast, share_status, status
from reporting.periods import ended_quarters, latest_ended
from reporting.suppression import may_show_percent


@dataclass(frozen=True)
class Figure:
    """One goal on one day. It has a `target`, or is a share that should lie within `low`–`high`
    per cent, or neither.

    `actual` is a number of `unit` (a sum has one decimal), or per cent with one decimal, of
    `people` women and men.
    `expected` is where the pace should have brought it by now, `forecast` where it will be on
    `due_on`, both with one decimal. `lately` is the pace a month that the forecast goes on at.
    `change` is the difference since `compared_on`, the end of
    the last quarter before the day.
    """

    code: str
    title: str
    heading: str
    unit: str
    target: int | None
    low: int | None
    high: int | None
    due_on: dt.date | None
    as_of: dt.date
    actual: int | Decimal | None
    expected: Decimal | None
    forecast: Decimal | None
    status: Status
    people: int | None = None
    compared_on: dt.date | None = None
    change: int | Decimal | None = None
    lately: Decimal | None = None
    is_suppressed: bool = False

    @property
    def is_share(self) -> bool:
        return self.low is not None

    @property
    def band(self) -> int:
        """How many per cent wide a share's bounds are; 0 for plain numbers."""
        return (self.high or 0) - (self.low or 0)

    @property
    def missing(self) -> int:
        """How many more the target takes; 0 once it is reached, and for shares."""
        if self.target is None or self.actual is None:
            return 0
        return max(self.target - int(self.actual), 0)


def figures(
    project: Project,
    as_of: dt.date,
    goals: Iterable[Goal] | None = None,
    paced_from: dt.date | None = None,
) -> list[Figure]:
    """The goals that have an indicator, in the application's order. Two queries, or one when
    the page has the project's goals `with_target(as_of)` already. The forecast goes on at the
    pace since `paced_from`, 180 days ago unless told otherwise."""
    if goals is None:
        goals = Goal.objects.filter(project=project).with_target(as_of)
    last_quarter = latest_ended(project, as_of)
    compared_on = last_quarter.ends_on if last_quarter else None
    paced_from = paced_from or as_of - dt.timedelta(days=PACE_DAYS)
    counted = [goal for goal in goals if goal.code in INDICATORS]
    counts = count(
        project, {as_of, paced_from, compared_on or as_of}, [goal.code for goal in counted]
    )
    return [
        _figure(
            goal,
            project.starts_on,
            as_of,
            now=counts[goal.code, as_of],
            added_in=(as_of - paced_from).days,
            paced_from=counts[goal.code, paced_from],
            compared_on=compared_on,
            compared=counts[goal.code, compared_on or as_of],
        )
        for goal in counted
    ]


def rar_figures(
    project: Project, period_end: dt.date, goals: Iterable[Goal] | None = None
) -> list[Figure]:
    """The same figures as the funder may see them: a share only from ten people up.

    Give a period's end only, never a day of choice: two days could be subtracted. For the same
    reason the pace is that since the end of a period, half a year back, and not of 180 days:
    the forecast would tell what the figure was on a day a little after that end.
    """
    ends = [period.ends_on for period in ended_quarters(project, period_end)]
    before_start = project.starts_on - dt.timedelta(days=1)
    paced_from = (
        ends[-2] if len(ends) > 1 else min(before_start, period_end - dt.timedelta(days=PACE_DAYS))
    )
    return [
        figure
        if figure.people is None or may_show_percent(figure.people)
        else dataclasses.replace(
            figure,
            actual=None,
            people=None,
            change=None,
            status=Status.NO_DATA,
            is_suppressed=True,
        )
        for figure in figures(project, period_end, goals, paced_from)
    ]


def _figure(
    goal: Goal,
    starts_on: dt.date,
    as_of: dt.date,
    now: Count,
    added_in: int,
    paced_from: Count,
    compared_on: dt.date | None,
    compared: Count,
) -> Figure:
    expected_now = forecast_then = lately = None
    if goal.low is not None and goal.high is not None:
        judged = share_status(now.share, goal.low, goal.high)
    elif goal.target is None or goal.due_on is None:
        judged = Status.NO_TARGET
    else:
        expected_now = expected(goal.target, starts_on, goal.due_on, as_of)
        added = now.amount - paced_from.amount
        forecast_then = forecast(now.amount, added, goal.due_on, as_of, added_in)
        judged = status(now.amount, goal.target, expected_now)
        lately = a_month(added, added_in)
    return Figure(
        code=goal.code,
        title=goal.title,
        heading=goal.heading,
        unit=goal.unit,
        target=goal.target,
        low=goal.low,
        high=goal.high,
        due_on=goal.due_on,
        as_of=as_of,
        actual=now.value,
        expected=expected_now,
        forecast=forecast_then,
        status=judged,
        people=now.rows if now.is_share else None,
        compared_on=compared_on,
        # Per cent of a few people leap about; only numbers are compared.
        change=None if now.is_share or not compared_on else now.amount - compared.amount,
        lately=lately,
    )
