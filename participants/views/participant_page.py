"""A participant's own page: who, where in the process, and all that has happened."""

from typing import Any

from django.db.models import OuterRef, QuerySet

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import day_seen
from nyttiga.ui.json_rows import JsonRows
from nyttiga.ui.views.pages import ProjectDetailView
from participants import timeline
from participants.models import Participant, ParticipationPeriod
from participants.panels import coaching, plan, workshop
from participants.views.logged import ParticipantPage

PERIODS = JsonRows(
    ParticipationPeriod.objects.filter(participant=OuterRef("pk")),
    "pk",
    "starts_on",
    "ends_on",
    "end_reason",
)
# A panel without a context is not for this user. Its `columns(access, day)`, where it has them,
# are read with the person's own row: see nyttiga.ui.json_rows.
PANELS = [
    ("participants/panels/plan.html", plan),
    ("participants/panels/coaching.html", coaching),
    ("participants/panels/workshop.html", workshop),
]


class ParticipantView(ParticipantPage, ProjectDetailView):
    """Put together from panels, each with its own part of the page. At most ten queries."""

    permission = Permission.PARTICIPANTS_VIEW
    template_name = "participants/participant.html"
    read_as = "sidan"

    def get_queryset(self) -> QuerySet[Participant]:
        """The periods and most panels' rows come with the person's own row, in one query."""
        columns = {"period_rows": PERIODS.column}
        for _, panel in PANELS:
            if hasattr(panel, "columns"):
                columns |= panel.columns(self.access, day_seen(self.request))
        return super().get_queryset().annotate(**columns)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        participant: Participant = self.object
        day = day_seen(self.request)
        periods = PERIODS.read(participant.period_rows)  # type: ignore[attr-defined]
        panels = [
            (template, context)
            for template, panel in PANELS
            if (context := panel.context(self.access, participant, day))
        ]
        may_edit = self.access.may(Permission.PARTICIPANTS_EDIT)
        context = super().get_context_data(**kwargs) | {
            "day": day,
            "panels": [template for template, _ in panels],
            "events": timeline.events(self.access, participant, day),
            "periods": periods,
            "is_ongoing": any(period.covers(day) for period in periods),
            "may_return": may_edit and bool(periods) and periods[0].ends_on is not None,
            "may_edit": may_edit,
            "may_grant": self.access.may(Permission.MEMBERS) and participant.is_protected,
        }
        for _, panel_context in panels:
            context |= panel_context
        return context

