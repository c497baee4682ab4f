"""What every indicator's facts about its rows share."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

Cells = tuple[Any, ...]


@dataclass(frozen=True)
class RowFacts:
    """The columns beside the name, and the function that fills them: row id -> cells."""

    headings: tuple[str, ...]
    of: Callable[[list[Any], dt.date], dict[int, Cells]]


def dates_by(rows: Iterable[tuple[int, dt.date]]) -> defaultdict[int, list[dt.date]]:
    """Owner id -> its dates, earliest first."""
    found = defaultdict(list)
    for owner, day in sorted(rows, key=lambda row: row[1]):
        found[owner].append(day)
    return found
