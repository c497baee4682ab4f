"""A goal's way through the project: what it had come to, month by month, against the promise."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from nyttiga.projects.models import Project
from reporting.counting import count
from reporting.models import Goal, Milestone, Target
from reporting.pace import expected
from reporting.suppression import may_show_percent


@dataclass(frozen=True)
class Point:
    """The goal on one day. `target` and `expected` are those that held then; None for a share,
    and `actual` None where a share has nobody to stand on."""

    day: dt.date
    actual: int | Decimal | None
    expected: Decimal | None
    target: int | None


@dataclass(frozen=True)
class MilestoneState:
    """A part of the goal that is due before the whole, and whether it was there in time."""

    due_on: dt.date
    value: int
    reached_on_day: bool | None  # None: the day is still to come

    @property
    def words(self) -> str:
        if self.reached_on_day is None:
            return "Kommer"
        return "Nått i tid" if self.reached_on_day else "Inte nått i tid"


@dataclass(frozen=True)
class History:
    """All that a curve shows. `first` and `last` are the project's days."""

    first: dt.date
    last: dt.date
    points: Sequence[Point]
    milestones: Sequence[MilestoneState]


def month_ends(first: dt.date, last: dt.date) -> list[dt.date]:
    """The last day of each month from the first day's on, and the last day itself."""
    days = []
    day = first
    while day < last:
        after = dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)
        days.append(min(after - dt.timedelta(days=1), last))
        day = after
    return days or [last]


def history(
    project: Project,
    goal: Goal,
    days: Iterable[dt.date],
    targets: Sequence[Target],
    milestones: Sequence[Milestone],
    *,
    for_rar: bool = False,
) -> History:
    """The goal on each of the days, with all its targets and milestones. For RAR give ends of
    periods only; its shares are shown from ten people up."""
    asked = sorted(set(days))
    due = [one.due_on for one in milestones if one.due_on <= max(asked)]
    counts = count(project, {*asked, *due}, [goal.code])
    points = []
    for day in asked:
        now = counts[goal.code, day]
        hidden = for_rar and now.is_share and not may_show_percent(now.rows)
        target = target_on(targets, day)
        points.append(
            Point(
                day,
                None if hidden else now.value,
                expected(target.value, project.starts_on, target.due_on, day)
                if target and target.value is not None
                else None,
                target.value if target else None,
            )
        )
    return History(
        project.starts_on,
        max(project.ends_on, max(asked)),
        points,
        [
            MilestoneState(
                one.due_on,
                one.value,
                counts[goal.code, one.due_on].rows >= one.value if one.due_on in due else None,
            )
            for one in milestones
        ],
    )


def target_on(targets: Sequence[Target], day: dt.date) -> Target | None:
    """The target that holds on the day: `TargetQuerySet.best_for`, for rows at hand."""
    begun = [one for one in targets if one.valid_from is None or one.valid_from <= day]
    if begun:
        return max(begun, key=lambda one: one.valid_from or dt.date.min)
    return min(targets, key=lambda one: one.valid_from or dt.date.min, default=None)
