"""Disclosure control: small numbers of people are not shown outside the project's own staff.

DOMAIN 2.7: cells of 1–4 people read «<5», and more cells are hidden where the sums round them
would give those away. Zero may be shown. The participant flow is more than a row with a total:
columns add up too, what goes in and comes out must balance, and each quarter opens with what the
one before ended with. So what follows from the sums is worked out, exactly.
"""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

SMALLEST_SHOWN = 5  # a cell of 1–4 people could be recognised
FEW, HIDDEN = "<5", "–"

Key = TypeVar("Key", bound=Hashable)
Terms = dict[Key, float]  # factors of cells


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
    place = {key: number for number, key in enumerate(cells)}

    def cost(key: Key) -> tuple[bool, int, bool, int, int]:
        # Numbers first: the least worth, the smallest, a zero only when nothing else is left.
        # Then a «<5», which tells something too: four of them cannot make less than four. Of
        # equals always the same one: twice hidden differently, they would give each other away.
        return read[key] == FEW, worth(key), not cells[key], cells[key], place[key]

    hidden_here: list[Key] = []
    while leak := _leak(cells, read, sums):
        may_hide = {key for key in cells if read[key] != HIDDEN} - set(shown_before)
        if not may_hide:  # nothing is left to hide behind
            break
        now: set[Key] = set()
        for key in sorted(leak, key=place.__getitem__):
            near = _within_reach({key}, read, sums, may_hide) & may_hide
            if not near & now:  # what was hidden for another one may do for this one too
                now.add(min(near or may_hide, key=cost))
        hidden_here += sorted(now, key=place.__getitem__)
        read |= dict.fromkeys(now, HIDDEN)
    # One that was hidden early may be needless after a later one: show what can be shown.
    _show_again(sorted(hidden_here, key=worth, reverse=True), cells, read, sums)
    return read


def _show_again(
    keys: Sequence[Key],
    cells: Mapping[Key, int],
    read: dict[Key, int | str],
    sums: Sequence[Sum[Key]],
) -> None:
    """Show those of the hidden cells that give nothing away: all at once if that will do, else
    one half and then the other."""
    shown = {key: FEW if is_small(cells[key]) else cells[key] for key in keys}
    if not keys or not _leak(cells, read | shown, sums):
        read |= shown
    elif len(keys) > 1:
        half = len(keys) // 2
        _show_again(keys[:half], cells, read, sums)
        _show_again(keys[half:], cells, read, sums)


def _within_reach(
    leak: set[Key],
    read: Mapping[Key, int | str],
    sums: Sequence[Sum[Key]],
    may_hide: Collection[Key],
) -> set[Key]:
    """The cells whose hiding may help: those of the leak's sums, and on through hidden cells. It
    goes no further than to where there is a number to hide."""
    reached: set[Key] = set()
    links = leak
    while links:
        found = {key for one in sums if links & one.cells for key in one.cells} - reached
        reached |= found
        if any(isinstance(read[key], int) and key in may_hide for key in found):
            break
        links = {key for key in found if not isinstance(read[key], int)}
    return reached


def _leak(
    cells: Mapping[Key, int], read: Mapping[Key, int | str], sums: Sequence[Sum[Key]]
) -> set[Key]:
    """Small numbers that can be worked out from the rest; empty when all is well."""
    bounds = {key: _bounds(shown) for key, shown in read.items()}
    forms = _forms(cells, read, sums)
    of_key: dict[Key, list[int]] = defaultdict(list)
    for number, (terms, _) in enumerate(forms):
        for key in terms:
            of_key[key].append(number)
    waiting = dict.fromkeys(range(len(forms)))
    while waiting:
        number = next(iter(waiting))
        del waiting[number]
        # Only what has a cell that became narrower is worth another look.
        for key in _tighten(bounds, *forms[number]):
            waiting |= dict.fromkeys(of_key[key])
    return {key for key in cells if is_small(cells[key]) and bounds[key][0] == bounds[key][1]}


def _bounds(shown: int | str) -> tuple[float, float]:
    """What the least and the most is that a reader takes a cell for."""
    if isinstance(shown, int):
        return shown, shown
    return (1, SMALLEST_SHOWN - 1) if shown == FEW else (0, math.inf)


def _forms(
    cells: Mapping[Key, int], read: Mapping[Key, int | str], sums: Sequence[Sum[Key]]
) -> list[tuple[Terms[Key], float]]:
    """What a reader knows of the unknown cells: (factor of each cell, what they come to), for
    the sums themselves and for what follows from several of them together."""
    rows: list[Terms[Key]] = [
        {
            key: float(one.sign(key))
            for key in (*one.parts, *one.whole)
            if not isinstance(read[key], int)
        }
        for one in sums
    ]
    forms = {frozenset(terms.items()): terms for terms in [*rows, *_reduced(rows)] if terms}
    return [
        (terms, sum(factor * cells[key] for key, factor in terms.items()))
        for terms in forms.values()
    ]


def _tighten(
    bounds: dict[Key, tuple[float, float]], terms: Mapping[Key, float], total: float
) -> list[Key]:
    """Narrow each cell's bounds by those of the others. The cells that became narrower."""
    ends = {}
    for key, factor in terms.items():
        low, high = bounds[key]
        ends[key] = (factor * low, factor * high) if factor > 0 else (factor * high, factor * low)
    lows, highs = _Total(low for low, _ in ends.values()), _Total(high for _, high in ends.values())
    narrower = []
    for key, factor in terms.items():
        least, most = total - highs.without(ends[key][1]), total - lows.without(ends[key][0])
        low, high = (least, most) if factor > 0 else (most, least)
        narrow = (
            max(bounds[key][0], math.ceil(low / factor) if math.isfinite(low) else -math.inf),
            min(bounds[key][1], math.floor(high / factor) if math.isfinite(high) else math.inf),
        )
        if narrow != bounds[key]:
            bounds[key] = narrow
            narrower.append(key)
    return narrower


class _Total:
    """A sum that one of its parts can be taken out of, though parts may be infinite."""

    def __init__(self, parts: Iterable[float]) -> None:
        self.finite, self.infinite = 0.0, 0
        self.end = 0.0  # plus or minus infinity; all infinite parts of a sum are of one kind
        for part in parts:
            if math.isfinite(part):
                self.finite += part
            else:
                self.infinite, self.end = self.infinite + 1, part

    def without(self, part: float) -> float:
        if math.isfinite(part):
            return self.end if self.infinite else self.finite - part
        return self.end if self.infinite > 1 else self.finite


def _reduced(rows: Iterable[Terms[Key]]) -> list[Terms[Key]]:
    """Gauss-Jordan elimination. A cell follows from the sums exactly when a reduced row holds
    that cell alone. Rows hold few cells each, so only those that are there are gone through."""
    done: dict[Key, Terms[Key]] = {}
    for row in rows:
        for key in [key for key in row if key in done]:
            row = _minus(row, done[key], row[key])
        if not row:
            continue
        pivot, first = next(iter(row.items()))
        row = {key: value / first for key, value in row.items()}
        for key, other in done.items():
            if pivot in other:
                done[key] = _minus(other, row, other[pivot])
        done[pivot] = row
    return list(done.values())


def _minus(row: Terms[Key], pivot: Terms[Key], factor: float) -> Terms[Key]:
    # Factors are small whole numbers and their quotients, so what is nearly nothing is nothing.
    made = dict(row)
    for key, value in pivot.items():
        made[key] = round(made.get(key, 0.0) - factor * value, 9)
        if not made[key]:
            del made[key]
    return made
