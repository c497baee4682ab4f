"""People to register in SUS, for the tests of it."""

import datetime as dt
from typing import Any

from nyttiga.accounts.models import User
from participants.models import Consent, Occupation, Participant, SupportSource
from reporting.sus.states import stays
from tests.world import TODAY, World

START = dt.date(2026, 10, 5)


def consent(person: Participant, given_on: dt.date = START, **fields: Any) -> Consent:
    return Consent.objects.create(
        project=person.project, participant=person, kind="SUS_UF", given_on=given_on, **fields
    )


def before(
    person: Participant, source: str, extent: int | None, kind: str, percent: int | None
) -> None:
    """How it was the day before the person's first start."""
    day = person.periods.order_by("starts_on")[0].starts_on - dt.timedelta(days=1)
    _tell(person, "fore", day, source, extent, kind, percent)


def after(
    person: Participant, source: str, extent: int | None, kind: str, percent: int | None
) -> None:
    """How it was on the day that the person's stay ended."""
    day = person.periods.latest("ends_on").ends_on
    _tell(person, "efter", day, source, extent, kind, percent)


def _tell(
    person: Participant,
    moment: str,
    day: dt.date,
    source: str,
    extent: int | None,
    kind: str,
    percent: int | None,
) -> None:
    about = {"project": person.project, "participant": person, "moment": moment, "date": day}
    SupportSource.objects.create(**about, source=source, extent=extent)
    Occupation.objects.create(**about, kind=kind, percent=percent)


def stay(world: World, person: Participant, day: dt.date = TODAY, user: User | None = None) -> Any:
    """The person's latest stay as the list has it."""
    found = stays(world.access(user or world.coach), day).filter(participant=person)
    return found.order_by("-starts_on").select_related("registration").first()


def state(world: World, person: Participant, day: dt.date = TODAY) -> str:
    return str(stay(world, person, day).state)
