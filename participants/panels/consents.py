"""Consents on the participant's page: one line a kind."""

import datetime as dt
from functools import lru_cache
from typing import Any

from django.db.models import OuterRef

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.json_rows import JsonRows
from participants.consent_state import kind_states
from participants.models import Consent, Participant

FIELDS = ("pk", "kind", "given_on", "valid_to", "withdrawn_on")


@lru_cache(maxsize=8)
def _rows(day: dt.date) -> JsonRows:
    consents = Consent.objects.filter(participant=OuterRef("pk")).with_validity(day)
    return JsonRows(consents, *FIELDS, is_valid="is_valid")


def columns(access: Access, day: dt.date) -> dict[str, Any]:
    """`consent_rows`: the person's consents, newest first."""
    return {"consent_rows": _rows(day).column}


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`consent_states`; nothing without the permission."""
    if not access.may(Permission.PARTICIPANTS_VIEW):
        return {}
    consents = _rows(day).read(participant.consent_rows)  # type: ignore[attr-defined]
    return {"consent_states": kind_states(participant, consents, day)}
