"""How a lower floor offers a place that higher floors fill.

One mechanism for all such places: the lower floor makes a `Registry`, each app adds its own
entries in `AppConfig.ready()`. The lower floor never learns who filled it.
"""

from collections.abc import Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Registry(Generic[T]):
    """Entries in the order they were added, floor by floor."""

    def __init__(self) -> None:
        self._entries: list[T] = []

    def register(self, *entries: T) -> None:
        """Add entries. Adding the same one again changes nothing (ready() may run twice)."""
        self._entries += [entry for entry in entries if entry not in self._entries]

    def __iter__(self) -> Iterator[T]:
        return iter(self._entries)
