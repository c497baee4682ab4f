"""«Vilka placeringar har inte följts upp den här veckan?»"""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectListView
from participants.follow_up_list import GROUPS, LATE, THIS_WEEK, FollowUpList
from participants.models import FollowUp


class FollowUpsView(ProjectListView):
    """Late, this week, coming, held this week; of one coach or at one enterprise if asked."""

    permission = Permission.PLACEMENTS_VIEW
    model = FollowUp
    template_name = "participants/follow_ups/list.html"

    def get_queryset(self) -> QuerySet[Any]:
        """Ids only; the shown rows are described after."""
        self.coach, self.enterprise = self._asked("coach"), self._asked("foretag")
        self.list = FollowUpList(self.access, today(), self.coach, self.enterprise)
        self.counts = self.list.counts()
        asked = self.request.GET.get("visa", "")
        first = LATE if self.counts[LATE] else THIS_WEEK
        self.group = asked if asked in GROUPS else first
        return self.list.group(self.group).values_list("pk", flat=True)

    def _asked(self, name: str) -> int | None:
        number = self.request.GET.get(name, "")
        return int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else None

    def get_paginator(self, *args: Any, **kwargs: Any) -> Paginator:
        paginator = super().get_paginator(*args, **kwargs)
        paginator.count = self.counts[self.group]  # counted already
        return paginator

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context, choices = super().get_context_data(**kwargs), self.list.choices()
        return context | {
            "rows": self.list.described(list(context["page_obj"].object_list)),
            "groups": [(name, label, self.counts[name]) for name, label in GROUPS.items()],
            "group": self.group,
            "waiting": self.counts["waiting"],
            "day": today(),
            "filters": [
                ("coach", "Coach", self.coach, choices["coach"]),
                ("foretag", "Företag", self.enterprise, choices["foretag"]),
            ],
            "without_plan": self.list.without_plan(),
            "may_rule": self.access.may(Permission.FOLLOW_UP_RULE),
        }
