"""Small multiples: one little chart a thing, all with the same axes, so that they compare.

Lines differ by dash and point as well as by colour: the first is whole with round points, the
second dashed with square ones. Drawn as `charts` draws: classes for the browser, plain attributes
for the PDF.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import template
from django.utils.formats import date_format

register = template.Library()

WIDTH, HEIGHT = 240, 100
LEFT, RIGHT, TOP, BOTTOM = 22, 232, 8, 92
POINT = 4  # half a point's width


@dataclass(frozen=True)
class Line:
    """One line: its name and its values, oldest first."""

    name: str
    values: Sequence[tuple[dt.date, int]]


@dataclass(frozen=True)
class SmallMultiple:
    """One chart. `first`, `last`, `low` and `high` are the ends of the axes, shared by all."""

    title: str
    lines: Sequence[Line]
    first: dt.date
    last: dt.date
    low: int
    high: int

    @property
    def text(self) -> str:
        """The same in words."""
        told = [
            f"{line.name} "
            + ", ".join(f"{value} ({date_format(day, 'j F Y')})" for day, value in line.values)
            for line in self.lines
            if line.values
        ]
        return f"{self.title}. {'. '.join(told) or 'Inga svar'}."

    def across(self, day: dt.date) -> float:
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        return LEFT + share * (RIGHT - LEFT)

    def up(self, value: int) -> float:
        return BOTTOM - (value - self.low) / (self.high - self.low) * (BOTTOM - TOP)


@register.inclusion_tag("ui/charts/small_multiple.html")
def small_multiple(chart: SmallMultiple) -> dict[str, Any]:
    """Draw it. Numbers go to the template as text, which no language rewrites."""
    drawn = []
    for line in chart.lines:
        points = [(chart.across(day), chart.up(value)) for day, value in line.values]
        drawn.append(
            {
                "path": " ".join(f"{x:.1f},{y:.1f}" for x, y in points),
                "centres": [(f"{x:.1f}", f"{y:.1f}") for x, y in points],
                "corners": [(f"{x - POINT:.1f}", f"{y - POINT:.1f}") for x, y in points],
            }
        )
    values = range(chart.low, chart.high + 1)
    return {
        "text": chart.text,
        "grid": [(str(value), f"{chart.up(value):.1f}") for value in values],
        "ends": {str(chart.low), str(chart.high)},
        "lines": drawn,
    }
