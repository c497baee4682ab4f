"""Days at the workplace, summed up week by week against the hours that were planned."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from nyttiga.occasions.planning import WEEK
from participants.models import PlacementHours, WorkplaceDay

DAY = dt.timedelta(days=1)


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the day's week."""
    return day - day.weekday() * DAY


@dataclass
class WorkplaceWeek:
    """One week: hours that were worked, hours planned (None without any), and on how many of
    the days that were recorded the person was there."""

    monday: dt.date
    planned: Decimal | None
    days: list[WorkplaceDay] = field(default_factory=list)

    @property
    def number(self) -> int:
        """The week's number in the Swedish calendar (ISO 8601)."""
        return self.monday.isocalendar().week

    @property
    def hours(self) -> Decimal:
        return sum((day.hours or Decimal() for day in self.days), Decimal())

    @property
    def present(self) -> int:
        return sum(day.is_present for day in self.days)

    @property
    def recorded(self) -> int:
        return len(self.days)

    @property
    def share(self) -> int | None:
        return share_present(self.present, self.recorded)


def share_present(present: int, recorded: int) -> int | None:
    """Whole per cent of the recorded days, half up; None when no day is recorded."""
    if not recorded:
        return None
    share = Decimal(100 * present) / recorded
    return int(share.quantize(Decimal(1), ROUND_HALF_UP))


def planned_hours(ramp: Iterable[PlacementHours], monday: dt.date) -> Decimal | None:
    """Hours a week that hold in the week: a step of the ramp counts from the week it falls in."""
    steps = [step for step in ramp if step.from_on < monday + WEEK]
    return max(steps, key=lambda step: step.from_on).hours if steps else None


def weeks(
    days: Iterable[WorkplaceDay], ramp: Iterable[PlacementHours], first: dt.date, last: dt.date
) -> list[WorkplaceWeek]:
    """Every week from the first day's to the last day's, also those without a recorded day."""
    ramp, monday, found = list(ramp), monday_of(first), {}
    while monday <= last:
        found[monday] = WorkplaceWeek(monday, planned_hours(ramp, monday))
        monday += WEEK
    for day in days:
        if monday_of(day.date) in found:
            found[monday_of(day.date)].days.append(day)
    return list(found.values())


@dataclass(frozen=True)
class Attendance:
    """All the weeks of a placement, and what they come to."""

    weeks: list[WorkplaceWeek]

    @property
    def hours(self) -> Decimal:
        return sum((week.hours for week in self.weeks), Decimal())

    @property
    def present(self) -> int:
        return sum(week.present for week in self.weeks)

    @property
    def recorded(self) -> int:
        return sum(week.recorded for week in self.weeks)

    @property
    def share(self) -> int | None:
        return share_present(self.present, self.recorded)
