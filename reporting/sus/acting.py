"""What somebody says they have done in SUS, with the rules that hold there (DOMAIN 1.7)."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.db.models import Value

from participants.models import Consent, ParticipationPeriod
from reporting.models import ExternalRegistration, Insats
from reporting.sus.facts import fingerprints, with_bounds
from reporting.sus.profile import profile_on
from reporting.sus.states import Mode, OutReason, State


class NotNowError(Exception):
    """It cannot be done as the stay stands now. The message says why, in Swedish."""


@transaction.atomic
def register_in(stay: Any, day: dt.date, user: Any, note: str = "") -> ExternalRegistration:
    """The stay (from `states.stays`) was registered in on the day: with personal data where
    there is a consent, else anonymously. Raises NotNowError."""
    if stay.state != State.IN:
        raise NotNowError("Personen är redan registrerad, eller så saknas samtycket.")
    registration = _new(stay, stay.to_mode, day, user, note)
    if registration.mode == Mode.PERSON:
        registration.consent = Consent.objects.get(pk=stay.consent_now)
        if day < registration.consent.given_on:
            raise NotNowError("Samtycket lämnades först senare. Det ska finnas före.")
    return _saved(registration, stay)


@transaction.atomic
def register_without_consent(
    stay: Any, mode: str, day: dt.date, user: Any, note: str = ""
) -> ExternalRegistration:
    """The person has not agreed: registered anonymously, or not at all. Who took a consent back
    is not registered anew as anonymous. Raises NotNowError."""
    if stay.state != State.CONSENT or mode not in {Mode.ANONYMOUS, Mode.NOT}:
        raise NotNowError("Personen är redan registrerad, eller har lämnat sitt samtycke.")
    if mode == Mode.ANONYMOUS and stay.refused_on:
        raise NotNowError("Samtycket är återtaget, och då registreras personen inte som anonym.")
    return _saved(_new(stay, mode, day, user, note), stay)


@transaction.atomic
def register_out(stay: Any, day: dt.date, user: Any) -> ExternalRegistration:
    """Registered out, for the reason that the stay gives. Raises NotNowError."""
    if stay.state not in {State.OUT, State.AT_ONCE}:
        raise NotNowError("Personen ska inte registreras ut nu.")
    registration: ExternalRegistration = stay.registration
    if registration.in_on and day < registration.in_on:
        raise NotNowError("Dagen är före den dag då personen registrerades in.")
    registration.register_out(day, user, out_reason(stay))
    return _copied(registration)


@transaction.atomic
def correct(stay: Any, day: dt.date) -> ExternalRegistration:
    """What has changed was put right there too. Raises NotNowError."""
    if stay.state != State.CORRECT:
        raise NotNowError("Det finns inget att rätta.")
    stay.registration.corrected_on = day
    return _copied(stay.registration)


def out_reason(stay: Any) -> str:
    """Why the stay is to be registered out."""
    if stay.end_reason == "FELREGISTRERING":
        return OutReason.MISTAKE
    if stay.withdrawn_on:
        return OutReason.WITHDRAWN
    return OutReason.PROTECTED if stay.state == State.AT_ONCE else OutReason.ENDED


def _new(stay: Any, mode: str, day: dt.date, user: Any, note: str) -> ExternalRegistration:
    insats = Insats.objects.of_people().get(project=stay.project_id)
    return ExternalRegistration(
        project_id=stay.project_id,
        insats=insats,
        period=stay,
        mode=mode,
        profile=profile_on(day).name,
        in_on=None if mode == Mode.NOT else day,
        in_by=user,
        note=note,
    )


def _saved(registration: ExternalRegistration, stay: Any) -> ExternalRegistration:
    # The stay's row is the lock: of two who register at once, one comes second.
    ParticipationPeriod.objects.select_for_update(of=("self",)).get(pk=stay.pk)
    if ExternalRegistration.objects.filter(period=stay.pk).exists():
        raise NotNowError("Någon annan har just registrerat personen.")
    return _copied(registration)


def _copied(registration: ExternalRegistration) -> ExternalRegistration:
    """Saved, with the fingerprints of what stands in SUS now."""
    if registration.mode == Mode.PERSON:
        registration.copied = current(registration)
    registration.save()
    return registration


def current(registration: ExternalRegistration) -> dict[str, str]:
    """The fingerprints of the stay's facts, as far as they have been copied."""
    periods = with_bounds(ParticipationPeriod.objects.filter(pk=registration.period_id))
    prints = fingerprints(Value(registration.salt), out=registration.is_out)
    found: dict[str, str] = periods.annotate(current=prints).values_list("current", flat=True).get()
    return found
