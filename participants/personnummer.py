"""Swedish personal identity numbers (personnummer and samordningsnummer)."""

import datetime as dt
import re

from personnummer import personnummer

from nyttiga.ui.clock import today

# A blank or a dash may stand anywhere; a plus sign means that the person has turned a hundred.
_IGNORED = re.compile(r"[\s\-‐-―−]")
_SHAPE = re.compile(r"(?:[0-9]{2})?[0-9]{6}\+?[0-9]{4}", re.ASCII)
_IN_TEXT = re.compile(
    r"(?<![0-9])(?:(?P<century>18|19|20)[0-9]{2}|[0-9]{2})"
    r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]|6[1-9]|[78][0-9]|9[01])"
    r"\s?(?P<dash>[-+–]?)\s?[0-9]{4}(?![0-9])"
)


def normalise(text: str | None) -> str | None:
    """The twelve digits of a valid personnummer or samordningsnummer, else None.

    Blanks and dashes do not matter. Ten digits get the century that makes the person born, and
    less than a hundred years old unless a plus sign says otherwise (Skatteverket, SKV 704).
    """
    compact = _IGNORED.sub("", text or "")
    if not _SHAPE.fullmatch(compact):
        return None
    try:
        digits = personnummer.Personnummer(compact).format(True)
        if birth_date(digits) > today() and len(compact) == 10:
            digits = f"{int(digits[:2]) - 1}{digits[2:]}"
        return digits if birth_date(digits) <= today() else None
    except (personnummer.PersonnummerException, ValueError):
        return None


def birth_date_digits(twelve_digits: str) -> str:
    """YYYYMMDD of the person's birth; a samordningsnummer's day is its day less sixty."""
    day = int(twelve_digits[6:8])
    return f"{twelve_digits[:6]}{day - 60 if day > 60 else day:02d}"


def birth_date(twelve_digits: str) -> dt.date:
    """When the person was born. Raises ValueError where no such day was."""
    return dt.datetime.strptime(birth_date_digits(twelve_digits), "%Y%m%d").date()  # noqa: DTZ007


def age_on(twelve_digits: str, day: dt.date) -> int:
    """The person's age in whole years on the day."""
    born = birth_date(twelve_digits)
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_mans(twelve_digits: str) -> bool:
    """Whether it is a man's: the last digit but one is odd for a man, even for a woman."""
    return int(twelve_digits[-2]) % 2 == 1


def stands_in(text: str) -> bool:
    """Whether a free text seems to hold a personnummer, which does not belong there.

    Written with century or dash the shape is enough, so that a slip of the finger is seen too;
    ten digits in a row may be a mobile number and must have the right check digit.
    """
    return any(
        found["century"] or found["dash"] or normalise(found[0])
        for found in _IN_TEXT.finditer(text)
    )
