"""What the session's page knows about its two notes."""

import secrets
from dataclasses import dataclass
from typing import Any

from nyttiga.accounts.permissions import Permission
from participants.models import CoachingSession, PrivateNote


@dataclass(frozen=True)
class NoteOnPage:
    """A note as the page shows it. In a conflict `text` is what this person wrote, not saved
    yet, and `saved` what stands there."""

    text: str
    saved: str
    revision: str
    is_conflict: bool


class NotesOnPage:
    """Mixin for the session's page: its context has both notes and a name for this page."""

    access: Any
    object: CoachingSession
    attempts: dict[str, str] = {}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        session = self.object
        context = super().get_context_data(**kwargs) | {  # type: ignore[misc]
            "page": secrets.token_hex(8),
            "shared": self._note("shared_note", session.shared_note, session.note_revision),
        }
        if self.access.may(Permission.PRIVATE_NOTE):
            own = PrivateNote.objects.visible_to(self.access).filter(session=session).first()
            own = own or PrivateNote()
            context |= {
                "private": self._note("private_note", own.text, own.revision),
                "erase_on": own.erase_on,
            }
        return context

    def _note(self, name: str, saved: str, revision: str) -> NoteOnPage:
        attempt = self.attempts.get(name)
        return NoteOnPage(
            saved if attempt is None else attempt, saved, revision, attempt is not None
        )
