"""Organisationsnummer, and the personnummer that a sole trader has for one."""

import re

from personnummer import personnummer
from stdnum.se import orgnr

_IGNORED = re.compile(r"[\s\-‐-―−]")
_SHAPE = re.compile(r"(?:[0-9]{2})?[0-9]{10}", re.ASCII)


def normalise(text: str | None) -> str | None:
    """The ten digits of a valid organisationsnummer, or the twelve of a sole trader's
    personnummer; else None. Blanks, dashes and the prefix 16 do not matter."""
    digits = _IGNORED.sub("", text or "")
    if not _SHAPE.fullmatch(digits):
        return None
    if is_personal(digits):
        try:
            return str(personnummer.Personnummer(digits).format(True))
        except (personnummer.PersonnummerException, ValueError):
            return None
    digits = digits.removeprefix("16") if len(digits) == 12 else digits
    return digits if len(digits) == 10 and orgnr.is_valid(digits) else None


def is_personal(digits: str) -> bool:
    """Whether the digits are a personnummer. Where that has its month, an organisationsnummer
    has 20 or more, just so that the two can be told apart (SFS 1974:174, 1 §)."""
    return digits[-8:-6].isdecimal() and int(digits[-8:-6]) < 20


def shown(digits: str) -> str:
    """`556016-0680`; a sole trader's is masked, `19900101-****`. Empty for none."""
    if not digits:
        return ""
    return f"{digits[:-4]}-{'****' if is_personal(digits) else digits[-4:]}"
