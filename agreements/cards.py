"""An agreement as the board, the list and other pages show it: its parties and how it stands."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from agreements.dates import Watched, watched
from agreements.models import Agreement
from agreements.models.agreement import AgreementQuerySet
from agreements.models.choices import Stage
from agreements.stages import needs_form, way_of


def described(agreements: AgreementQuerySet) -> Any:
    """The agreements with all that a card shows: three queries, however many they are."""
    return agreements.with_touch().with_next_action().with_option_days().with_parties()


@dataclass(frozen=True)
class Card:
    """One described agreement on a day."""

    agreement: Any
    day: dt.date
    quiet_days: int

    @classmethod
    def of(cls, agreements: Iterable[Agreement], day: dt.date, quiet_days: int) -> "list[Card]":
        return [cls(agreement, day, quiet_days) for agreement in agreements]

    @property
    def days_silent(self) -> int:
        """Since something last happened."""
        return (self.day - self.agreement.touched_on).days

    @property
    def is_dying(self) -> bool:
        """On the way to a signature, and nobody has done anything for too long."""
        return self.agreement.is_in_play and self.days_silent >= self.quiet_days

    @property
    def action_is_late(self) -> bool:
        return self.agreement.next_due is not None and self.agreement.next_due < self.day

    @property
    def dates(self) -> list[Watched]:
        """Dates that are near enough to tell of."""
        return [one for one in watched(self.agreement, self.day) if one.is_near]

    @property
    def next_stage(self) -> Stage | None:
        """What is offered as next. That an agreement has ended is no next thing to do: it is
        chosen among the others."""
        after: Stage | None = self.agreement.next_stage
        return None if after == Stage.ENDED else after

    @property
    def goes_by_form(self) -> bool:
        """Whether the next stage asks for more than a tap: the day of a signature, a form."""
        return asks_for_more(self.agreement, self.next_stage)


def asks_for_more(agreement: Agreement, after: Stage | None) -> bool:
    """Whether a move there takes facts that a button cannot give, or is no thing to do by a slip
    of the thumb."""
    if after is None:
        return False
    return after in (Stage.SIGNED, Stage.ENDED) or (needs_form(after) and not agreement.form)


@dataclass(frozen=True)
class Step:
    """One stage of an agreement's way, as the stepper on its page shows it."""

    label: str
    is_done: bool
    is_current: bool


def steps(agreement: Agreement) -> list[Step]:
    """The whole way of the agreement's form. Outside it, no stage is the current one."""
    way: list[Stage] = [stage for stage in way_of(agreement.form) if stage != Stage.EXTENDED]
    stage = Stage.ACTIVE if agreement.stage == Stage.EXTENDED else agreement.stage
    place = way.index(Stage(stage)) if stage in way else -1
    return [Step(one.label, number < place, number == place) for number, one in enumerate(way)]
