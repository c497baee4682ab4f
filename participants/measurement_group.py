"""Step measurements of all people together: the first against the latest."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from nyttiga.ui.access import Access
from nyttiga.ui.small_numbers import SMALLEST_SHOWN, Sum, suppress
from participants.models import StepMeasurement
from participants.models.measurement import DOMAINS
from participants.models.participant import who_counts
from participants.step_progress import StepProgress, Trend, signed

ALL = "alla"


@dataclass(frozen=True)
class DomainMeans:
    """One domain's means; None when fewer than five people answered it both times."""

    title: str
    people: int | None
    first: Decimal | None
    last: Decimal | None

    @property
    def change(self) -> str:
        """«+0,6»; empty when the means may not be shown."""
        return "" if self.first is None or self.last is None else signed(self.last - self.first)


@dataclass(frozen=True)
class Group:
    """What may be shown. `people` and the counts of `trends` are numbers, «<5» or «–»."""

    people: int | str
    trends: list[tuple[Trend, int | str]]
    domains: list[DomainMeans]

    @property
    def is_shown(self) -> bool:
        """DOMAIN 3.5: only with five people or more."""
        return isinstance(self.people, int) and self.people >= SMALLEST_SHOWN


def group_of(access: Access, respondent: str, day: dt.date) -> Group:
    """Those whom the respondent has measured on two days by the day. Two queries."""
    ways = _ways(access, respondent, day)
    with_trend = [(way, trend) for way in ways if (trend := way.trend)]
    counts = Counter(trend for _, trend in with_trend)
    cells: dict[str, int] = {ALL: len(with_trend)} | {trend: counts[trend] for trend in Trend}
    shown = suppress(cells, [Sum(list(Trend), [ALL])])
    return Group(
        people=shown[ALL],
        trends=[(trend, shown[trend]) for trend in Trend],
        domains=[_means(code, [way for way, _ in with_trend]) for code in DOMAINS],
    )


def _ways(access: Access, respondent: str, day: dt.date) -> list[StepProgress]:
    measured = (
        StepMeasurement.objects.visible_to(access)
        .by(day)
        .filter(who_counts("participant"), respondent=respondent)
        .values_list("participant", "pk", *DOMAINS)
    )
    first = measured.order_by("participant", "date").distinct("participant")
    last = measured.order_by("participant", "-date").distinct("participant")
    return [
        StepProgress(_answers(one[2:]), _answers(other[2:]))
        for one, other in zip(first, last, strict=True)
        if one[1] != other[1]
    ]


def _answers(values: Sequence[int | None]) -> dict[str, int]:
    pairs = zip(DOMAINS, values, strict=True)
    return {code: value for code, value in pairs if value is not None}


def _means(code: str, ways: list[StepProgress]) -> DomainMeans:
    both = [
        (way.first[code], way.last[code]) for way in ways if code in way.first and code in way.last
    ]
    if len(both) < SMALLEST_SHOWN:
        return DomainMeans(DOMAINS[code], None, None, None)
    number = Decimal(len(both))
    return DomainMeans(
        DOMAINS[code],
        len(both),
        sum(first for first, _ in both) / number,
        sum(last for _, last in both) / number,
    )
