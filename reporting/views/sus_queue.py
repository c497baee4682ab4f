"""*SUS*: the list of what to register, for those who do it by hand in the other system."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectListView
from participants.models import ParticipationPeriod
from reporting.models import Insats
from reporting.sus.profile import profile_on
from reporting.sus.queue import GROUPS, LATE, Queue
from reporting.sus.states import TO_DO


class SusQueueView(ProjectListView):
    """What is late, and then each kind of thing to do, oldest first."""

    permission = Permission.SUS
    model = ParticipationPeriod
    template_name = "reporting/sus/queue.html"

    def get_queryset(self) -> QuerySet[Any]:
        """Ids only; the shown rows are described after."""
        self.queue = Queue(self.access, today())
        self.counts = self.queue.counts()
        asked = self.request.GET.get("visa", "")
        first = next((one for one in (LATE, *TO_DO) if self.counts[one]), LATE)
        self.group = asked if asked in GROUPS else first
        return self.queue.group(self.group).values_list("pk", flat=True)

    def get_paginator(self, *args: Any, **kwargs: Any) -> Paginator:
        paginator = super().get_paginator(*args, **kwargs)
        paginator.count = self.counts[self.group]  # counted already
        return paginator

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        insats = Insats.objects.visible_to(self.access).of_people().first()
        return context | {
            "rows": self.queue.described(list(context["page_obj"].object_list)),
            "groups": [(name, label, self.counts[name]) for name, label in GROUPS.items()],
            "group": self.group,
            "to_do": sum(self.counts[state] for state in TO_DO),
            "late": self.counts[LATE],
            "day": today(),
            "insats": insats,
            "profile": profile_on(today()),
        }
