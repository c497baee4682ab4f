"""Registrations in SUS, in every state that the list can show."""

import datetime as dt
from typing import Any

from nyttiga.accounts.access import Access
from nyttiga.accounts.models import Membership
from nyttiga.accounts.permissions import Role
from participants.models import Consent, SupportSource
from participants.models.situation import Moment
from reporting.demo.builder import Builder
from reporting.demo.saving import save_as
from reporting.models import ExternalRegistration
from reporting.sus import acting
from reporting.sus.states import Mode, State, stays

SOON_AFTER, RECENT = dt.timedelta(days=6), dt.timedelta(days=30)
WITHDRAWS, CHANGES = 4, 2  # which of the registered, counted from the first


def add_registrations(builder: Builder) -> None:
    """Most are registered soon after the start and the end; the latest ended wait, some have
    just come, one has taken the consent back, of one a fact has changed since."""
    membership = Membership.objects.get(
        project=builder.project, role=Role.COACH, user=builder.coach
    )
    access = Access.of(membership)
    started = _in_state(access, builder.today, State.IN)
    for stay in started[:-1]:  # the latest still waits to be
        if builder.today - stay.starts_on > SOON_AFTER:
            day = min(stay.starts_on + SOON_AFTER, builder.today)
            _say(acting.register_in(stay, day, builder.coach), builder, day)
    for stay in _in_state(access, builder.today, State.CONSENT):
        if builder.today - stay.starts_on < RECENT:
            continue
        day = min(stay.starts_on + SOON_AFTER, builder.today)
        _say(acting.register_without_consent(stay, Mode.NOT, day, builder.coach), builder, day)
    for stay in _in_state(access, builder.today, State.OUT):
        if builder.today - stay.ends_on > RECENT:
            day = max(stay.ends_on, stay.registration.in_on) + dt.timedelta(days=2)
            _say(acting.register_out(stay, day, builder.coach), builder, day)
    registered = _in_state(access, builder.today, State.REGISTERED)
    if len(registered) > WITHDRAWS:
        _withdraw(registered[WITHDRAWS].registration.consent, builder)
        _change(registered[CHANGES], builder)


def _in_state(access: Access, day: dt.date, state: State) -> list[Any]:
    found = stays(access, day).filter(state=state).order_by("starts_on", "pk")
    return list(found.select_related("registration__consent"))


def _say(registration: ExternalRegistration, builder: Builder, day: dt.date) -> None:
    # The same day gives the same data.
    registration.salt = f"{builder.random.getrandbits(128):032x}"
    if registration.mode == Mode.PERSON:
        registration.copied = acting.current(registration)
    save_as(registration, builder.coach, day)
    registration.history.exclude(pk=registration.history.latest().pk).delete()


def _withdraw(consent: Consent, builder: Builder) -> None:
    consent.withdrawn_on, consent.withdrawn_by = builder.day(-1), builder.coach
    save_as(consent, builder.coach, consent.withdrawn_on)


def _change(stay: Any, builder: Builder) -> None:
    """Somebody has found out that it was otherwise before the start."""
    row = SupportSource.objects.filter(
        participant=stay.participant_id, moment=Moment.BEFORE
    ).first()
    if row is not None:
        row.extent = 25
        save_as(row, builder.coach, builder.day(-2))
