"""A goal's way drawn as a curve: what it came to, the even pace, the target, the milestones."""

import datetime as dt
from decimal import Decimal

from django.utils.formats import date_format, number_format

from nyttiga.ui.templatetags.curves import Curve, Line, Mark
from reporting.figures import Figure
from reporting.history import History


def goal_curve(figure: Figure, way: History) -> Curve:
    """The drawing. Its words tell the first and the last figure; all of them stand in a table
    beside it."""
    last = max(way.last, figure.due_on or way.last)
    actual = [(one.day, one.actual) for one in way.points if one.actual is not None]
    pace = [(one.day, one.expected) for one in way.points if one.expected is not None]
    lines = []
    if figure.target is not None:
        lines.append(Line("target", f"Mål {figure.target}", _steps(way, figure, last)))
    if pace:
        name = f"Jämn takt {number_format(pace[-1][1])}"
        lines.append(Line("expected", name, [*pace, *_to_come(figure)]))
    if figure.forecast is not None and figure.due_on and figure.due_on > figure.as_of and actual:
        ahead = [actual[-1], (figure.due_on, figure.forecast)]
        lines.append(Line("forecast", f"Prognos {_whole(figure.forecast)}", ahead))
    if actual:
        lines.append(Line("actual", f"Utfall {number_format(actual[-1][1])}", actual))
    return Curve(
        text=_text(figure, actual),
        first=way.first,
        last=last,
        lines=lines,
        marks=[Mark(one.due_on, one.value, f"Delmål {one.value}") for one in way.milestones],
        band=(figure.low, figure.high)
        if figure.low is not None and figure.high is not None
        else None,
    )


def _to_come(figure: Figure) -> list[tuple[dt.date, int]]:
    """Where an even pace ends: at the target, on the day it is due."""
    if figure.due_on is None or figure.target is None or figure.due_on <= figure.as_of:
        return []
    return [(figure.due_on, figure.target)]


def _steps(way: History, figure: Figure, last: dt.date) -> list[tuple[dt.date, int]]:
    """The target day by day; a decision makes a step."""
    steps: list[tuple[dt.date, int]] = []
    for one in way.points:
        if one.target is None:
            continue
        if steps and steps[-1][1] != one.target:
            steps.append((one.day, steps[-1][1]))
        steps.append((one.day, one.target))
    if steps:
        steps = [(way.first, steps[0][1]), *steps, (last, steps[-1][1])]
    return steps


def _whole(number: Decimal) -> str:
    return number_format(number.quantize(Decimal(1), "ROUND_HALF_UP"))


def _text(figure: Figure, actual: list[tuple[dt.date, int | Decimal]]) -> str:
    if not actual:
        return f"{figure.title}. Inget att visa än."
    (first, begun), (last, now) = actual[0], actual[-1]
    told = (
        f"{figure.title}: {number_format(begun)} {date_format(first, 'j F Y')}, "
        f"{number_format(now)} {date_format(last, 'j F Y')}"
    )
    if figure.low is not None:
        return f"{told}. Ska ligga mellan {figure.low} och {figure.high} procent."
    if figure.target is None:
        return f"{told}."
    pace = "" if figure.expected is None else f", jämn takt vore {number_format(figure.expected)}"
    return f"{told}{pace}. Målet är {figure.target}."
