"""Where a person stands with each kind of consent, in words."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format

from participants.consent_texts import ConsentText, text_in_force
from participants.models import Consent, Participant

SOON = dt.timedelta(days=30)  # a consent that runs out is worth a word


@dataclass(frozen=True)
class KindState:
    """One kind: the consents that hold, those that do not any more, and the state in a word.

    `not_possible` says why a protected person cannot be asked; "" otherwise.
    """

    kind: Consent.Kind
    valid: list[Consent]
    earlier: list[Consent]
    day: dt.date
    not_possible: str

    @property
    def text(self) -> ConsentText:
        return text_in_force(self.kind, self.day)

    @property
    def ends_on(self) -> dt.date | None:
        """The last day of what holds; None when nothing does, or one is open-ended."""
        ends = [consent.valid_to for consent in self.valid]
        return max(end for end in ends if end) if ends and all(ends) else None

    @property
    def words(self) -> str:
        if self.not_possible:
            return self.not_possible
        if self.valid and self.ends_on:
            soon = self.ends_on <= self.day + SOON
            return f"{'Går ut' if soon else 'Till'} {date_format(self.ends_on, 'j F Y')}"
        if self.valid:
            return "Finns"
        last = self.earlier[0] if self.earlier else None
        if last is None:
            return "Saknas"
        if last.withdrawn_on:
            return f"Återtaget {date_format(last.withdrawn_on, 'j F Y')}"
        return "Har gått ut"

    @property
    def may_add(self) -> bool:
        """Whether another can be given: where one holds already, for another enterprise, survey
        or picture. The one that holds is renewed instead."""
        one_by_one = (Consent.Kind.INFO_ENTERPRISE, *Consent.ONE_BY_ONE)
        return not self.valid or self.kind in one_by_one

    @property
    def tone(self) -> str:
        """The colour of the tag. What nobody has asked for is no fault."""
        if self.valid and not self.not_possible:
            return "warn" if self.words.startswith("Går ut") else "good"
        return "warn" if self.earlier and not self.not_possible else ""


def kind_states(
    participant: Participant, consents: Iterable[Consent], day: dt.date
) -> list[KindState]:
    """The state of every kind. The consents come newest first, through `with_validity(day)`."""
    rows = [consent for consent in consents if consent.given_on <= day]
    return [
        KindState(
            kind,
            [row for row in rows if row.kind == kind and row.is_valid],  # type: ignore[attr-defined]
            [row for row in rows if row.kind == kind and not row.is_valid],  # type: ignore[attr-defined]
            day,
            impossible(participant, kind),
        )
        for kind in Consent.Kind
    ]


def impossible(participant: Participant, kind: Consent.Kind) -> str:
    """Why the person cannot give this consent, in a word for a tag; "" when they can."""
    if not participant.is_protected or kind not in Consent.NEVER_FOR_PROTECTED:
        return ""
    return "Registreras anonymt" if kind == Consent.Kind.SUS else "Inte möjligt"
