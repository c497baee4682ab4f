"""Who changed what about an enterprise."""

from typing import Any

from enterprises.changes import changes
from enterprises.views.enterprise import EnterprisePage


class HistoryView(EnterprisePage):
    """All changes of one enterprise, latest first."""

    template_name = "enterprises/history.html"
    tab = "history"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"changes": changes(self.object)}
