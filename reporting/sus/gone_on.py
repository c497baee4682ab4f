"""Who has gone to work or studies (DOMAIN 2.6)."""

import datetime as dt
from typing import Any

from django.db.models import Min

from participants.models.participant import ParticipantQuerySet
from participants.models.situation import Moment
from participants.situation import WORK_AND_STUDIES


def gone_to_work_or_studies(people: Any, as_of: dt.date) -> Any:
    """Of `people`, those who at the end of a stay worked or studied, from 1 per cent up. They
    count from the day that it was so: shaped as the rule of an indicator."""
    after: ParticipantQuerySet = people.counted().filter(
        occupations__moment=Moment.AFTER,
        occupations__kind__in=sorted(WORK_AND_STUDIES),
        occupations__percent__gte=1,
        occupations__date__lte=as_of,
    )
    return after.annotate(counts_from=Min("occupations__date"))
