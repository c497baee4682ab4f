"""Pages about something of one person's, such as a placement: who it is, and the read log."""

from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.audit.models import Read, log_read
from nyttiga.ui.views.pages import ScopedPage
from participants.models import Participant


class AboutPersonPage(ScopedPage):
    """Mixin: a page whose `participant_pk()` says whom it is about. Showing it is logged under
    `read_as`; the template gets `participant` with the name that this user may see."""

    read_as: str

    def participant_pk(self) -> int:
        """By default the address's own number."""
        return int(self.kwargs["pk"])

    @cached_property
    def person(self) -> Participant:
        return get_object_or_404(
            Participant.objects.visible_to(self.access), pk=self.participant_pk()
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"participant": self.person}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        """Not on GET alone: a form that comes back with faults shows the person too."""
        person = self.person
        log_read(self.access, self.read_as, person.pk, Read.Action.OPENED, person.number)
        response: HttpResponse = super().render_to_response(context, **kwargs)  # type: ignore[misc]
        return response
