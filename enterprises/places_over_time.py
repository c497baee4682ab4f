"""The number of places for arbetsträning, day by day: an effect goal is that they grow."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Sum

from enterprises.models import Enterprise, PlaceCount
from enterprises.room import people
from nyttiga.projects.models import Project


@dataclass(frozen=True)
class PlacesPoint:
    """The total from a day on, until the next point."""

    day: dt.date
    places: int


def places_over_time(project: Project, until: dt.date) -> list[PlacesPoint]:
    """The project's total each day it changed, up to and with `until`. One query."""
    rows = PlaceCount.objects.filter(project=project, from_on__lte=until)
    return summed(rows.order_by("from_on", "pk").values_list("enterprise", "from_on", "places"))


def summed(rows: Iterable[tuple[int, dt.date, int | None]]) -> list[PlacesPoint]:
    """The total after each day, of rows (enterprise, day, places) by day."""
    standing: dict[int, int] = {}
    total, by_day = 0, {}
    for enterprise, day, places in rows:
        total += (places or 0) - standing.get(enterprise, 0)
        standing[enterprise] = places or 0
        by_day[day] = total
    return [PlacesPoint(day, places) for day, places in by_day.items()]


def used_over_time(project: Project, until: dt.date) -> list[PlacesPoint]:
    """How many people were at the enterprises at the end of each month since the project began,
    and on the day `until`. One query."""
    days = [*month_ends(project.starts_on, until), until]
    enterprises: Any = Enterprise.objects.filter(project=project).order_by()
    columns = {f"people_{number}": people(day) for number, day in enumerate(days)}
    sums = enterprises.annotate(**columns).aggregate(
        **{f"used_{number}": Sum(f"people_{number}") for number in range(len(days))}
    )
    return [PlacesPoint(day, sums[f"used_{number}"] or 0) for number, day in enumerate(days)]


def month_ends(first: dt.date, until: dt.date) -> list[dt.date]:
    """The last day of each month from `first`, before `until`."""
    ends: list[dt.date] = []
    month = first.replace(day=1)
    while True:
        month = (month + dt.timedelta(days=32)).replace(day=1)
        end = month - dt.timedelta(days=1)
        if end >= until:
            return ends
        ends.append(end)
