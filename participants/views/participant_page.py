"""A participant's own page: who, where in the process, and all that has happened."""

import datetime as dt
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import day_seen
from nyttiga.ui.views.pages import ProjectDetailView
from participants import timeline
from participants.models import Participant, ParticipationPeriod
from participants.panels import coaching, plan, workshop
from participants.views.logged import ParticipantPage

PERIOD_DATES = ("starts_on", "ends_on")
# A panel without a context is not for this user.
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
        """The periods come with the person's own row: a query less."""
        periods = ParticipationPeriod.objects.filter(participant=OuterRef("pk"))
        row = JSONObject(starts_on="starts_on", ends_on="ends_on", end_reason="end_reason")
        return super().get_queryset().annotate(period_rows=ArraySubquery(periods.values(row=row)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        participant: Participant = self.object
        day = day_seen(self.request)
        periods = [_period(row) for row in participant.period_rows]  # type: ignore[attr-defined]
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


def _period(row: dict[str, Any]) -> ParticipationPeriod:
    dates = {name: row[name] and dt.date.fromisoformat(row[name]) for name in PERIOD_DATES}
    return ParticipationPeriod(end_reason=row["end_reason"], **dates)
