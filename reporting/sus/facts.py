"""A stay's facts as SUS asks for them, each as a fingerprint that the database makes.

The facts that were copied are not kept a second time. A registration keeps a fingerprint of each,
mixed with a number of its own; when the fact's fingerprint is another one now, it has changed
since. As the database makes them, the list of all that is to be corrected is one statement.
"""

import datetime as dt
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    Case,
    DateField,
    F,
    Func,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat, JSONObject

from participants.models import Consent, Occupation, ParticipationPeriod, SupportSource
from participants.models.situation import Moment

FIRST, LAST = dt.date(1900, 1, 1), dt.date(9999, 12, 31)
LISTS = {
    "forsorjning": (SupportSource, "source", "extent"),
    "sysselsattning": (Occupation, "kind", "percent"),
}
MOMENTS = {"fore": Moment.BEFORE, "efter": Moment.AFTER}


class Fingerprint(Func):
    """SHA-256 of the texts, in hexadecimals. NULL counts as no text."""

    template = "ENCODE(SHA256(CONVERT_TO(CONCAT_WS('|', %(expressions)s), 'UTF8')), 'hex')"
    output_field = TextField()


def with_bounds(periods: QuerySet[Any]) -> QuerySet[Any]:
    """Stays with the days between which what hangs on the person belongs to them: consents from
    `consents_from` and before `consents_until`; *before* after `before_from` up to
    `before_until`, *after* after `after_from` up to `after_until` (`participants.situation`)."""
    mine = ParticipationPeriod.objects.filter(participant=OuterRef("participant")).order_by()
    earlier = mine.filter(starts_on__lt=OuterRef("starts_on")).order_by("-starts_on")
    later = mine.filter(starts_on__gt=OuterRef("starts_on")).order_by("starts_on")
    first, last = Value(FIRST, DateField()), Value(LAST, DateField())
    return periods.annotate(
        consents_from=Coalesce(Subquery(earlier.values("ends_on")[:1]), first),
        consents_until=Coalesce(F("ends_on"), last),
        before_from=Coalesce(Subquery(earlier.values("starts_on")[:1]), first),
        after_until=Coalesce(Subquery(later.values("starts_on")[:1]), last),
        before_until=Case(When(after_until=LAST, then=last), default=F("starts_on")),
        after_from=Case(When(before_from=FIRST, then=first), default=F("starts_on")),
    )


def consents_of_stay() -> QuerySet[Consent]:
    """The consents to SUS that belong to the outer stay, the latest first: one that was given
    before the last exit does not count for the next stay (DOMAIN 1.7)."""
    return (
        Consent.objects.of_kind(Consent.Kind.SUS)
        .filter(
            participant=OuterRef("participant"),
            given_on__gte=OuterRef("consents_from"),
            given_on__lt=OuterRef("consents_until"),
        )
        .order_by("-given_on", "-pk")
    )


def of_stay(model: Any, name: str) -> QuerySet[Any]:
    """The rows of support or occupation that belong to the outer stay, before or after."""
    side = "before" if name == "fore" else "after"
    return model.objects.filter(
        participant=OuterRef("participant"),
        moment=MOMENTS[name],
        date__gt=OuterRef(f"{side}_from"),
        date__lte=OuterRef(f"{side}_until"),
    )


def _listed(what: str, name: str) -> Cast:
    """«{FORSORJNINGSSTOD:100,LON:}», always in the same order."""
    model, code, extent = LISTS[what]
    words = Concat(code, Value(":"), Cast(extent, TextField()), output_field=TextField())
    return Cast(ArraySubquery(of_stay(model, name).order_by(code).values(words=words)), TextField())


# What each fact is made of. The keys are the profiles' own.
IN_FACTS: dict[str, tuple[Any, ...]] = {
    "personnummer": (F("participant__personnummer_index"),),
    "kommun": (F("participant__municipality__code"),),
    "startdatum": (F("starts_on"),),
    "remittent": (F("participant__referred_by"),),
    "utbildning": (F("education"),),
    "tid": (F("support_months"),),
    "inskriven_af": (F("registered_at_af"),),
    "forsorjning_fore": (_listed("forsorjning", "fore"),),
    "sysselsattning_fore": (_listed("sysselsattning", "fore"),),
}
OUT_FACTS: dict[str, tuple[Any, ...]] = {
    "slutdatum": (F("ends_on"),),
    "avslutsanledning": (F("end_reason"),),
    "forsorjning_efter": (_listed("forsorjning", "efter"),),
    "sysselsattning_efter": (_listed("sysselsattning", "efter"),),
}


def fingerprints(salt: Any, *, out: bool) -> JSONObject:
    """The fingerprint of every fact of a stay `with_bounds`: of the form in, and with `out` of
    the one out too."""
    facts = IN_FACTS | (OUT_FACTS if out else {})
    return JSONObject(
        **{key: Fingerprint(salt, Value(key), *parts) for key, parts in facts.items()}
    )
