"""What the sources of the worklist share."""

import datetime as dt
from typing import Any

from django.db.models import DateField, DateTimeField, ExpressionWrapper, F, Q, QuerySet, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.formats import date_format

from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row
from participants.models import Participant, ParticipationPeriod
from participants.models.participant import ParticipantQuerySet

Rows = QuerySet[Any, Row]

IMPORTED_LATE = Q(imported_on__isnull=False, date__lt=F("imported_on"))


def ongoing(access: Access, day: dt.date, *, all_people: bool = False) -> Any:
    """Those whose matters are matters: an ended participant never appears, and to a coach who
    looks at the own people, nobody else's. `all_people`: of what is the coach's own anyway."""
    periods = ParticipationPeriod.objects.visible_to(access).ongoing(day).counted()
    if access.own_people and not all_people:
        periods = periods.filter(participant__in=watched(access, day).values("pk"))
    return periods.order_by().values("participant")


def watched(access: Access, day: dt.date) -> ParticipantQuerySet:
    """The people whose matters this *Idag* shows."""
    people = Participant.objects.filter(project=access.project).order_by()
    return people.watched_by(access.user, day) if access.own_people else people


def person_url(access: Access, pk: int, part: str) -> str:
    """A part of the person's page."""
    return f"{reverse('participants:participant', args=[access.project.slug, pk])}#{part}"


def later(date: Any, by: dt.timedelta) -> Cast:
    """A date some days later. PostgreSQL makes a timestamp of the sum, hence the cast."""
    return Cast(ExpressionWrapper(date + Value(by), output_field=DateTimeField()), DateField())


def clock_time(text: str | None) -> dt.time | None:
    """A time among a row's facts, which bring it as text."""
    return dt.time.fromisoformat(text) if text else None


def day_words(date: dt.date, seen: dt.date) -> str:
    """«3 september», and the year when it is another than the day it is seen."""
    return date_format(date, "j F" if date.year == seen.year else "j F Y")


def plural(number: int, one: str, many: str) -> str:
    """The word that goes with the number."""
    return one if number == 1 else many
