"""The two notes of a session: the one shared with the participant, and the coach's own.

Both save themselves while they are being written, and neither writes over what another window
has saved meanwhile: then the page shows both texts.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.forms import posted_text
from participants.models import CoachingSession, PrivateNote
from participants.models.coaching import NoteChangedError
from participants.views.coaching import CoachingEditView


class _NoteView(CoachingEditView):
    """Takes one note by POST: by itself while it is written, or by its button."""

    http_method_names = ["post"]
    field: str
    saved_message: str

    def save(self, session: CoachingSession, text: str, seen: str, page: str) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        session = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        text, by_itself = posted_text(request, self.field), request.headers.get("X-Autosave") == "1"
        seen, page = posted_text(request, "seen")[:32], posted_text(request, "page")[:32]
        try:
            self.save(session, text, seen, page)
        except NoteChangedError:
            return HttpResponse(status=409) if by_itself else self.show_both(text)
        if by_itself:
            return HttpResponse(status=204)
        messages.success(request, self.saved_message)
        return self.redirect("participants:coaching_edit", session.pk)

    def show_both(self, text: str) -> HttpResponse:
        """The session's page, with what was written here beside what stands there."""
        self.attempts = {self.field: text}
        self.object = self.get_object()
        return self.render_to_response(self.get_context_data(), status=409)

    def get_form_kwargs(self) -> dict[str, Any]:
        """The page's other form is not what was sent."""
        kwargs = super().get_form_kwargs()
        return {name: value for name, value in kwargs.items() if name not in {"data", "files"}}


class CoachingNoteView(_NoteView):
    """The note that coach and participant share."""

    permission = Permission.COACHING_EDIT
    field = "shared_note"
    saved_message = "Anteckningen är sparad."

    def save(self, session: CoachingSession, text: str, seen: str, page: str) -> None:
        session.save_note(text, seen, page)


class PrivateNoteView(_NoteView):
    """The coach's own note. Whose it is, only the signed-in user decides."""

    permission = Permission.PRIVATE_NOTE
    field = "private_note"
    saved_message = "Din privata anteckning är sparad."

    def save(self, session: CoachingSession, text: str, seen: str, page: str) -> None:
        PrivateNote.objects.write(session, self.access.user, text, seen, page)
