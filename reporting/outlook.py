"""What must happen next for a goal to be reached: how many more, and at what pace."""

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from nyttiga.projects.models import Project
from reporting.figures import Figure
from reporting.models import Milestone
from reporting.pace import a_month, expected

AHEAD = 60  # days that a plan for the nearest future looks ahead


@dataclass(frozen=True)
class Outlook:
    """The nearest future of a goal with a number.

    `soon` more are needed by `by` to keep the pace or to reach a milestone, `missing` more in
    all. `takes` is the pace a month that reaches the target on its due date (None after it),
    `lately` the pace of the last half year, both with one decimal.
    """

    by: dt.date
    soon: int
    missing: int
    takes: Decimal | None
    lately: Decimal | None
    milestone: Milestone | None = None

    @property
    def pace_will_do(self) -> bool:
        return self.takes is not None and (self.lately or 0) >= self.takes


def outlook(
    project: Project, figure: Figure, milestones: Iterable[Milestone] = ()
) -> Outlook | None:
    """None for shares, for goals without a number and for those that are reached."""
    if figure.target is None or figure.due_on is None or not figure.missing:
        return None
    actual = int(figure.actual or 0)
    by = min(figure.as_of + dt.timedelta(days=AHEAD), max(figure.due_on, figure.as_of))
    wanted = math.ceil(expected(figure.target, project.starts_on, figure.due_on, by))
    near = [one for one in milestones if figure.as_of < one.due_on <= by and one.value > actual]
    most = max(near, key=lambda one: one.value, default=None)
    if most:
        wanted = max(wanted, most.value)
    days_left = (figure.due_on - figure.as_of).days
    return Outlook(
        by=by,
        soon=max(wanted - actual, 0),
        missing=figure.missing,
        takes=a_month(figure.missing, days_left) if days_left > 0 else None,
        lately=figure.lately,
        milestone=most,
    )
