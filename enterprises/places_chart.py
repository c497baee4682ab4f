"""Places over time as a picture, drawn by the server: a staircase for what there is, and dots
for how many are used."""

import datetime as dt
from dataclasses import dataclass

from enterprises.places_over_time import PlacesPoint

WIDTH, HEIGHT = 640, 200
ROOM_ABOVE = 12


@dataclass(frozen=True)
class PlacesChart:
    """`line` is the staircase, `area` the same closed to the floor; `dots` are x and y of each
    month's used places. All in a box of `width` by `height`."""

    line: str
    area: str
    used: str
    dots: list[tuple[str, str]]
    first: dt.date
    last: dt.date
    highest: int
    width: int = WIDTH
    height: int = HEIGHT


def places_chart(
    places: list[PlacesPoint], used: list[PlacesPoint], until: dt.date
) -> PlacesChart | None:
    """Drawn from the first day there is anything to show. None before that."""
    if not places or places[0].day >= until:
        return None
    first = places[0].day
    used = [point for point in used if point.day >= first]
    highest = max(point.places for point in [*places, *used]) or 1

    def x(day: dt.date) -> str:
        return f"{(day - first).days * WIDTH / (until - first).days:.1f}"

    def y(number: int) -> str:
        return f"{HEIGHT - number * (HEIGHT - ROOM_ABOVE) / highest:.1f}"

    ends = [point.day for point in places[1:]] + [until]
    corners = [
        f"{x(day)},{y(point.places)}"
        for point, end in zip(places, ends, strict=True)
        for day in (point.day, end)
    ]
    line = " ".join(corners)
    dots = [(x(point.day), y(point.places)) for point in used]
    return PlacesChart(
        line=line,
        area=f"0,{HEIGHT} {line} {WIDTH},{HEIGHT}",
        used=" ".join(f"{dot_x},{dot_y}" for dot_x, dot_y in dots),
        dots=dots,
        first=first,
        last=until,
        highest=highest,
    )
