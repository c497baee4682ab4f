"""Who changed what about a participant."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ProjectDetailView
from participants.changes import changes
from participants.views.logged import ParticipantPage


class HistoryView(ParticipantPage, ProjectDetailView):
    """All changes of one participant's facts, latest first."""

    permission = Permission.PARTICIPANTS_VIEW
    template_name = "participants/history.html"
    read_as = "ändringarna"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"changes": changes(self.access, self.object)}
