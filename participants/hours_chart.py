"""The hours of a placement as a staircase, drawn by the server."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from participants.models import Placement

WIDTH, HEIGHT = 320, 56
DAYS_AFTER = 14  # without a planned end, the last step is drawn so many days long


@dataclass(frozen=True)
class HoursChart:
    """`line` is the staircase, `area` the same closed to the floor, `now` where today stands;
    empty when that is outside. All are numbers in a box of `WIDTH` by `HEIGHT`."""

    line: str
    area: str
    now: str
    width: int = WIDTH
    height: int = HEIGHT


def hours_chart(placement: Placement, rows: list[Any], day: dt.date) -> HoursChart | None:
    """Drawn for two rows or more: one step says nothing that the words do not."""
    if len(rows) < 2:
        return None
    first = rows[0].from_on
    last = max(
        placement.ends_on or placement.planned_end_on or day,
        rows[-1].from_on + dt.timedelta(days=DAYS_AFTER),
    )
    highest = max(row.hours for row in rows) or 1

    def x(date: dt.date) -> str:
        return f"{(date - first).days * WIDTH / (last - first).days:.1f}"

    def y(hours: Any) -> str:
        return f"{HEIGHT - float(hours / highest) * (HEIGHT - 4):.1f}"

    ends = [row.from_on for row in rows[1:]] + [last]
    corners = [
        f"{x(date)},{y(row.hours)}"
        for row, end in zip(rows, ends, strict=True)
        for date in (row.from_on, end)
    ]
    line = " ".join(corners)
    area = f"0,{HEIGHT} {line} {WIDTH},{HEIGHT}"
    return HoursChart(line, area, x(day) if first <= day <= last else "")
