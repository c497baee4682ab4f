"""Coaching on the participant's page: that it was held, and how far it has come."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants.models import CoachingSession, Participant
from participants.models.coaching import WORKSHOP_SESSIONS


@dataclass(frozen=True)
class CoachingPanel:
    """The sessions, newest first, and the progress of those that belong to the workshop."""

    sessions: list[CoachingSession]
    held_in_workshop: int
    may_edit: bool

    @property
    def progress(self) -> str:
        """«2 av 2–4»; beyond the planned number only the count says something."""
        low, high = WORKSHOP_SESSIONS
        if self.held_in_workshop > high:
            return str(self.held_in_workshop)
        return f"{self.held_in_workshop} av {low}–{high}"


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`coaching_panel`; nothing without the permission. One query, which reads no note."""
    if not access.may(Permission.COACHING_HELD):
        return {}
    sessions = list(
        CoachingSession.objects.visible_to(access)
        .filter(participant=participant)
        .without_note()
        .select_related("coach")
    )
    held = [
        session
        for session in sessions
        if session.status == CoachingSession.Status.HELD
        and session.phase == CoachingSession.Phase.WORKSHOP
        and session.date <= day
    ]
    return {
        "coaching_panel": CoachingPanel(sessions, len(held), access.may(Permission.COACHING_EDIT))
    }
