"""Whether a text for the report holds something about who a person is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from nyttiga.projects.models import Project
from nyttiga.ui.sorting import fold
from participants.models import Participant
from participants.personnummer import normalise

PERSONNUMMER = re.compile(r"(?<!\d)((?:19|20)?\d{2}[01]\d[0-9]\d)(\s?[-+–]?\s?)\d{4}(?!\d)")
NUMBER_FOUND = "ett personnummer"
NAME_FOUND = "namnet på en deltagare"


@dataclass(frozen=True)
class NameFinder:
    """The project's participants' names, folded so that accents and case do not matter."""

    names: frozenset[tuple[str, ...]]
    longest: int

    @classmethod
    def of(cls, project: Project) -> Self:
        """With every participant's first and last name, protected people's too. One query."""
        rows = Participant.objects.filter(project=project).exclude(first_name="")
        names = {
            tuple(_words(f"{first} {last}"))
            for first, last in rows.exclude(last_name="").values_list("first_name", "last_name")
        }
        # «Haile, Maryam» and a middle name left out tell as much.
        names |= {(name[-1], name[0]) for name in names} | {(name[0], name[-1]) for name in names}
        return cls(frozenset(names), max(map(len, names), default=0))

    def found_in(self, text: str) -> list[str]:
        """What the text holds of it, in words for the screen; it names nobody."""
        found = []
        if holds_personnummer(text):
            found.append(NUMBER_FOUND)
        if self._holds_name(_words(text)):
            found.append(NAME_FOUND)
        return found

    def _holds_name(self, words: list[str]) -> bool:
        return any(
            tuple(words[start : start + length]) in self.names
            or tuple(_without_genitive(words[start : start + length])) in self.names
            for start in range(len(words))
            for length in range(2, self.longest + 1)
        )


def holds_personnummer(text: str) -> bool:
    """Whether a personnummer stands in the text."""
    return any(map(_is_personnummer, PERSONNUMMER.finditer(text)))


def _is_personnummer(match: re.Match[str]) -> bool:
    # Written with century or dash it is meant as one, even with a fault in it. Ten bare digits
    # may be a telephone number, so they must be a true one.
    date, separator = match.groups()
    return bool(len(date) == 8 or separator.strip() or normalise(match[0]))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def _without_genitive(words: Iterable[str]) -> list[str]:
    """«Maryam Hailes plan» names her too."""
    *first, last = words
    return [*first, last.removesuffix("s")]
