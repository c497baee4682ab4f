"""What a person lived on and did at one moment of one stay, and what is still missing of it.

The rows hang on the person, for a stay may be corrected; a moment's rows belong to the stay that
their day points at.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from participants.models import Occupation, Participant, ParticipationPeriod, SupportSource
from participants.models.situation import (
    NOT_PUBLIC,
    Moment,
    Source,
)

WEEK = dt.timedelta(days=7)
# Months after the exit.
MONTHS = {Moment.AFTER: 0, Moment.AFTER_3: 3, Moment.AFTER_6: 6, Moment.AFTER_12: 12}
WORK_AND_STUDIES = {
    Occupation.Kind.WORK,
    Occupation.Kind.SUBSIDISED_WORK,
    Occupation.Kind.OWN_BUSINESS,
    Occupation.Kind.STUDIES,
}
# SUS counts these as no public support, although somebody pays them (DOMAIN 1.6.1).
PAID_YET_NOT_PUBLIC = {Source.PARENTAL_BENEFIT, Source.PENSION}
BENEFITS = (set(Source) - set(NOT_PUBLIC) - {Source.UNKNOWN}) | PAID_YET_NOT_PUBLIC


@dataclass(frozen=True)
class Situation:
    """One moment of one stay. `missing` says in words what is not filled in."""

    moment: Moment
    sources: list[SupportSource]
    occupations: list[Occupation]
    missing: list[str]

    @property
    def is_empty(self) -> bool:
        return not (self.sources or self.occupations)

    @property
    def is_unknown(self) -> bool:
        """Somebody has said that nobody knows."""
        return any(row.source == Source.UNKNOWN for row in self.sources)

    @property
    def date(self) -> dt.date | None:
        rows: list[Any] = [*self.sources, *self.occupations]
        return rows[0].date if rows else None

    @property
    def state(self) -> str:
        """«klart», «saknas» or what of it is missing."""
        if self.is_unknown:
            return "uppgift saknas"
        if self.is_empty:
            return "saknas"
        return f"saknar {_and(self.missing)}" if self.missing else "klart"

    @property
    def is_complete(self) -> bool:
        return self.is_unknown or not self.missing


@dataclass(frozen=True)
class Stay:
    """One period beside the person's other ones and all the person's rows."""

    period: ParticipationPeriod
    periods: list[ParticipationPeriod]
    sources: list[SupportSource]
    occupations: list[Occupation]

    @classmethod
    def of(cls, participant: Participant, period_id: int | None = None) -> "Stay | None":
        """The latest stay, or the one of that number; None without one. Three queries."""
        periods = list(participant.periods.all())
        period = next((one for one in periods if period_id in (None, one.pk)), None)
        if period is None:
            return None
        period.participant = participant
        sources, occupations = participant.support_sources.all(), participant.occupations.all()
        return cls(period, periods, list(sources), list(occupations))

    def at(self, moment: Moment) -> Situation:
        """The moment of this stay."""
        inside = _window(moment, self.period, self.periods)
        sources = [row for row in self.sources if row.moment == moment and inside(row.date)]
        done = [row for row in self.occupations if row.moment == moment and inside(row.date)]
        return Situation(moment, sources, done, _missing(moment, self.period, sources, done))


def _window(moment: Moment, period: ParticipationPeriod, periods: list[Any]) -> Any:
    """Whether a day points at the stay. With one stay, every day does. *Before* lies between the
    starts of two stays, all else between one's start and the next one's."""
    others = [one.starts_on for one in periods if one.pk != period.pk]
    before = max((day for day in others if day <= period.starts_on), default=None)
    after = min((day for day in others if day > period.starts_on), default=None)
    if moment == Moment.BEFORE:
        first, last = before, period.starts_on if after else None
    else:
        first, last = period.starts_on if before else None, after
    return lambda day: (first is None or day > first) and (last is None or day <= last)


def _missing(
    moment: Moment,
    period: ParticipationPeriod,
    sources: list[SupportSource],
    occupations: list[Occupation],
) -> list[str]:
    extents = [row.extent for row in sources if row.source in BENEFITS]
    percents = [row.percent for row in occupations if row.kind in WORK_AND_STUDIES]
    asked = {
        "försörjning": bool(sources),
        "sysselsättning": bool(occupations),
        "omfattning": None not in [*extents, *percents],
    }
    if moment == Moment.BEFORE:
        asked["utbildning"] = bool(period.education)
        asked["tid i offentlig försörjning"] = period.support_months is not None
    return [word for word, is_there in asked.items() if not is_there]


def _and(words: list[str]) -> str:
    return " och ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]
