"""*Idag*: the start page of those who work with participants."""

import datetime as dt
from typing import Any

from nyttiga.ui.clock import day_seen, today
from nyttiga.ui.views.pages import ProjectTemplateView
from nyttiga.ui.worklist import open_items, today_panels


class TodayView(ProjectTemplateView):
    """What is late, what is today, what comes soon; and how it goes."""

    permission = "worklist"
    template_name = "ui/today.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = day_seen(self.request)
        items = open_items(self.access, day)
        panels = [
            (panel.template, panel.context(self.access, day))
            for panel in today_panels
            if self.access.may(panel.permission)
        ]
        return super().get_context_data(**kwargs) | {
            "day": day,
            "is_today": day == today(),
            "late": [item for item in items if item.due < day],
            "due_today": [item for item in items if item.due == day],
            "soon": [item for item in items if day < item.due <= day + dt.timedelta(days=7)],
            "panels": [(template, context) for template, context in panels if context is not None],
        }
