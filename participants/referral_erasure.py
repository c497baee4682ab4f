"""Erasing referrals that led to no start, half a year after the decision (DOMAIN 4.8)."""

import datetime as dt

from django.db import transaction

from participants.models import Referral


def erase(day: dt.date) -> int:
    """Remove those whose time is out by the day, with their history; how many. A task of
    `nyttiga.jobs.schedule`."""
    numbers = list(Referral.objects.to_erase(day).values_list("pk", flat=True))
    with transaction.atomic():
        Referral.objects.filter(pk__in=numbers).delete()
        # The removal itself is a row of the history, so that goes last.
        Referral.history.filter(id__in=numbers).delete()
    return len(numbers)
