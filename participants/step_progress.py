"""How far somebody has come on the steps: the first measurement against the latest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from functools import cached_property

from django.utils.formats import number_format

from participants.models import StepMeasurement
from participants.models.measurement import DOMAINS

Answers = Mapping[str, int]  # by code, what was answered only

DOMAINS_CHANGED = 2  # DOMAIN 3.5: one whole step in so many domains, or half a step in the mean


class Trend(StrEnum):
    """The classes of DOMAIN 3.5, in words for the screen."""

    FORWARD = "Framsteg"
    SAME = "Oförändrat"
    BACK = "Tillbakagång"

    @property
    def tone(self) -> str:
        return {self.FORWARD: "good", self.SAME: "info", self.BACK: "warn"}[self]


def signed(number: Decimal) -> str:
    """«+0,6», «−0,3», «0,0»: a change with its sign, one decimal, half up."""
    rounded = number.quantize(Decimal("0.1"), ROUND_HALF_UP)
    words = number_format(abs(rounded), 1)
    return f"+{words}" if rounded > 0 else f"−{words}" if rounded < 0 else words


@dataclass(frozen=True)
class DomainChange:
    """One domain, first and last; None where it was not answered."""

    code: str
    first: int | None
    last: int | None

    @property
    def title(self) -> str:
        return DOMAINS[self.code]

    @property
    def change(self) -> int | None:
        """In steps of the scale; None unless both were answered."""
        return None if self.first is None or self.last is None else self.last - self.first


@dataclass(frozen=True)
class StepProgress:
    """Two measurements of the same person by the same respondent. Only domains that were answered
    both times are compared."""

    first: Answers
    last: Answers

    @property
    def domains(self) -> list[DomainChange]:
        return [DomainChange(code, self.first.get(code), self.last.get(code)) for code in DOMAINS]

    @cached_property
    def changes(self) -> list[int]:
        first, last = self.first, self.last
        return [last[code] - first[code] for code in DOMAINS if code in first and code in last]

    @property
    def mean_change(self) -> Decimal | None:
        """None when no domain was answered both times."""
        return Decimal(sum(self.changes)) / len(self.changes) if self.changes else None

    @property
    def mean_words(self) -> str:
        """«+0,6»; empty without anything to compare."""
        mean = self.mean_change
        return "" if mean is None else signed(mean)

    @property
    def trend(self) -> Trend | None:
        """Progress is asked first, as DOMAIN 3.5 has it: who went forward in two domains has come
        further, even if two others went back. Going back is the mirror image."""
        if not self.changes:
            return None
        if self._moved(1):
            return Trend.FORWARD
        return Trend.BACK if self._moved(-1) else Trend.SAME

    def _moved(self, direction: int) -> bool:
        steps = [change * direction for change in self.changes]
        half_a_step = 2 * sum(steps) >= len(steps)
        return half_a_step or sum(step >= 1 for step in steps) >= DOMAINS_CHANGED


def progress_of(measurements: Sequence[StepMeasurement], respondent: str) -> StepProgress | None:
    """From the respondent's first to their latest; None before there are two. Takes the
    measurements oldest first."""
    answers = [one.answers for one in measurements if one.respondent == respondent]
    return StepProgress(answers[0], answers[-1]) if len(answers) > 1 else None
