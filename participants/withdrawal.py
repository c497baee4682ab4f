"""Taking a consent back: always possible, the same day, and never undone.

What follows from it belongs to those whose pages it opened: each adds its effect in
`ParticipantsConfig.ready()`. Pages need no effect of their own when they ask for a valid
consent each time they are shown.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction

from nyttiga.ui.registry import Registry
from participants.models import Consent

# Called with each row that was withdrawn and the day, once it is saved. Calling one again
# changes nothing.
effects: Registry[Callable[[Consent, dt.date], None]] = Registry()


@transaction.atomic
def withdraw(consent: Consent, day: dt.date, user: Any) -> None:
    """Withdraw the consent as of the day, with all others to the same thing: a renewed one
    leaves the old row standing, and a no is a no to both. Withdrawn ones stay as they are.

    Raises ValueError for a day before it was given.
    """
    if day < consent.given_on:
        raise ValueError("A consent cannot be withdrawn before it was given.")
    rows = Consent.objects.select_for_update(of=("self",)).to_the_same_as(consent).valid(day)
    for row in rows:
        row.withdrawn_on, row.withdrawn_by = day, user
        row.save(update_fields=["withdrawn_on", "withdrawn_by"])
        for effect in effects:
            effect(row, day)
    consent.refresh_from_db()
