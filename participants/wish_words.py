"""Words of a person's wishes that a workplace's tasks have too."""

import re
from dataclasses import dataclass

from nyttiga.ui.sorting import sort_key

MOST_STEMS = 12
SHORTEST = 3
LONG = 5  # a stem of this length says something wherever it stands in a compound
# Everyday words, and words that stand in every wish.
_EVERYDAY = """
aldrig alla allt andra annat arbeta arbete arbeten arbetet bara behöver blir bra både den denna
det där efter eller ett fler flera fram från för får gillar gjort gärna gör göra haft han har hela
helst hon hos hur här höll hålla ibland inom inte jag jobb jobba jobbat jobben kan kanske kunna
lite man med mer mig min mina mot mycket många måste nog något några när och också olika på saker
sedan ska som sätt tar tidigare till trivs tycker under upp utan vad var vara varit vid vilja vill
väldigt över
"""
_IGNORED = frozenset(_EVERYDAY.split())
_ENDINGS = (
    *("ningar", "ningen", "arna", "erna", "orna", "ning", "ande", "ar", "er", "or", "en", "et"),
    *("na", "a", "e", "n", "s"),
)
_WORD = re.compile(r"\w+")


def stems(*texts: str) -> list[str]:
    """The stems of the telling words, as `sort_key` writes them, each once and in order."""
    words = (word for text in texts for word in _WORD.findall(text.casefold()))
    telling = (word for word in words if len(word) >= SHORTEST and word not in _IGNORED)
    return list(dict.fromkeys(_stem(word) for word in telling))[:MOST_STEMS]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > SHORTEST:
            return sort_key(stem)
    return sort_key(word)


def is_hit(word: str, stem: str) -> bool:
    """Whether the word is of the stem. The list of places asks the database the same."""
    key = sort_key(word)
    return stem in key if len(stem) >= LONG else key.startswith(stem)


@dataclass(frozen=True)
class Part:
    """A piece of a text, marked or not."""

    text: str
    is_hit: bool


def marked(text: str, asked: list[str]) -> list[Part]:
    """The whole text in pieces, with the words that some stem hits marked."""
    parts = []
    for piece in re.findall(r"\w+|\W+", text):
        parts.append(Part(piece, any(is_hit(piece, stem) for stem in asked)))
    return parts
