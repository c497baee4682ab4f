"""What the sources of the worklist share."""

import datetime as dt
from typing import Any

from django.urls import reverse

from nyttiga.ui.access import Access
from nyttiga.ui.worklist_words import (
    IMPORTED_LATE,
    Rows,
    clock_time,
    day_words,
    later,
    plural,
)
from participants.models import Participant, ParticipationPeriod
from participants.models.participant import ParticipantQuerySet

__all__ = [
    "IMPORTED_LATE",
    "Rows",
    "clock_time",
    "day_words",
    "later",
    "ongoing",
    "person_url",
    "plural",
    "watched",
]


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
