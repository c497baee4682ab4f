"""Disclosure control: small numbers of people are not shown outside the project's own staff.

DOMAIN 2.7: cells of 1–4 people read «<5», and more cells are hidden where the sums round them
would give those away. Zero may be shown. The participant flow is more than a row with a total:
columns add up too, what goes in and comes out must balance, and each quarter opens with what the
one before ended with. So what follows from the sums is worked out, exactly.
"""

import math
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

SMALLEST_SHOWN = 5  # a cell of 1–4 people could be recognised
FEW, HIDDEN = "<5", "–"

Key = TypeVar("Key", bound=Hashable)
Rows = list[list[float]]


@dataclass(frozen=True)
class Sum(Generic[Key]):
    """What a reader can add up: the cells of `parts` together equal those of `whole`."""

    parts: Sequence[Key]
    whole: Sequence[Key]

    @property
    def cells(self) -> set[Key]:
        return {*self.parts, *self.whole}

    def sign(self, key: Key) -> int:
        return (key in self.parts) - (key in self.whole)


def is_small(count: int) -> bool:
    """Whether a number of people is too small to show."""
    return 0 < count < SMALLEST_SHOWN


def few(count: int | str) -> int | str:
    """A number of people that no sum ties to others, as an outsider may read it."""
    return FEW if isinstance(count, int) and is_small(count) else count


def suppress(
    cells: Mapping[Key, int],
    sums: Sequence[Sum[Key]],
    shown_before: Collection[Key] = (),
    hidden_before: Collection[Key] = (),
    worth: Callable[[Key], int] = lambda key: 0,
) -> dict[Key, int | str]:
    """The cells as an outsider may read them: the number, «<5», or «–» for one that is hidden
    only because it would give another away.

    `sums` are all the equations that hold between the cells; what follows from them is hidden
    too. `shown_before` and `hidden_before` are cells that an earlier table has shown or hidden
    already, so this one must do the same. Cells of little `worth` are hidden first.
    """
    read: dict[Key, int | str] = {
        key: HIDDEN if key in hidden_before else FEW if is_small(count) else count
        for key, count in cells.items()
    }
    hidden_here: list[Key] = []
    while leak := _leak(cells, read, sums):
        may_hide = {key for key in cells if read[key] != HIDDEN} - set(shown_before)
        if not may_hide:  # nothing is left to hide behind
            break
        near = _within_reach(leak, read, sums) & may_hide

        def cost(key: Key) -> tuple[bool, int, bool, int]:
            # Numbers first: the least worth, the smallest, a zero only when nothing else is left.
            # Then a «<5», which tells something too: four of them cannot make less than four.
            return read[key] == FEW, worth(key), not cells[key], cells[key]

        hidden_here.append(min(near or may_hide, key=cost))
        read[hidden_here[-1]] = HIDDEN
    # One that was hidden early may be needless after a later one: show what can be shown.
    for key in sorted(hidden_here, key=worth, reverse=True):
        shown: int | str = FEW if is_small(cells[key]) else cells[key]
        if not _leak(cells, read | {key: shown}, sums):
            read[key] = shown
    return read


def _within_reach(
    leak: set[Key], read: Mapping[Key, int | str], sums: Sequence[Sum[Key]]
) -> set[Key]:
    """The cells whose hiding may help: those of the leak's sums, and on through hidden cells."""
    reached: set[Key] = set()
    links = leak
    while links:
        found = {key for one in sums if links & one.cells for key in one.cells} - reached
        reached |= found
        links = {key for key in found if not isinstance(read[key], int)}
    return reached


def _leak(
    cells: Mapping[Key, int], read: Mapping[Key, int | str], sums: Sequence[Sum[Key]]
) -> set[Key]:
    """Small numbers that can be worked out from the rest; empty when all is well."""
    bounds = {key: _bounds(shown) for key, shown in read.items()}
    forms = _forms(cells, read, sums)
    tightened = True
    while tightened:
        tightened = any(_tighten(bounds, terms, total) for terms, total in forms)
    return {key for key in cells if is_small(cells[key]) and bounds[key][0] == bounds[key][1]}


def _bounds(shown: int | str) -> tuple[float, float]:
    """What the least and the most is that a reader takes a cell for."""
    if isinstance(shown, int):
        return shown, shown
    return (1, SMALLEST_SHOWN - 1) if shown == FEW else (0, math.inf)


def _forms(
    cells: Mapping[Key, int], read: Mapping[Key, int | str], sums: Sequence[Sum[Key]]
) -> list[tuple[dict[Key, float], float]]:
    """What a reader knows of the unknown cells: (factor of each cell, what they come to), for
    the sums themselves and for what follows from several of them together."""
    unknown = [key for key in cells if not isinstance(read[key], int)]
    rows = [[float(one.sign(key)) for key in unknown] for one in sums]
    forms = []
    for row in [*rows, *_reduced(rows)]:
        terms = {key: factor for key, factor in zip(unknown, row, strict=True) if factor}
        if terms:
            forms.append((terms, sum(factor * cells[key] for key, factor in terms.items())))
    return forms


def _tighten(
    bounds: dict[Key, tuple[float, float]], terms: Mapping[Key, float], total: float
) -> bool:
    """Narrow each cell's bounds by those of the others. True when something became narrower."""
    ends = {key: sorted(factor * end for end in bounds[key]) for key, factor in terms.items()}
    tightened = False
    for key, factor in terms.items():
        least = total - sum(high for other, (_, high) in ends.items() if other != key)
        most = total - sum(low for other, (low, _) in ends.items() if other != key)
        low, high = sorted((least / factor, most / factor))
        narrow = (
            max(bounds[key][0], math.ceil(low) if math.isfinite(low) else low),
            min(bounds[key][1], math.floor(high) if math.isfinite(high) else high),
        )
        if narrow != bounds[key]:
            bounds[key], tightened = narrow, True
    return tightened


def _reduced(rows: Rows) -> Rows:
    """Gauss-Jordan elimination. A cell follows from the sums exactly when a reduced row holds
    that cell alone."""
    done: Rows = []
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((row for row in rows if row[column]), None)
        if pivot is None:
            continue
        rows = [row for row in rows if row is not pivot]
        pivot = [value / pivot[column] for value in pivot]
        rows = [_minus(row, pivot, row[column]) for row in rows]
        done = [*(_minus(row, pivot, row[column]) for row in done), pivot]
    return done


def _minus(row: list[float], pivot: list[float], factor: float) -> list[float]:
    # Factors are small whole numbers and their quotients, so what is nearly nothing is nothing.
    return [round(a - factor * b, 9) for a, b in zip(row, pivot, strict=True)] if factor else row
