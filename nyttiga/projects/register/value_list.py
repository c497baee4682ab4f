"""Value lists: a code that is stored, and the words that people write for it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import TextChoices

from nyttiga.projects.register.values import BadValueError, as_text
from nyttiga.ui.sorting import fold


class ValueList:
    """A choice by label or code. Case, accents and punctuation do not matter.

    `words` are the register's own words where they are not the label in lower case, `also` are
    further ways to write a code. `only` narrows the choices.
    """

    def __init__(
        self,
        choices: type[TextChoices],
        words: Mapping[str, str] | None = None,
        also: Mapping[str, str] | None = None,
        only: Iterable[str] | None = None,
    ) -> None:
        kept = {
            str(code): str(label) for code, label in choices.choices if not only or code in only
        }
        self.words = {code: (words or {}).get(code, label.lower()) for code, label in kept.items()}
        self._codes = {_plain(text): code for text, code in (also or {}).items()}
        for texts in (kept, kept.values(), self.words.values()):
            self._codes |= {_plain(text): code for text, code in zip(texts, kept, strict=True)}

    def read(self, cell: Any) -> str:
        code = self._codes.get(_plain(as_text(cell)))
        if code is None:
            raise BadValueError(f"Det finns inte i listan. Skriv {in_words(self.words.values())}.")
        return code

    def write(self, code: str) -> str:
        return self.words.get(code, code)


def in_words(texts: Iterable[str]) -> str:
    """«a, b eller c»."""
    *most, last = texts
    return f"{', '.join(most)} eller {last}" if most else last


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", fold(text)).split())
