"""How far a person has come towards the four to six contacts of a placement."""

import datetime as dt
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from participants.models import CoachingSession, FollowUp
from participants.models.coaching import PLACEMENT_SESSIONS


def contacts(person: OuterRef, day: dt.date) -> Any:
    """Held follow-ups of all the person's placements and held coaching in the phase of
    placement (DESIGN 4, M2.2), as a column of a row that knows its `person`."""
    follow_ups = FollowUp.objects.held(day).filter(placement__participant=person)
    sessions = CoachingSession.objects.held(day).filter(
        participant=person, phase=CoachingSession.Phase.PLACEMENT
    )
    return _number(follow_ups, "placement__participant") + _number(sessions, "participant")


def _number(rows: QuerySet[Any], person: str) -> Any:
    counted = rows.order_by().values(person).annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def progress_words(number: int) -> str:
    """«4 av 4–6»; beyond the offered number only the count says something."""
    low, high = PLACEMENT_SESSIONS
    return f"{number} av {low}–{high}" if number <= high else str(number)
