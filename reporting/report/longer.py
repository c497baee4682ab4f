"""What outsiders may read of a period that is no quarter: a tertial, a year, the whole project.

The quarters are told to RAR already, so nothing may be said of a longer period that tells more
than they did: two reports could be subtracted. Its flow is therefore worked out from what the
quarters showed and from nothing else. A number that a quarter hid is hidden here too, and a
period that no quarters make up together (a tertial that ends in April) shows none.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from nyttiga.projects.models import Project
from nyttiga.ui.small_numbers import HIDDEN, few
from reporting.periods import Period, quarters
from reporting.report import counts
from reporting.report.flow import (
    ALL,
    COLUMNS,
    SEXES,
    UNIQUE,
    Cell,
    Number,
    Stay,
    flows_for_outsiders,
)
from reporting.report.placements import FOLLOWED_UP, PEOPLE, placements, placements_for_outsiders

Key = TypeVar("Key")
# Distinct people: the quarters' numbers do not add up to the longer period's.
DISTINCT = {"people", "completed", "going_on", "stopping", PEOPLE, FOLLOWED_UP}
OPENING, ENDING = "ingaende", "utgaende"


@dataclass(frozen=True)
class PeopleCounts:
    """The facts of a period that are numbers of people."""

    flow: dict[Cell, Number]
    coaching: dict[str, Number]
    workshop_results: dict[str, Number]
    placements: dict[str, Number]


def counts_of_longer(project: Project, period: Period, stays: Sequence[Stay]) -> PeopleCounts:
    """The facts of the period that are numbers of people, as outsiders may read them."""
    until = period.ends_on
    ended = [one for one in quarters(project, until) if one.ends_on <= until]
    flows = dict(zip(ended, flows_for_outsiders(stays, ended), strict=True))
    parts = _parts(ended, period)
    return PeopleCounts(
        flow=_flow([flows[part] for part in parts]),
        coaching=_numbers(
            dict(counts.coaching(project, period)),
            [_few(counts.coaching(project, part)) for part in parts],
        ),
        workshop_results=_numbers(
            dict(counts.workshop_results(project, period)),
            [_few(counts.workshop_results(project, part)) for part in parts],
        ),
        placements=_numbers(
            dict(placements(project, period)),
            [placements_for_outsiders(dict(placements(project, part))) for part in parts],
        ),
    )


def _parts(ended: list[Period], period: Period) -> list[Period]:
    """The quarters that make up the period; none when they do not do so exactly."""
    inside = [one for one in ended if one.starts_on >= period.starts_on]
    fits = inside and inside[0].starts_on == period.starts_on
    return inside if fits and inside[-1].ends_on == period.ends_on else []


def _few(numbers: Mapping[str, int]) -> dict[str, Number]:
    return {key: few(count) for key, count in numbers.items()}


def _flow(parts: list[dict[Cell, Number]]) -> dict[Cell, Number]:
    if not parts:
        hidden: dict[Cell, Number] = {
            (sex, column): HIDDEN for sex in (*SEXES, ALL) for column in COLUMNS
        }
        return hidden | {UNIQUE: HIDDEN}
    cells = dict.fromkeys(cell for part in parts for cell in part)
    flow = {cell: _added(cell, parts) for cell in cells if cell != UNIQUE}
    for sex in (*SEXES, ALL):
        flow[sex, OPENING] = parts[0][sex, OPENING]
        flow[sex, ENDING] = parts[-1][sex, ENDING]
    return flow | {UNIQUE: parts[0][UNIQUE] if len(parts) == 1 else HIDDEN}


def _numbers(whole: dict[str, int], parts: list[dict[str, Number]]) -> dict[str, Number]:
    """Sums of what was shown; of distinct people the number itself, where no part was hidden."""
    numbers: dict[str, Number] = {}
    for key, count in whole.items():
        added = _added(key, parts)
        numbers[key] = few(count) if key in DISTINCT and added != HIDDEN else added
    return numbers


def _added(key: Key, parts: Sequence[Mapping[Key, Number]]) -> Number:
    found = [part.get(key, 0) for part in parts]
    shown = [number for number in found if isinstance(number, int)]
    return sum(shown) if parts and len(shown) == len(found) else HIDDEN
