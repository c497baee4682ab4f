"""A curve over time against what was promised. Drawn as `charts` draws: classes for the browser,
plain attributes for the PDF.

Lines differ by dash and width as well as by colour, and each has its name at its end, so that the
drawing reads in black and white.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import date_format, number_format

register = template.Library()

WIDTH, HEIGHT = 400, 210
LEFT, RIGHT, TOP, BOTTOM = 26, 296, 12, 182
NAME_APART = 16  # so that the names at the ends of two lines do not cover each other
HALF_MARK = 5
STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
MOST_STEPS = 5
# How each kind of line is drawn: colour, width, dash.
STYLES = {
    "actual": ("#1d4f45", 2.5, ""),
    "expected": ("#4b5a53", 1.5, "6 4"),
    "target": ("#17221d", 1.5, "1.5 3"),
    "forecast": ("#1d4f45", 1.5, "2 5"),
}

Number = int | Decimal


@dataclass(frozen=True)
class Line:
    """One line: a kind of STYLES, what it is called, and its values, oldest first."""

    kind: str
    name: str
    values: Sequence[tuple[dt.date, Number]]


@dataclass(frozen=True)
class Mark:
    """A point to pass, such as a milestone: a hollow diamond with a word beside it."""

    day: dt.date
    value: int
    name: str


@dataclass(frozen=True)
class Curve:
    """What is drawn between the days `first` and `last`, and in words `text`. `band` is where a
    share should lie."""

    text: str
    first: dt.date
    last: dt.date
    lines: Sequence[Line]
    marks: Sequence[Mark] = field(default=())
    band: tuple[int, int] | None = None

    @property
    def top(self) -> int:
        """The end of the scale: a whole number of steps above everything that is drawn."""
        numbers = [int(value) + 1 for line in self.lines for _, value in line.values]
        highest = 100 if self.band else max([1, *(number - 1 for number in numbers)])
        return -(-highest // self.step(highest)) * self.step(highest)

    @staticmethod
    def step(highest: int) -> int:
        return next((one for one in STEPS if highest <= one * MOST_STEPS), highest)

    def across(self, day: dt.date) -> float:
        whole = max((self.last - self.first).days, 1)
        return LEFT + min(max((day - self.first).days / whole, 0), 1) * (RIGHT - LEFT)

    def up(self, value: Number) -> float:
        return BOTTOM - min(float(value) / self.top, 1) * (BOTTOM - TOP)


@register.inclusion_tag("ui/charts/curve.html")
def curve(chart: Curve, printed: bool = False) -> dict[str, Any]:
    """Draw it. Numbers go to the template as text, which no language rewrites. `printed` puts the
    words in a `<title>`, as a tagged PDF wants them."""
    grid = range(0, chart.top + 1, chart.step(chart.top))
    lines = [line for line in chart.lines if line.values]
    return {
        "text": chart.text,
        "printed": printed,
        "box": f"0 0 {WIDTH} {HEIGHT}",
        "left": str(LEFT),
        "right": str(RIGHT),
        "across": str(RIGHT - LEFT),
        "names_x": str(RIGHT + 6),
        "grid": [(number_format(value), f"{chart.up(value):.1f}") for value in grid],
        "days": [(f"{chart.across(day):.1f}", name) for day, name in _days(chart)],
        "day_y": str(BOTTOM + 18),
        "band": _band(chart),
        "lines": [_line(chart, line) for line in lines],
        "names": _names(chart, lines),
        "marks": [_mark(chart, mark) for mark in chart.marks],
    }


def _line(chart: Curve, line: Line) -> dict[str, Any]:
    points = [(f"{chart.across(day):.1f}", f"{chart.up(value):.1f}") for day, value in line.values]
    colour, width, dash = STYLES[line.kind]
    return {
        "kind": line.kind,
        "path": " ".join(f"{x},{y}" for x, y in points),
        "points": points if line.kind == "actual" else [],
        "colour": colour,
        "width": str(width),
        "dash": dash,
    }


def _names(chart: Curve, lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Each line's name right of the drawing, at the height it ends on or just below another."""
    ends = [(chart.up(line.values[-1][1]), line.name) for line in lines if line.name]
    wanted = sorted(ends, key=lambda end: end[0])  # of two at one height, the first one drawn
    placed: list[tuple[float, str]] = []
    for y, name in wanted:
        lowest = placed[-1][0] + NAME_APART if placed else y
        placed.append((max(y, lowest), name))
    over = max(placed[-1][0] - BOTTOM, 0) if placed else 0
    return [(f"{y - over:.1f}", name) for y, name in placed]


def _days(chart: Curve) -> list[tuple[dt.date, str]]:
    """The project's first day, the turns of the years and its last day."""
    turns = [dt.date(year, 1, 1) for year in range(chart.first.year + 1, chart.last.year + 1)]
    far = (chart.last - chart.first).days / 6
    inner = [
        day for day in turns if (day - chart.first).days > far and (chart.last - day).days > far
    ]
    return [(day, date_format(day, "M Y").lower()) for day in (chart.first, *inner, chart.last)]


def _band(chart: Curve) -> tuple[str, str] | None:
    if chart.band is None:
        return None
    low, high = chart.band
    return f"{chart.up(high):.1f}", f"{chart.up(low) - chart.up(high):.1f}"


def _mark(chart: Curve, mark: Mark) -> dict[str, str]:
    x, y = chart.across(mark.day), chart.up(mark.value)
    corners = ((x, y - HALF_MARK), (x + HALF_MARK, y), (x, y + HALF_MARK), (x - HALF_MARK, y))
    return {
        "path": " ".join(f"{a:.1f},{b:.1f}" for a, b in corners),
        "x": f"{x:.1f}",
        "y": f"{y - HALF_MARK - 4:.1f}",
        "name": mark.name,
    }
