"""Charts as SVG, made by the server: the same drawing in the browser and in a PDF.

Shapes carry both a class, which the browser's style sheets colour (light and dark), and plain
`fill` attributes, which are all that WeasyPrint sees of an SVG and what the content security
policy allows.
"""

from decimal import Decimal
from typing import Any, Protocol

from django import template
from django.utils.formats import number_format

register = template.Library()

PRINT_WIDTH = 150
WHOLE = Decimal(100)
MARK_ENDS = Decimal("98.3")  # so that a mark at the very end stays inside the drawing
# The light colours of static/css/tokens.css, for the PDF.
PRINT_COLOURS = {
    "reached": "#1f6b4a",
    "on_track": "#2b5f8f",
    "behind": "#8f5600",
    "at_risk": "#a32b1e",
}


class Measured(Protocol):
    """What a bullet chart shows: reporting.figures.Figure has this shape."""

    @property
    def actual(self) -> Any: ...
    @property
    def target(self) -> int | None: ...
    @property
    def low(self) -> int | None: ...
    @property
    def high(self) -> int | None: ...
    @property
    def band(self) -> int: ...
    @property
    def expected(self) -> Decimal | None: ...
    @property
    def status(self) -> str: ...


@register.inclusion_tag("ui/charts/bullet.html")
def bullet(figure: Measured, printed: bool = False) -> dict[str, Any]:
    """What came of a goal against what was promised: a bar, and a mark for what was expected by
    now; or for a share a point against the band it should lie in.

    `printed` draws it with a fixed width and its text as `<title>`, as a tagged PDF wants it.
    """
    is_share = figure.low is not None
    scale = 100 if is_share else figure.target or max(figure.actual or 0, 1)
    return {
        "text": _text(figure),
        "status": figure.status,
        "colour": PRINT_COLOURS.get(figure.status, "#5c665f"),
        "printed": printed,
        "width": PRINT_WIDTH if printed else "100%",
        "is_share": is_share,
        "actual": None if figure.actual is None else _percent(figure.actual, scale),
        "mark": None if figure.expected is None else _percent(figure.expected, scale, MARK_ENDS),
        "low": figure.low,
        "band": figure.band,
    }


def _percent(number: Decimal | int, scale: int, highest: Decimal = WHOLE) -> str:
    """The place along the chart, in per cent; what goes beyond the target ends with it."""
    return f"{min(Decimal(number) * 100 / scale, highest):.2f}"


def _text(figure: Measured) -> str:
    if figure.actual is None:
        return "Inget att visa än"
    actual = number_format(figure.actual)
    if figure.low is not None:
        return f"{actual} procent, ska vara {figure.low} till {figure.high}"
    if figure.target is None:
        return actual
    expected = "" if figure.expected is None else f", väntat {number_format(figure.expected)}"
    return f"{actual} av {figure.target}{expected}"
