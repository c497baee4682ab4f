"""Pages about one person are written in the read log."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse

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

    def get_object(self, queryset: QuerySet[Participant] | None = None) -> Participant:
        found: Participant = super().get_object(queryset)  # type: ignore[misc]
        self.number = found.number  # as it is saved: a faulty form changes the object
        return found

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Not on GET alone: a form that comes back with faults shows the person too."""
        log_read(
            self.access,
            self.read_as,
            self.object.pk,  # type: ignore[attr-defined]
            Read.Action.OPENED,
            self.number,
        )
        response: HttpResponse = super().render_to_response(context, **kwargs)  # type: ignore[misc]
        return response
