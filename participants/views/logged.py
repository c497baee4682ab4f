"""Pages about one person are written in the read log."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from nyttiga.audit.models import Read, log_read
from nyttiga.ui.views.pages import ScopedPage
from participants.models import Participant


class ParticipantPage(ScopedPage):
    """Mixin: a page whose object is a participant. Opening it is logged under `read_as`."""

    model = Participant
    context_object_name: str | None = "participant"
    read_as: str

    def get_queryset(self) -> QuerySet[Participant]:
        return super().get_queryset().select_related("municipality")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)  # type: ignore[misc]
        participant: Participant = self.object  # type: ignore[attr-defined]
        log_read(self.access, self.read_as, participant.pk, Read.Action.OPENED, participant.number)
        return response
