"""Places for one person: ranked by how much speaks for them, and why.

What counts is simple enough to say: a free place comes first, then as many points as there are
reasons (within reach, hours that suit, a trained supervisor, and up to three words in common).
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat, Least

from enterprises.models import Enterprise
from nyttiga.ui.access import Access
from participants.models import Wishes
from participants.wish_words import LONG, Part, marked, stems

SHOWN = 30
WORDS_THAT_COUNT = 3


@dataclass(frozen=True)
class Asked:
    """What a person looks for: words, hours a week, and municipalities' ids within reach."""

    stems: list[str]
    hours: int | None
    municipalities: list[int]

    @classmethod
    def of(cls, wishes: Wishes | None, municipalities: list[int]) -> "Asked":
        if wishes is None:
            return cls([], None, municipalities)
        return cls(stems(wishes.wants, wishes.can), wishes.hours, municipalities)


@dataclass(frozen=True)
class Match:
    """One enterprise as the person's list of places shows it."""

    enterprise: Any
    tasks: list[Part]

    @property
    def facts(self) -> list[str]:
        """«2 platser fria», «Katrineholm» and so on: the reasons in words."""
        one = self.enterprise
        words = []
        if one.free:
            words.append(f"{one.free} {'plats fri' if one.free == 1 else 'platser fria'}")
        elif one.free == 0:
            words.append("fullt just nu")
        if one.place:
            words.append(one.place)
        if one.has_trained_supervisor:
            words.append("utbildad handledare")
        if hours := _hours(one):
            words.append(hours)
        return words

    @property
    def why(self) -> str:
        """What is kept with a proposal: why this place was proposed then."""
        hits = list(dict.fromkeys(part.text.lower() for part in self.tasks if part.is_hit))
        words = [f"arbetsuppgifter: {', '.join(hits)}"] if hits else []
        return " · ".join([*self.facts, *words])


def _hours(enterprise: Enterprise) -> str:
    least, most = enterprise.least_hours, enterprise.most_hours
    if least and most:
        return f"{least}–{most} h"
    if least:
        return f"minst {least} h"
    return f"högst {most} h" if most else ""


def places(access: Access, asked: Asked, day: dt.date) -> QuerySet[Any]:
    """The project's enterprises, best first, with what the list shows of them."""
    return (
        Enterprise.objects.visible_to(access)
        .defer("organisation_number")
        .named()
        .with_room(day)
        .with_trained_supervisor()
        # A blank before the first word makes every word begin after one.
        .annotate(spaced_words=Concat(Value(" "), "task_words", output_field=TextField()))
        .annotate(
            is_near=_one_if(Q(organisation__municipality__in=asked.municipalities)),
            hours_suit=_one_if(_hours_suit(asked.hours)),
            words=_hits(asked.stems),
        )
        .annotate(
            fits=F("is_near")
            + F("hours_suit")
            + _one_if(Q(has_trained_supervisor=True))
            + Least(F("words"), WORDS_THAT_COUNT),
            has_room=Case(When(free=0, then=0), When(free=None, then=1), default=2),
        )
        .order_by("-has_room", "-fits", "organisation__sort_name", "pk")
    )


def matches(found: QuerySet[Any], asked: Asked) -> list[Match]:
    """The rows as the list shows them."""
    return [Match(one, marked(one.tasks, asked.stems)) for one in found]


def _one_if(condition: Q) -> Case:
    return Case(When(condition, then=1), default=0, output_field=IntegerField())


def _hours_suit(hours: int | None) -> Q:
    if hours is None:
        return Q(pk=None)
    known = Q(least_hours__isnull=False) | Q(most_hours__isnull=False)
    return (
        known
        & (Q(least_hours=None) | Q(least_hours__lte=hours))
        & (Q(most_hours=None) | Q(most_hours__gte=hours))
    )


def _hits(asked: list[str]) -> Any:
    """How many of the stems stand in the tasks: a long one anywhere, a short one at the start
    of a word, as `wish_words.is_hit` has it."""
    hits = (
        _one_if(Q(spaced_words__contains=stem if len(stem) >= LONG else f" {stem}"))
        for stem in asked
    )
    return sum(hits, start=Value(0))
