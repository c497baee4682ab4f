"""Disclosure control: small numbers of people are not shown outside the project's own staff.

DOMAIN 2.7: cells of 1–4 people read «<5», and more cells are hidden where the sums round them
would give those away. Zero may be shown. The participant flow is more than a row with a total:
columns add up too, what goes in and comes out must balance, and each quarter opens with what the
one before ended with. So what follows from the sums is worked out, exactly.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

from nyttiga.ui.worked_out import Bounds, Reader

SMALLEST_SHOWN = 5  # a cell of 1–4 people could be recognised
FEW, HIDDEN = "<5", "–"
# What a reader takes a cell for that is not told.
BOUNDS: dict[str, Bounds] = {FEW: (1, SMALLEST_SHOWN - 1), HIDDEN: (0, None)}

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class Sum(Generic[Key]):
    """What a reader can add up: the cells of `parts` together equal those of `whole`."""

    parts: Sequence[Key]
    whole: Sequence[Key]

    @cached_property
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
    reader = Reader(cells, [{key: one.sign(key) for key in one.cells} for one in sums])

    def cost(key: Key) -> tuple[bool, int, bool, int, int]:
        # Numbers first: the least worth, the smallest, a zero only when nothing else is left.
        # Then a «<5», which tells something too: four of them cannot make less than four. Of
        # equals always the same one: twice hidden differently, they would give each other away.
        return read[key] == FEW, worth(key), not cells[key], cells[key], place[key]

    hidden_here: list[Key] = []
    rounds = 0
    while leak := _leak(cells, read, reader):
        may_hide = {key for key in cells if read[key] != HIDDEN} - set(shown_before)
        if not may_hide:  # nothing is left to hide behind
            break
        # What leaks on and on is hidden behind more at once: it hides less in the end, and sooner.
        at_once = 1 + rounds // 5
        rounds += 1
        now: set[Key] = set()
        for key in sorted(leak, key=place.__getitem__):
            near = _within_reach({key}, read, sums, may_hide) & may_hide
            if not near & now:  # what was hidden for another one may do for this one too
                now.update(sorted(near or may_hide, key=cost)[:at_once])
        hidden_here += sorted(now, key=place.__getitem__)
        read |= dict.fromkeys(now, HIDDEN)
    # One that was hidden early may be needless after a later one: show what can be shown.
    _show_again(sorted(hidden_here, key=worth, reverse=True), cells, read, reader)
    return read


def _show_again(
    keys: Sequence[Key],
    cells: Mapping[Key, int],
    read: dict[Key, int | str],
    reader: Reader[Key],
) -> None:
    """Show those of the hidden cells that give nothing away: all at once if that will do, else
    one half and then the other."""
    shown = {key: FEW if is_small(cells[key]) else cells[key] for key in keys}
    if not keys or not _leak(cells, read | shown, reader):
        read |= shown
    elif len(keys) > 1:
        half = len(keys) // 2
        _show_again(keys[:half], cells, read, reader)
        _show_again(keys[half:], cells, read, reader)


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


def _leak(cells: Mapping[Key, int], read: Mapping[Key, int | str], reader: Reader[Key]) -> set[Key]:
    """Small numbers that can be worked out from the rest; empty when all is well."""
    unknown = {key: BOUNDS[shown] for key, shown in read.items() if isinstance(shown, str)}
    return {key for key in reader.works_out(unknown) if is_small(cells[key])}
