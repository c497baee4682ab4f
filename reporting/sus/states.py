"""Where each stay stands with SUS: what has been done there, and what is to do next.

The state is never stored. It follows from the registration and the stay's facts, so a thing to do
is gone the moment it is done, and comes back when a fact changes.
"""

import datetime as dt
from typing import Any

from django.db import models
from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    Func,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from nyttiga.ui.access import Access
from participants.models import ParticipationPeriod
from participants.models.choices import EndReason, Protection
from reporting.models import ExternalRegistration, Insats
from reporting.sus.facts import consents_of_stay, fingerprints, with_bounds

Mode, OutReason = ExternalRegistration.Mode, ExternalRegistration.OutReason
PROTECTED = ~Q(participant__protection=Protection.NONE)
NAMELESS = Q(participant__first_name="", participant__last_name="")
NEW = Q(registration__isnull=True)
STANDS_THERE = Q(
    registration__mode=Mode.PERSON,
    registration__out_on=None,
    registration__consent__handled_on=None,
)
MISTAKE = Q(end_reason=EndReason.REGISTERED_BY_MISTAKE)


class State(models.TextChoices):
    """What is to do next about a stay, or what has been done."""

    AT_ONCE = "genast", "Registrera ut genast"
    OUT = "ut", "Registrera ut"
    IN = "in", "Registrera in"
    CORRECT = "ratta", "Rätta"
    CONSENT = "samtycke", "Samtycke saknas"
    REGISTERED = "inne", "Inregistrerad"
    DONE = "klar", "Klar"


TO_DO = (State.AT_ONCE, State.OUT, State.IN, State.CORRECT, State.CONSENT)


class Plus(Func):
    """A day some days later."""

    template, arg_joiner, output_field = "(%(expressions)s)", " + ", DateField()


DUE_IN = Plus(F("starts_on"), F("days_to_register"))


def begun(access: Access, day: dt.date) -> QuerySet[Any]:
    """The project's stays that had begun by the day, with the insats's `days_to_register`.

    A stay that was a mistake appears only where it has been registered. A project without an
    insats for people has none.
    """
    insats = Insats.objects.of_people().filter(project=access.project)
    return (
        ParticipationPeriod.objects.visible_to(access)
        .filter(Exists(insats), ~NEW | ~MISTAKE, starts_on__lte=day)
        .annotate(days_to_register=Subquery(insats.values("days_to_register")[:1]))
    )


def waiting_in(access: Access, day: dt.date) -> QuerySet[Any]:
    """The stays in the states `IN` and `CONSENT` with their `due`, found without working out
    the state of them all: *Idag* asks each time that it is opened."""
    return begun(access, day).filter(NEW).annotate(due=DUE_IN)


def waiting_out(access: Access, day: dt.date) -> QuerySet[Any]:
    """The stays in the state `OUT` with their `due`, found in the same way."""
    return begun(access, day).filter(_is_to_go_out(day)).annotate(due=_due_out(day))


def stays(access: Access, day: dt.date) -> QuerySet[Any]:
    """The stays that had `begun`, with their `state`, the day it is `due`, and how a person not
    registered yet is to be: `to_mode`, and by which `consent_now`."""
    consents = consents_of_stay()
    usable = consents.filter(Q(valid_to=None) | Q(valid_to__gte=day), withdrawn_on=None)
    return (
        with_bounds(begun(access, day))
        .annotate(
            to_mode=Case(
                When(PROTECTED | NAMELESS, then=Value(Mode.ANONYMOUS)), default=Value(Mode.PERSON)
            ),
            consent_now=Subquery(usable.values("pk")[:1]),
            refused_on=Subquery(consents.values("withdrawn_on")[:1]),
            withdrawn_on=F("registration__consent__withdrawn_on"),
        )
        .alias(current=fingerprints(F("registration__salt"), out=True))
        .annotate(state=_state(day))
        .annotate(due=_due(day))
    )


def _state(day: dt.date) -> Case:
    is_out = Q(registration__out_on__isnull=False)
    differs = ~Q(current__contains=F("registration__copied"))
    return Case(
        # Nobody has done anything there yet.
        When(NEW & Q(to_mode=Mode.ANONYMOUS), then=Value(State.IN)),
        When(NEW & Q(consent_now__isnull=False), then=Value(State.IN)),
        When(NEW, then=Value(State.CONSENT)),
        # What can be found there no more, or was never put there.
        When(~Q(registration__mode=Mode.PERSON), then=Value(State.DONE)),
        When(registration__out_reason__in=ExternalRegistration.FINAL, then=Value(State.DONE)),
        When(registration__consent__handled_on__isnull=False, then=Value(State.DONE)),
        # Registered, with a name.
        When(_is_to_go_at_once(day), then=Value(State.AT_ONCE)),
        When(_is_to_go_out(day), then=Value(State.OUT)),
        When(differs, then=Value(State.CORRECT)),
        When(is_out, then=Value(State.DONE)),
        default=Value(State.REGISTERED),
    )


def _is_to_go_at_once(day: dt.date) -> Q:
    """Registered with a name that must not stand there any more."""
    return STANDS_THERE & (PROTECTED | Q(registration__consent__withdrawn_on__lte=day))


def _is_to_go_out(day: dt.date) -> Q:
    """Registered with a name, ended, and not to go at once."""
    ended = MISTAKE | Q(ends_on__lte=day)
    return STANDS_THERE & ended & ~_is_to_go_at_once(day)


def _due_out(day: dt.date) -> Coalesce:
    return Coalesce(F("ends_on"), Value(day, DateField()))


def _due(day: dt.date) -> Case:
    """Not by the state, which takes long to work out; what is not to be done is due today."""
    today = Value(day, DateField())
    return Case(
        When(NEW, then=DUE_IN),
        When(_is_to_go_at_once(day), then=Coalesce(F("withdrawn_on"), today)),
        When(_is_to_go_out(day), then=_due_out(day)),
        default=today,
        output_field=DateField(),
    )
