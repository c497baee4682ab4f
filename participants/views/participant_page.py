"""A participant's own page: who, where in the process, and all that has happened."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import OuterRef, QuerySet

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.clock import day_seen, today
from nyttiga.ui.compiled import ColumnsOf, of_anybody
from nyttiga.ui.json_rows import JsonRows
from nyttiga.ui.views.pages import ProjectDetailView
from participants import due, stages
from participants.models import Participant, ParticipationPeriod
from participants.panels import (
    activities,
    coaching,
    collaboration,
    consents,
    follow_ups,
    link,
    measurement,
    placement,
    plan,
    situation,
    workshop,
)
from participants.timeline import timeline
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
    ("participants/phone/link_box.html", link),
    ("participants/panels/measurement.html", measurement),
    ("participants/panels/coaching.html", coaching),
    ("participants/panels/placement.html", placement),
    ("participants/panels/follow_ups.html", follow_ups),
    ("participants/panels/collaboration.html", collaboration),
    ("participants/panels/situation.html", situation),
    ("participants/panels/workshop.html", workshop),
    ("participants/panels/activities.html", activities),
    ("participants/panels/consents.html", consents),
]
# What the chips that lead to the panels say.
TITLES = {
    "plan": "Plan",
    "link": "Egen sida",
    "measurement": "Steg",
    "coaching": "Coachning",
    "placement": "Placering",
    "follow_ups": "Uppföljning",
    "collaboration": "Samverkan",
    "situation": "Före och efter",
    "workshop": "Framtidsverkstad",
    "activities": "Gruppaktiviteter",
    "consents": "Samtycken",
}


@lru_cache(maxsize=64)
def columns_for(access: Access, day: dt.date, today: dt.date) -> ColumnsOf:
    """The periods and most panels' rows, as columns of the person's row.

    The same for all who have the role. `today` stands in no column of its own accord, but the
    consents that open a panel are asked with it.
    """
    columns: dict[str, Any] = {
        "period_rows": PERIODS.column,
        **stages.columns(access, day),
        **due.columns(access, day),
    }
    for _, panel in PANELS:
        if hasattr(panel, "columns"):
            columns |= panel.columns(access, day)
    return ColumnsOf.row(Participant, columns)


@dataclass(frozen=True)
class Panel:
    """A panel as the page shows it: where it stands and what its chip says."""

    anchor: str
    title: str
    template: str


class ParticipantView(ParticipantPage, ProjectDetailView):
    """Put together from panels, each with its own part of the page. At most ten queries."""

    permission = Permission.PARTICIPANTS_VIEW
    template_name = "participants/participant.html"
    read_as = "sidan"

    def get_object(self, queryset: QuerySet[Participant] | None = None) -> Participant:
        """With the periods and most panels' rows, all in one query."""
        person = super().get_object(queryset)
        columns = columns_for(of_anybody(self.access), day_seen(self.request), today())
        columns.read_onto(person)
        return person

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        participant: Participant = self.object
        day = day_seen(self.request)
        panels: list[Panel] = []
        found: dict[str, Any] = {}
        for template, module in PANELS:
            if context := module.context(self.access, participant, day):
                name = module.__name__.rpartition(".")[2]
                panels.append(Panel(f"del-{name.replace('_', '-')}", TITLES[name], template))
                found |= context
        return super().get_context_data(**kwargs) | found | self.story(found, day, panels)

    def story(self, found: dict[str, Any], day: dt.date, panels: list[Panel]) -> dict[str, Any]:
        """What the page says before its panels: who, where on the way, what is late, and what
        has happened."""
        participant: Participant = self.object
        periods = PERIODS.read(participant.period_rows)  # type: ignore[attr-defined]
        going_on = next((period for period in periods if period.covers(day)), None)
        may_edit = self.access.may(Permission.PARTICIPANTS_EDIT)
        everything = "allt" in self.request.GET
        plan_panel = found.get("plan_panel")
        return {
            "day": day,
            "panels": panels,
            "periods": periods,
            "is_ongoing": going_on is not None,
            "stages": stages.stages(participant, periods, day),
            "coach_name": stages.coach_name(participant),
            "due_lines": due.due_lines(self.access, participant, going_on, plan_panel, day),
            "everything": everything,
            "timeline": timeline(self.access, participant, day, everything=everything),
            "may_return": may_edit and bool(periods) and periods[0].ends_on is not None,
            "may_edit": may_edit,
            "may_grant": self.access.may(Permission.MEMBERS) and participant.is_protected,
        }
