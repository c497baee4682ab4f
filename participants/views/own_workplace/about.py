"""What the pages about one of the supervisor's placements share."""

from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectTemplateView
from participants.forms.own_workplace import OwnDayForm, OwnWordForm
from participants.models import Placement
from participants.own_placement import OwnPlacement, own_placements


class OwnPlacementPage(ProjectTemplateView):
    """One placement at the own enterprise, with all that is reported there. The forms that save
    a part of it come back to this page, with their faults if they have some.

    `placement` is for saving; the template gets an `OwnPlacement`.
    """

    permission = Permission.OWN_ENTERPRISE
    model = Placement
    template_name = "participants/own_workplace/placement.html"

    @cached_property
    def placement(self) -> Any:
        return get_object_or_404(own_placements(self.access, today()), pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = OwnPlacement.of(self.placement, today())
        return super().get_context_data(**kwargs) | {
            "own": own,
            "day_form": kwargs.get("day_form") or OwnDayForm(initial={"hours": own.usual_hours}),
            "word_form": kwargs.get("word_form") or OwnWordForm(initial=self._word(own)),
            "checklist": self.placement.checklist.all(),
        }

    @staticmethod
    def _word(own: OwnPlacement) -> dict[str, str]:
        """This week's word, to change."""
        if own.word is None or own.word_is_missing:
            return {}
        return {"light": own.word.light, "word": own.word.word}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        row = self.placement
        log_read(
            self.access,
            "den egna arbetsplatsen",
            row.participant_id,
            Read.Action.OPENED,
            row.person,
        )
        response: HttpResponse = super().render_to_response(context, **kwargs)
        return response

    def back(self, part: str) -> HttpResponse:
        """To the part of the page that was saved."""
        response = self.redirect("participants:own_placement", self.placement.pk)
        response["Location"] += f"#{part}"
        return response
