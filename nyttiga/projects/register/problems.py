"""What an import found: faults, warnings and how many rows. No personnummer gets past here."""

import re
from dataclasses import asdict, dataclass, field
from typing import Any

HIDDEN = "(visas inte)"
_PERSONNUMMER = re.compile(r"(?<!\d)((?:\d{2})?\d{6})[\s\-–+]{0,3}\d{4}(?!\d)")


def mask(text: str) -> str:
    """The text with the last four digits of whatever looks like a personnummer as stars."""
    return _PERSONNUMMER.sub(r"\1-****", text)


def mask_personnummer(text: str) -> str:
    """A cell that should hold a personnummer, right or wrong, without what is secret in it."""
    digits = re.sub(r"\D", "", text)
    birth = 8 if digits[:2] in {"18", "19", "20"} else 6
    return f"{digits[: min(birth, max(len(digits) - 4, 0))]}-****"


def hide(text: str) -> str:
    """A name or a free text is not shown at all."""
    return HIDDEN


@dataclass(frozen=True)
class Problem:
    """A fault or a warning, where it is and what would be right. `row` is Excel's own number."""

    sheet: str
    row: int | None
    column: str
    value: str
    problem: str


@dataclass
class SheetCount:
    """How many rows a sheet had, and what they led to."""

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0


@dataclass
class Outcome:
    """All that an import has to tell."""

    saved: bool = False
    sheets: dict[str, SheetCount] = field(default_factory=dict)
    faults: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def fault(self, sheet: str, row: int | None, column: str, value: str, problem: str) -> None:
        self.faults.append(Problem(mask(sheet), row, mask(column), mask(value), mask(problem)))

    def warn(self, sheet: str, row: int | None, column: str, value: str, problem: str) -> None:
        self.warnings.append(Problem(mask(sheet), row, mask(column), mask(value), mask(problem)))

    def sort(self) -> None:
        self.faults = _in_order(self.faults)
        self.warnings = _in_order(self.warnings)

    def as_json(self) -> dict[str, Any]:
        """As REGISTER.md says it."""
        return asdict(self)


def _in_order(problems: list[Problem]) -> list[Problem]:
    """Sheet by sheet as they came, and by row, as one goes through the file to correct it."""
    sheets = list(dict.fromkeys(one.sheet for one in problems))
    return sorted(problems, key=lambda one: (sheets.index(one.sheet), one.row or 0))
