"""Pages about one placement: fetched for the user, and written in the read log."""

from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.views.pages import ProjectPage
from participants.models import Participant, Placement


class AboutPlacement(ProjectPage):
    """Mixin: `placement` and `participant` for the page, which is logged under `read_as`.

    A page says in `get_placement_pk` which placement it is about.
    """

    permission = Permission.PLACEMENTS_EDIT
    read_as: str

    def get_placement_pk(self) -> int:
        """The number in the address, where that is the placement's own."""
        return int(self.kwargs["pk"])

    @cached_property
    def placement(self) -> Placement:
        placements = Placement.objects.visible_to(self.access).select_related(
            "enterprise__organisation", "supervisor"
        )
        return get_object_or_404(placements, pk=self.get_placement_pk())

    @cached_property
    def participant(self) -> Participant:
        participants = Participant.objects.visible_to(self.access)
        return get_object_or_404(participants, pk=self.placement.participant_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "placement": self.placement,
            "participant": self.participant,
        }

    def placement_url(self, part: str = "follow-ups") -> str:
        """The part of the placement's page that tells what was done here."""
        return f"{self.url('participants:placement', self.placement.pk)}#{part}"

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        person = self.participant
        log_read(self.access, self.read_as, person.pk, Read.Action.OPENED, person.number)
        response: HttpResponse = super().render_to_response(context, **kwargs)  # type: ignore[misc]
        return response
