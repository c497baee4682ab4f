"""The amounts of LOU by the day, as `thresholds.toml` has them."""

import datetime as dt
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.formats import date_format

PATH = Path(__file__).with_name("thresholds.toml")


@dataclass(frozen=True)
class Thresholds:
    """One period's amounts in kronor without VAT. None: not found, and not guessed."""

    first: dt.date
    last: dt.date
    direct: int | None = None
    social: int | None = None
    eu: int | None = None
    note: str = ""

    @property
    def period(self) -> str:
        """In words: whole years as years, anything else by its months."""
        first, last = self.first, self.last
        if (first.month, last.month) == (1, 12):
            return f"{first.year}–{last.year}"
        words = [date_format(day, "F Y") for day in (first, last)]
        return "–".join(dict.fromkeys(words))


@cache
def periods() -> list[Thresholds]:
    """All periods, oldest first."""
    content = tomllib.loads(PATH.read_text(encoding="utf-8"))
    return [Thresholds(**period) for period in content["period"]]


def thresholds_on(day: dt.date) -> Thresholds | None:
    """The amounts that hold on the day; None outside all periods."""
    return next((one for one in periods() if one.first <= day <= one.last), None)
