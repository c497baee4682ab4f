"""The rows of *Deltagare* on their way out: one for each period."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from nyttiga.projects.register.sheets import Export
from nyttiga.ui.clock import today
from participants.models import Participant, ParticipationPeriod
from participants.models.choices import Protection
from participants.register.sus_consent import HEADER, ConsentDays


def exported_people(export: Export) -> Iterator[Mapping[str, Any]]:
    """A protected person is a number, unless the one who exports has a grant."""
    open_to_user = None
    if export.access:
        people = Participant.objects.visible_to(export.access)
        open_to_user = set(people.filter(is_open=True).values_list("pk", flat=True))
    periods = (
        ParticipationPeriod.objects.filter(project=export.project)
        .select_related("participant__municipality")
        .order_by("participant__number", "starts_on")
    )
    agreed = ConsentDays(export.project, today())
    for period in periods.iterator(chunk_size=2000):
        person = period.participant
        if open_to_user is None:
            is_open = export.with_protected or person.protection == Protection.NONE
        else:
            is_open = person.pk in open_to_user
        row = _period(period, person, agreed.of(period))
        yield row | (_identity(person) if is_open else {})


def _period(
    period: ParticipationPeriod, person: Participant, agreed_on: dt.date | None
) -> dict[str, Any]:
    return {
        "Deltagarnr": person.number,
        "Kön": person.sex,
        "Startdatum": period.starts_on,
        "Slutdatum": period.ends_on,
        "Avslutsanledning": period.end_reason,
        "Skydd": person.protection,
        HEADER: agreed_on,
    }


def _identity(person: Participant) -> dict[str, Any]:
    digits = person.personnummer
    return {
        "Personnummer": f"{digits[:8]}-{digits[8:]}" if len(digits) == 12 else digits,
        "Förnamn": person.first_name,
        "Efternamn": person.last_name,
        # Where somebody lives, and who sent them, says too much of a protected person.
        "Kommun": person.municipality and person.municipality.name,
        "Anvisande": person.referred_by,
    }
