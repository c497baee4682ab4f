"""The tables as the staff may read them, and as those outside may."""

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from nyttiga.projects.models import Project
from nyttiga.ui.small_numbers import HIDDEN, suppress
from reporting.periods import Period, quarters
from reporting.report.flow import (
    ALL,
    REASON,
    UNIQUE,
    count_flow,
    flow_for_outsiders,
    sums_of_flow,
)
from reporting.suppression import SMALLEST_DENOMINATOR, may_show_percent
from reporting.sus.tables import building
from reporting.sus.tables.building import IN_ORDER, Reading, Table, reason_words
from reporting.sus.tables.costs import costs
from reporting.sus.tables.counting import EVERYBODY, count, total_of
from reporting.sus.tables.participations import Mode, Participation, participations

OF_ENDED = {building.support, building.occupation, building.transitions}
OF_BEGAN = {building.background, building.coverage}
TOO_FEW = {
    "avslutade": "För få avslutade under kvartalet för att tabellen ska kunna visas.",
    "nya": "För få började under kvartalet för att tabellen ska kunna visas.",
}


def sus_tables(project: Project, window: Period, *, as_sus: bool = False) -> list[Table]:
    """Every number as it is. `as_sus`: only those registered with personal data, whom SUS
    itself can tell of. Three queries."""
    rows = participations(project, window)
    if as_sus:
        rows = [row for row in rows if row.registered == Mode.PERSON]
    cells: dict[Any, Any] = dict(count_flow([row.stay for row in rows], window))
    cells = {cell: number for cell, number in cells.items() if cell[0] != REASON}
    cells |= _reasons(rows, window) | count(rows, window).cells
    return [*(build(Reading(cells)) for build in IN_ORDER), costs(project, window)]


def _reasons(rows: Sequence[Participation], window: Period) -> dict[Any, Any]:
    ended = [row.stay.end_reason for row in rows if row.stay.left_within(window)]
    return {(REASON, reason_words(code)): number for code, number in Counter(ended).items()}


def sus_tables_for_outsiders(project: Project, quarter: Period) -> list[Table]:
    """The quarter as the funder may read it. Raises ValueError for anything but a quarter of the
    project. Three queries."""
    periods = [one for one in quarters(project, quarter.ends_on) if one <= quarter]
    if quarter not in periods:
        raise ValueError("Only the project's own quarters: other windows could be subtracted.")
    read = read_outside(tuple(participations(project, quarter)), tuple(periods))
    return [*(_told(build, read) for build in IN_ORDER), costs(project, quarter)]


# A quarter that is over stays as it is, and to work out what may be told of it takes a second.
@lru_cache(maxsize=32)
def read_outside(rows: tuple[Participation, ...], periods: tuple[Period, ...]) -> dict[Any, Any]:
    """The cells of the last of the quarters with small numbers hidden, in all tables at once.

    The flow is told in the quarterly report already, so its cells are read as they are there.
    Where too few began or ended for a table of them, its cells are left out.
    """
    stays = [row.stay for row in rows]
    told: dict[Any, Any] = dict(flow_for_outsiders(stays, periods))
    told.pop(UNIQUE)
    counted = count(rows, periods[-1])
    numbers = {cell: n for cell, n in count_flow(stays, periods[-1]).items() if cell != UNIQUE}
    left_out = [total for total in TOO_FEW if not _is_enough(told[ALL, total])]
    own = {cell: n for cell, n in counted.cells.items() if total_of(cell) not in left_out}
    cells = numbers | own
    sums = [one for one in counted.sums if one.cells <= set(cells)]
    return suppress(
        cells,
        [*sums_of_flow(numbers), *sums],
        shown_before=[cell for cell, shown in told.items() if isinstance(shown, int)],
        hidden_before=[cell for cell, shown in told.items() if shown == HIDDEN]
        + [cell for cell in own if cell in counted.unseen],
        worth=_worth,
    )


def _worth(cell: Any) -> int:
    """How long a cell is kept from being hidden: totals of all say more than their parts."""
    return 1 if cell[-1] == EVERYBODY or ALL in cell else 0


def _is_enough(total: Any) -> bool:
    """A table of fewer would be «<5» nearly all over, and tell what all of them did."""
    return isinstance(total, int) and may_show_percent(total)


def _told(build: Any, read: dict[Any, Any]) -> Table:
    """The table, or its name and why it is not shown."""
    reading = Reading(read, SMALLEST_DENOMINATOR)
    for tables, total in ((OF_ENDED, "avslutade"), (OF_BEGAN, "nya")):
        if build in tables and not _is_enough(read[ALL, total]):
            made = build(Reading({}))
            return Table(made.code, made.sheet, made.title, note=TOO_FEW[total])
    return build(reading)
