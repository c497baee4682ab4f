"""When somebody is to be measured next (DOMAIN 3.5).

At the start, then every three months, when the Framtidsverkstad ends, and at the exit. A
measurement within two weeks of such a day is that day's.
"""

import datetime as dt
from typing import Any

from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    Func,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.db.models.functions import Least

from participants.models import ParticipationPeriod, StepMeasurement, WorkshopEnrolment
from participants.models.measurement import INTERVAL

ROUND = dt.timedelta(days=14)


class _Later(Func):
    """A day so many days later: PostgreSQL adds whole numbers to dates."""

    template = "(%(expressions)s + %(days)s)"
    output_field = DateField()

    def __init__(self, day: str, by: dt.timedelta) -> None:
        super().__init__(F(day), days=by.days)


def with_due(periods: QuerySet[Any], day: dt.date) -> QuerySet[Any]:
    """Adds to periods `last` (the latest measurement by the day, whoever answered), `imported`
    (the latest day that measurements came with the register) and `due`."""
    done = Q(participant__measurements__date__lte=day)
    completed = Q(participant__enrolments__completed_on__lte=day)
    return (
        periods.order_by()
        .annotate(
            last=Max("participant__measurements__date", filter=done),
            imported=Max("participant__measurements__imported_on", filter=done),
            completed=Max("participant__enrolments__completed_on", filter=completed),
        )
        .annotate(
            due=Case(
                # Somebody who comes back is measured anew.
                When(Q(last=None) | Q(last__lt=F("starts_on")), then=_Later("starts_on", ROUND)),
                default=Least(
                    _Later("last", INTERVAL),
                    _unless_measured("completed", due=_Later("completed", ROUND)),
                    _unless_measured("ends_on", due=F("ends_on")),
                ),
            )
        )
    )


def perhaps_due(periods: QuerySet[Any], day: dt.date, by: dt.date) -> QuerySet[Any]:
    """Without those who cannot be due by the later day: measured lately, and nothing ended since.
    Most people, so that `with_due` need not look at them."""
    about = {"participant": OuterRef("participant")}
    lately = StepMeasurement.objects.filter(
        **about, date__gt=by - INTERVAL, date__lte=day, date__gte=OuterRef("starts_on")
    )
    completed = WorkshopEnrolment.objects.filter(**about, completed_on__gt=by - INTERVAL)
    return periods.filter(~Exists(lately) | Exists(completed) | Q(ends_on__isnull=False))


def due_column(day: dt.date) -> Subquery:
    """The same day as a column of a participant's row; NULL for who is not ongoing."""
    periods = ParticipationPeriod.objects.ongoing(day).filter(participant=OuterRef("pk"))
    return Subquery(with_due(periods, day).values("due")[:1], output_field=DateField())


def _unless_measured(occasion: str, due: Any) -> Case:
    """Due for the occasion, unless the latest measurement is that occasion's own."""
    return Case(
        When(last__lt=_Later(occasion, -ROUND), then=due),
        default=None,
        output_field=DateField(),
    )
