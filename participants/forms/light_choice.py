"""How it goes, as one of three lights."""

from collections.abc import Iterator
from typing import Any


class LightChoice:
    """For forms with a field `light` of radio buttons."""

    @property
    def lights(self) -> Iterator[tuple[Any, str, str]]:
        """Each choice with its word and what it means, «Grönt» and «det fungerar»."""
        for radio in self["light"]:  # type: ignore[index]
            word, _, meaning = radio.data["label"].partition(": ")
            yield radio, word, meaning
