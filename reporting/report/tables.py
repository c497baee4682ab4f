"""A table of a report as plain data: what every format shows, cell by cell."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.formats import date_format, number_format

# Text, a whole number, a number with decimals, a day, or nothing to tell.
Cell = str | int | Decimal | dt.date | None
NOTHING = "–"
SHORT = 12  # rows


@dataclass(frozen=True)
class Row:
    """A row. Its first cell is its heading. Rows of a `group` stand together under its name."""

    cells: tuple[Cell, ...]
    group: str = ""
    is_total: bool = False

    @property
    def heading(self) -> str:
        return shown(self.cells[0])


@dataclass(frozen=True)
class Column:
    title: str
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """A table. The key names it in Excel and JSON, so it never changes."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def groups(self) -> list[tuple[str, list[Row]]]:
        return [(name, list(rows)) for name, rows in groupby(self.rows, lambda row: row.group)]

    @property
    def is_short(self) -> bool:
        """Whether it is small enough to stand whole on one page."""
        return len(self.rows) <= SHORT

    @property
    def is_narrow(self) -> bool:
        """Two columns are read more easily when they stand near each other."""
        return len(self.columns) == 2


def table(
    key: str,
    title: str,
    columns: Sequence[str],
    rows: Iterable[Row | Sequence[Cell]],
    numbers: Iterable[str] = (),
    note: str = "",
) -> Table:
    """A table; `numbers` are the columns whose cells stand to the right. Raises ValueError for a
    row with other cells than the columns."""
    made = tuple(row if isinstance(row, Row) else Row(tuple(row)) for row in rows)
    if any(len(row.cells) != len(columns) for row in made):
        raise ValueError(f"A row of {key} does not fit its columns.")
    return Table(
        key=key,
        title=title,
        columns=tuple(Column(name, name in set(numbers)) for name in columns),
        rows=made,
        note=note,
    )


def shown(cell: Cell) -> str:
    """The cell as people read it, in print and in Word."""
    if cell is None or cell == "":
        return NOTHING
    if isinstance(cell, dt.date):
        return date_format(cell, "j F Y")
    return cell if isinstance(cell, str) else str(number_format(cell, force_grouping=True))
