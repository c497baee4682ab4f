"""The rows behind a figure: from a number to the series, people or enterprises that it counts."""

from decimal import Decimal
from typing import Any

from django.db.models import QuerySet, Sum
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from agreements.models import Agreement, EventAttendance, PublicEvent
from enterprises.models import AdvisorySession, Course, Enterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import ContactPerson
from nyttiga.ui.clock import day_seen, today
from nyttiga.ui.views.pages import ProjectListView
from participants.models import FutureWorkshop, Participant
from reporting.counting import Count
from reporting.goal_rows import ROW_FACTS
from reporting.indicators import INDICATORS
from reporting.models import Goal

# What the rows of each model are called, the page of one, and what its name takes to be read.
ROWS: dict[type[Any], tuple[str, str, tuple[str, ...]]] = {
    FutureWorkshop: ("Serie", "participants:workshop", ("municipality",)),
    Participant: ("Deltagare", "participants:participant", ()),
    Enterprise: ("Företag", "enterprises:enterprise", ("organisation",)),
    Course: ("Kurs", "enterprises:course", ("municipality",)),
    AdvisorySession: ("Företag", "enterprises:enterprise", ("enterprise__organisation",)),
    Agreement: ("Avtal", "agreements:agreement", ()),
    PublicEvent: ("Evenemang", "agreements:event", ("municipality",)),
    ContactPerson: ("Person", "agreements:contact", ("organisation",)),
    EventAttendance: (
        "Organisation och enhet",
        "agreements:organisation",
        ("meeting", "organisation", "unit__organisation"),
    ),
}
# Whose page a row leads to, where that is not its own.
LEADS_TO: dict[type[Any], str] = {
    AdvisorySession: "enterprise_id",
    EventAttendance: "organisation_id",
}


class GoalRowsView(ProjectListView):
    """The very rows that the figure counts, each with the facts that make it count."""

    permission = Permission.PARTICIPANTS_VIEW  # some figures ask for more
    template_name = "reporting/goal_rows.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        if kwargs["code"] not in INDICATORS:
            raise Http404
        self.indicator = INDICATORS[kwargs["code"]]
        self.model = self.indicator.model
        self.permission = self.indicator.permission
        super().setup(request, *args, **kwargs)
        self.day = day_seen(self.request)

    def get_queryset(self) -> QuerySet[Any]:
        counted = self.indicator.rows_of(self.project, self.day)
        rows = super().get_queryset().filter(pk__in=counted.values("pk"))
        related = ROWS[self.model][2]
        return rows.select_related(*related) if related else rows

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        goals = Goal.objects.visible_to(self.access).with_target(self.day)
        context = super().get_context_data(**kwargs)
        facts = ROW_FACTS[self.indicator.code]
        rows = list(context["page_obj"])
        cells = facts.of(rows, self.day)
        for row in rows:
            row.leads_to = getattr(row, LEADS_TO.get(self.model, "pk"))
        return context | {
            "day": self.day,
            "is_today": self.day == today(),
            "goal": get_object_or_404(goals, code=self.indicator.code),
            "count": self._count(context["paginator"].count),
            "headings": facts.headings,
            "called": ROWS[self.model][0],
            "page_of_one": ROWS[self.model][1],
            "rows": [(row, list(zip(facts.headings, cells[row.pk], strict=True))) for row in rows],
        }

    def _count(self, rows: int) -> Count:
        share, total = self.indicator.share, self.indicator.total
        if total:
            return Count(
                rows, total=self.get_queryset().aggregate(all=Sum(total))["all"] or Decimal(0)
            )
        if share is None:
            return Count(rows)
        return Count(rows, self.get_queryset().filter(**{share.column: share.part}).count())
