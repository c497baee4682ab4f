"""What has changed in the figures since a report was fixed: shown beside it, never in it."""

from collections.abc import Iterator
from dataclasses import dataclass

from reporting.report.contents import Contents
from reporting.report.tables import Table, shown

NO_ROW = "ingen rad"


@dataclass(frozen=True)
class Difference:
    """One figure that is another today."""

    table: str
    row: str
    column: str
    was: str
    now: str


def differences(frozen: Contents, today: Contents) -> list[Difference]:
    """Every number in the frozen tables that is another in today's, and rows come or gone."""
    now = {table.key: table for table in today.tables}
    was = {table.key: table for table in frozen.tables}
    titles = {key: table.title for key, table in (now | was).items()}
    return [
        difference
        for key, title in titles.items()
        for difference in _in_table(title, was.get(key), now.get(key))
    ]


def _in_table(title: str, was: Table | None, now: Table | None) -> Iterator[Difference]:
    before, after = _numbers(was), _numbers(now)
    for place in dict.fromkeys([*before, *after]):
        old, new = before.get(place, NO_ROW), after.get(place, NO_ROW)
        if old != new:
            row, column, _ = place
            yield Difference(title, row, column, old, new)


def _numbers(table: Table | None) -> dict[tuple[str, str, int], str]:
    """The cells by row and column; rows that are called the same are told apart by their order."""
    found: dict[tuple[str, str, int], str] = {}
    for row in table.rows if table else ():
        for column, cell in list(zip(table.columns, row.cells, strict=True))[1:] if table else ():
            number = 0
            while (row.heading, column.title, number) in found:
                number += 1
            found[row.heading, column.title, number] = shown(cell)
    return found
