"""Cells: how each kind of value is read, and written back.

Every kind has `read(cell)`, which raises BadValueError with a sentence that says what would be
right, and `write(value)`. An empty cell never comes here.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

YEARS = range(1900, 2101)
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?", re.ASCII)
_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?: 00:00(?::00)?)?", re.ASCII)
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?", re.ASCII)
_YES_NO = {"ja": True, "nej": False}
_WRITTEN_DATE = "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2021-03-08."


class BadValueError(Exception):
    """A value that cannot be taken. The message is a whole sentence in Swedish."""


class Kind(Protocol):
    """A kind of value."""

    def read(self, cell: Any) -> Any: ...

    def write(self, value: Any) -> Any: ...


def is_empty(cell: Any) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def as_text(cell: Any) -> str:
    """The cell as its owner sees it, more or less."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat() if cell.time() == dt.time.min else str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


class _AsItIs:
    """What needs no translation on the way out."""

    def write(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Text(_AsItIs):
    """Text without blanks round it, at most so many signs long."""

    max_length: int

    def read(self, cell: Any) -> str:
        text = as_text(cell)
        if len(text) > self.max_length:
            raise BadValueError(f"Korta texten till högst {self.max_length} tecken.")
        if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t" for sign in text):
            raise BadValueError("Skriv om texten: den innehåller tecken som inte går att spara.")
        return text


class Email(_AsItIs):
    """An e-mail address, in small letters: case does not tell two people apart."""

    def read(self, cell: Any) -> str:
        address = as_text(cell).lower()
        try:
            validate_email(address)
        except ValidationError:
            problem = "Skriv en e-postadress, till exempel namn@exempel.se."
            raise BadValueError(problem) from None
        return Text(254).read(address)


@dataclass(frozen=True)
class Integer(_AsItIs):
    """A whole number within limits."""

    low: int
    high: int

    def read(self, cell: Any) -> int:
        number = read_number(cell)
        if number != number.to_integral_value() or not self.low <= number <= self.high:
            raise BadValueError(f"Skriv ett heltal från {self.low} till {self.high}.")
        return int(number)


@dataclass(frozen=True)
class Number(_AsItIs):
    """A number within limits, with at most so many decimals."""

    low: int | Decimal
    high: int
    decimals: int = 1

    def read(self, cell: Any) -> Decimal:
        number = read_number(cell)
        if not self.low <= number <= self.high or number.scaleb(self.decimals) % 1:
            low = str(self.low).replace(".", ",")
            most = {1: "en decimal", 2: "två decimaler"}[self.decimals]
            raise BadValueError(f"Skriv ett tal från {low} till {self.high}, med högst {most}.")
        return number


def read_number(cell: Any) -> Decimal:
    """A number with comma or point, blanks between thousands allowed. Raises BadValueError."""
    text = "" if isinstance(cell, bool) else re.sub(r"\s", "", as_text(cell))
    if not _NUMBER.fullmatch(text):
        raise BadValueError("Skriv ett tal, till exempel 6 eller 1,5.")
    return Decimal(text.replace(",", "."))


class Date(_AsItIs):
    """An Excel date, or YYYY-MM-DD."""

    def read(self, cell: Any) -> dt.date:
        day = self._day(cell)
        if day.year not in YEARS:
            raise BadValueError(f"Kontrollera året. {_WRITTEN_DATE}")
        return day

    def _day(self, cell: Any) -> dt.date:
        if isinstance(cell, dt.datetime):
            return cell.date()
        if isinstance(cell, dt.date):
            return cell
        found = _DATE.fullmatch(as_text(cell))
        if not found:
            raise BadValueError(_WRITTEN_DATE)
        try:
            return dt.date(*map(int, found.groups()))
        except ValueError:
            raise BadValueError(f"Den dagen finns inte i kalendern. {_WRITTEN_DATE}") from None


class Time:
    """A time of day: an Excel time, or HH:MM. Seconds are left out."""

    def read(self, cell: Any) -> dt.time:
        if isinstance(cell, dt.timedelta):  # Excel's format for hours that may pass 24
            cell = str(cell)
        elif isinstance(cell, dt.datetime):
            cell = cell.time()
        if isinstance(cell, dt.time):
            return dt.time(cell.hour, cell.minute)
        found = _TIME.fullmatch(as_text(cell))
        try:
            hour, minute = map(int, found.groups()) if found else (99, 0)
            return dt.time(hour, minute)
        except ValueError:
            raise BadValueError("Skriv tiden som TT:MM, till exempel 09:00.") from None

    def write(self, value: dt.time) -> str:
        return f"{value:%H:%M}"


class YesNo:
    """Ja or nej."""

    def read(self, cell: Any) -> bool:
        if isinstance(cell, bool):
            return cell
        answer = _YES_NO.get(as_text(cell).casefold())
        if answer is None:
            raise BadValueError("Skriv ja eller nej.")
        return answer

    def write(self, value: bool) -> str:
        return "ja" if value else "nej"
