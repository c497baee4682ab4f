"""All of a person's step measurements, as the panel and the pages show them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from nyttiga.ui.templatetags.small_multiples import Line, SmallMultiple
from participants.models import StepMeasurement
from participants.models.measurement import DOMAINS, SCALE
from participants.step_progress import DomainChange, StepProgress, progress_of

Respondent = StepMeasurement.Respondent
# How the two are called beside each other.
NAMES = {Respondent.PARTICIPANT: "Deltagaren", Respondent.COACH: "Coachen"}
MOST_MOVED = 2


@dataclass(frozen=True)
class Answered:
    """One respondent's way: how far, from when to when."""

    name: str
    progress: StepProgress
    first_on: dt.date
    last_on: dt.date


@dataclass(frozen=True)
class DomainWay:
    """One domain over time: its chart, and first and last of each respondent."""

    code: str
    chart: SmallMultiple
    ends: list[tuple[str, int, int]]  # name, first, last

    @property
    def title(self) -> str:
        return DOMAINS[self.code]


@dataclass(frozen=True)
class MeasurementHistory:
    """The measurements oldest first, of both respondents."""

    measurements: Sequence[StepMeasurement]

    @cached_property
    def days(self) -> list[dt.date]:
        """When somebody answered, oldest first."""
        return sorted({one.date for one in self.measurements})

    @property
    def last_on(self) -> dt.date | None:
        return self.days[-1] if self.days else None

    @cached_property
    def compared(self) -> list[Answered]:
        """Those who have answered twice."""
        found = []
        for respondent, name in NAMES.items():
            if progress := progress_of(self.measurements, respondent):
                own = [one.date for one in self.measurements if one.respondent == respondent]
                found.append(Answered(name, progress, own[0], own[-1]))
        return found

    @property
    def most_moved(self) -> list[DomainChange]:
        """Where the participant, or else the coach, sees the greatest change."""
        if not self.compared:
            return []
        moved = [one for one in self.compared[0].progress.domains if one.change]
        return sorted(moved, key=lambda one: abs(one.change or 0), reverse=True)[:MOST_MOVED]

    @cached_property
    def ways(self) -> list[DomainWay]:
        """The ten domains, on the same axes."""
        return [self._way(code) for code in DOMAINS] if self.days else []

    def _way(self, code: str) -> DomainWay:
        lines = [
            Line(
                name,
                [
                    (one.date, one.answers[code])
                    for one in self.measurements
                    if one.respondent == respondent and code in one.answers
                ],
            )
            for respondent, name in NAMES.items()
        ]
        ends = [(line.name, line.values[0][1], line.values[-1][1]) for line in lines if line.values]
        chart = SmallMultiple(
            DOMAINS[code], lines, self.days[0], self.days[-1], min(SCALE), max(SCALE)
        )
        return DomainWay(code, chart, ends)

    def newest_first(self) -> list[StepMeasurement]:
        return list(reversed(self.measurements))
