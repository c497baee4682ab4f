"""What a reader can work out of whole numbers that are not told, from the sums that hold.

All is reckoned in whole numbers, so that nothing is taken for known, or for hidden, because of
a rounding.
"""

import math
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Bounds = tuple[int, int | None]  # the least and the most; None: no end
Terms = dict[int, int]  # factors of numbers, by their places
Form = tuple[tuple[int, int], ...]  # the same, to be gone through often


class Reader(Generic[Key]):
    """Somebody who knows all the sums. Each is given as the factors of its cells, which together
    come to what they come to with the true numbers."""

    def __init__(self, numbers: Mapping[Key, int], sums: Iterable[Mapping[Key, int]]) -> None:
        self.cells = list(numbers)
        self.numbers = list(numbers.values())
        self.place = {cell: place for place, cell in enumerate(numbers)}
        self.sums = [{self.place[cell]: factor for cell, factor in one.items()} for one in sums]
        self.answers: dict[frozenset[tuple[int, Bounds]], set[int]] = {}

    def works_out(self, unknown: Mapping[Key, Bounds]) -> set[Key]:
        """The cells whose number follows, where all but the unknown are told, and of those at
        least and at most what they are."""
        bounds = {self.place[cell]: of_cell for cell, of_cell in unknown.items()}
        rows = ({cell: one[cell] for cell in one if cell in bounds} for one in self.sums)
        found: set[int] = set()
        for part in _parts([row for row in rows if row]):
            # Most parts are as they were when the reader looked last.
            asked = frozenset((cell, bounds[cell]) for row in part for cell in row)
            if asked not in self.answers:
                self.answers[asked] = self._solve(part, dict(asked))
            found |= self.answers[asked]
        return {self.cells[place] for place in found}

    def _solve(self, rows: list[Terms], bounds: dict[int, Bounds]) -> set[int]:
        unlike = dict.fromkeys(tuple(terms.items()) for terms in [*rows, *_reduced(rows)])
        forms = [(form, sum(f * self.numbers[cell] for cell, f in form)) for form in unlike]
        of_cell: dict[int, list[int]] = defaultdict(list)
        for number, (form, _) in enumerate(forms):
            for cell, _ in form:
                of_cell[cell].append(number)
        waiting = dict.fromkeys(range(len(forms)))
        while waiting:
            number = next(iter(waiting))
            del waiting[number]
            # Only what has a cell that became narrower is worth another look.
            for cell in _tighten(bounds, *forms[number]):
                waiting |= dict.fromkeys(of_cell[cell])
        return {cell for cell, (least, most) in bounds.items() if least == most}


def _parts(rows: list[Terms]) -> list[list[Terms]]:
    """The rows apart, so that no cell is in two parts; in each in the order they had."""
    parts: list[tuple[set[int], list[int]]] = []
    for number, row in enumerate(rows):
        cells, numbers, apart = set(row), [number], []
        for part in parts:
            if cells.isdisjoint(part[0]):
                apart.append(part)
            else:
                cells |= part[0]
                numbers += part[1]
        parts = [*apart, (cells, numbers)]
    return [[rows[number] for number in sorted(numbers)] for _, numbers in parts]


def _tighten(bounds: dict[int, Bounds], form: Form, total: int) -> list[int]:
    """Narrow each cell's bounds by those of the others. The cells that became narrower."""
    least = most = 0  # of the whole form, save for the cells that have no end
    endless_down = endless_up = 0
    for cell, factor in form:
        low, high = bounds[cell]
        if factor > 0:
            least += factor * low
            endless_up += high is None
            most += factor * (high or 0)
        else:
            most += factor * low
            endless_down += high is None
            least += factor * (high or 0)
    if endless_down > 1 and endless_up > 1:
        return []
    upwards, downwards = (total - least, endless_down), (most - total, endless_up)
    narrower = []
    for cell, factor in form:
        low, high = bounds[cell]
        # How far the cell may go from its least, and from its most, if the others give way.
        (on, on_endless), (back, back_endless) = (
            (upwards, downwards) if factor > 0 else (downwards, upwards)
        )
        now_low, now_high = low, high
        if not on_endless:
            now_high = low + on // abs(factor)
            if high is not None and high < now_high:
                now_high = high
        if back_endless == (high is None):
            now_low = max(low, (high or 0) - back // abs(factor))
        if now_low != low or now_high != high:
            bounds[cell] = now_low, now_high
            narrower.append(cell)
    return narrower


def _reduced(rows: Iterable[Terms]) -> list[Terms]:
    """Gauss-Jordan elimination. A cell follows from the sums exactly when a reduced row holds
    that cell alone. Rows hold few cells each, so only those that are there are gone through."""
    done: dict[int, Terms] = {}
    for row in rows:
        for cell in [cell for cell in row if cell in done]:
            row = _without(cell, row, done[cell])
        if not row:
            continue
        pivot = next(iter(row))
        for cell, other in done.items():
            if pivot in other:
                done[cell] = _without(pivot, other, row)
        done[pivot] = row
    return list(done.values())


def _without(cell: int, row: Terms, other: Terms) -> Terms:
    """The row freed from a cell by help of the other, in the smallest whole numbers."""
    mine, its = other[cell], row[cell]
    made = {key: mine * factor for key, factor in row.items()}
    for key, factor in other.items():
        made[key] = made.get(key, 0) - its * factor
    made = {key: factor for key, factor in made.items() if factor}
    shared = math.gcd(*made.values())
    return {key: factor // shared for key, factor in made.items()} if shared > 1 else made
