"""The project's own words to each consent: what is read, signed and kept.

One file a kind and version, `<KIND>.<version>.toml`, with the day it is used from. A text that
somebody has signed is never changed: new words are a new file, and the rows of `Consent` say
which version was read. The consent for SUS has no text of ours: Försäkringskassan's form 9443
alone counts and may not be rewritten (DOMAIN 1.7).
"""

import datetime as dt
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
# What everybody is told of how data are handled (art. 13). It is no consent.
INFORMATION = "INFORMATION"


@dataclass(frozen=True)
class ConsentText:
    """One version of one text.

    `opens` and `withdrawing` tell the staff what the consent lets them do and what happens when
    it is taken back. `paragraphs` and `agree` stand on the form, with a line to fill in for each
    of `lines` and a box to tick for each of `boxes`; without `agree` there is no form.
    """

    kind: str
    version: str
    valid_from: dt.date
    title: str
    opens: str = ""
    withdrawing: str = ""
    paragraphs: list[str] = field(default_factory=list)
    agree: str = ""
    lines: list[str] = field(default_factory=list)
    boxes: list[str] = field(default_factory=list)

    @property
    def has_form(self) -> bool:
        return bool(self.agree)


@cache
def all_texts() -> dict[str, list[ConsentText]]:
    """The versions of each kind, oldest first."""
    texts: dict[str, list[ConsentText]] = {}
    for path in FOLDER.glob("*.toml"):
        kind, version = path.stem.split(".", 1)
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        texts.setdefault(kind, []).append(ConsentText(kind, version, **content))
    for versions in texts.values():
        versions.sort(key=lambda text: text.valid_from)
    return texts


def text_in_force(kind: str, day: dt.date) -> ConsentText:
    """The text that is used on the day; before the first version, the first. KeyError for a kind
    without a text."""
    versions = all_texts()[kind]
    return next((text for text in reversed(versions) if text.valid_from <= day), versions[0])
