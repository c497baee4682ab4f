"""Swedish personal identity numbers (personnummer and samordningsnummer)."""

import re

from personnummer import personnummer

_SHAPE = re.compile(r"^(\d{2})?\d{6}[-+]?\d{4}$")


def normalise(text: str | None) -> str | None:
    """The twelve digits of a valid personnummer or samordningsnummer, else None.

    Blanks and missing dashes do not matter. Ten digits get the century that makes the person
    less than a hundred years old, as the law has it.
    """
    compact = re.sub(r"\s", "", text or "")
    if not _SHAPE.match(compact):
        return None
    try:
        return personnummer.Personnummer(compact).format(True)
    except personnummer.PersonnummerException:
        return None


def birth_date_digits(twelve_digits: str) -> str:
    """YYYYMMDD of the person's birth; a samordningsnummer's day is its day less sixty."""
    day = int(twelve_digits[6:8])
    return f"{twelve_digits[:6]}{day - 60 if day > 60 else day:02d}"
