"""Could the person be registered already? Asked before anything is saved."""

import re
from dataclasses import dataclass, field

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import F, Func, Q, TextField

from nyttiga.ui.access import Access
from nyttiga.ui.fields import blind_index
from nyttiga.ui.sorting import fold
from participants.models import Participant
from participants.models.participant import ParticipantQuerySet

SHOWN = 5  # more cards than that nobody reads
LOOKED_AT = 200  # names as the index finds them, the most alike first, before they are compared


@dataclass(frozen=True)
class Identity:
    """What is known of a person who is about to be saved. `personnummer` as twelve digits."""

    first_name: str = ""
    last_name: str = ""
    personnummer: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Candidate:
    """Somebody who may be the same person, and in what they are alike."""

    participant: Participant
    alike: list[str]


@dataclass
class Duplicates:
    """What was found. A protected person without a grant is only a `hidden` one: that somebody
    may be registered is all that is said."""

    same_personnummer: Participant | None = None
    candidates: list[Candidate] = field(default_factory=list)
    hidden_people: list[Participant] = field(default_factory=list)

    @property
    def hidden(self) -> bool:
        return bool(self.hidden_people)

    def __bool__(self) -> bool:
        return bool(self.candidates) or self.hidden


def find(access: Access, identity: Identity, but_not: int | None = None) -> Duplicates:
    """Look for the person among the project's participants. At most three queries."""
    everybody = Participant.objects.visible_to(access).exclude(pk=but_not)
    found = Duplicates()
    if identity.personnummer:
        index = blind_index(identity.personnummer)
        found.same_personnummer = everybody.filter(personnummer_index=index).first()
    alike: dict[int, Candidate] = {}
    for participant in _reached_alike(everybody, identity):
        if _digits(participant.phone) == _digits(identity.phone) != "":
            _note(alike, participant, "samma telefon")
        if identity.email and participant.email.lower() == identity.email.lower():
            _note(alike, participant, "samma e-post")
    for participant in _named_alike(everybody, identity):
        _note(alike, participant, _names_alike(identity, participant))
    for candidate in alike.values():
        if candidate.participant == found.same_personnummer:
            continue
        if not candidate.participant.is_open:  # type: ignore[attr-defined]
            found.hidden_people.append(candidate.participant)
        elif len(found.candidates) < SHOWN:
            found.candidates.append(candidate)
    return found


def _note(alike: dict[int, Candidate], participant: Participant, what: str) -> None:
    if what:
        alike.setdefault(participant.pk, Candidate(participant, [])).alike.append(what)


def _digits(phone: str) -> str:
    """A number without spaces, country code and leading zero, as it is compared."""
    return re.sub(r"^(0046|46|0)", "", re.sub(r"[^0-9]", "", phone))


class _Digits(Func):
    """The same as `_digits`, in the database."""

    template = (
        "regexp_replace(regexp_replace(%(expressions)s, '[^0-9]', '', 'g'), '^(0046|46|0)', '')"
    )
    output_field = TextField()


def _reached_alike(everybody: ParticipantQuerySet, identity: Identity) -> ParticipantQuerySet:
    """Those with the same phone or e-mail."""
    same = Q(pk__in=[])
    if identity.email:
        same |= Q(email__iexact=identity.email)
    if _digits(identity.phone):
        everybody = everybody.alias(digits=_Digits(F("phone")))
        same |= Q(digits=_digits(identity.phone))
    return everybody.filter(same)


def _named_alike(everybody: ParticipantQuerySet, identity: Identity) -> ParticipantQuerySet:
    """Those whose names look alike to the index. Which of them really are, `_names_alike` says."""
    name = fold(f"{identity.first_name} {identity.last_name}")
    if not name:
        return everybody.none()
    closeness = TrigramSimilarity("search_text", name)
    return everybody.filter(search_text__trigram_similar=name).order_by(-closeness)[:LOOKED_AT]


def _names_alike(identity: Identity, participant: Participant) -> str:
    """In what two names are alike, as the card says it; empty when they are not."""
    first, last = fold(identity.first_name), fold(identity.last_name)
    other_first, other_last = fold(participant.first_name), fold(participant.last_name)
    name, other = f"{first} {last}".strip(), f"{other_first} {other_last}".strip()
    if name == other:
        return "samma namn"
    if (first, last) == (other_last, other_first):
        return "samma namn, omkastat"
    if one_letter_off(name, other) or one_letter_off(f"{last} {first}".strip(), other):
        return "nästan samma namn"
    shorter, longer = sorted([set(name.split()), set(other.split())], key=len)
    return "delar av namnet" if len(shorter) > 1 and shorter <= longer else ""


def one_letter_off(one: str, other: str) -> bool:
    """Whether one letter too many, too few, wrong, or two that changed places tell them apart."""
    if len(one) > len(other):
        one, other = other, one
    at = next((i for i, letter in enumerate(one) if letter != other[i]), len(one))
    rest, other_rest = one[at:], other[at:]
    if len(one) == len(other):
        swapped = rest[:2] == other_rest[1::-1] and rest[2:] == other_rest[2:]
        return rest[1:] == other_rest[1:] or swapped
    return rest == other_rest[1:]
