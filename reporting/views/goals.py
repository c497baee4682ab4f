"""*Mål*: the staff's dashboard, on any day."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import Project
from nyttiga.ui.clock import day_seen, today
from nyttiga.ui.views.pages import ProjectTemplateView
from reporting.figures import Figure, figures
from reporting.indicators import INDICATORS
from reporting.models import Goal
from reporting.pace import Status
from reporting.periods import ended_quarters, months_gone

TILES = (  # one, several
    (Status.REACHED, "mål nått", "mål nådda"),
    (Status.ON_TRACK, "i fas", "i fas"),
    (Status.BEHIND, "efter", "efter"),
    (Status.AT_RISK, "i fara", "i fara"),
)
BY_HAND = ((Goal.Kind.PROJECT, "Projektmål"), (Goal.Kind.EFFECT, "Effektmål"))

G = TypeVar("G", Figure, Goal)


def by_heading(goals: Iterable[G]) -> list[tuple[str, list[G]]]:
    """Goals under the heading of the application that they stand under, in its order."""
    return [(heading, list(rows)) for heading, rows in groupby(goals, lambda goal: goal.heading)]


def overview(project: Project, counted: list[Figure], day: dt.date) -> dict[str, Any]:
    """What both variants of the page begin with."""
    statuses = Counter(figure.status for figure in counted)
    gone, whole = months_gone(project, day)
    return {
        "day": day,
        "months_gone": gone,
        "months": whole,
        "figures": counted,
        "groups": by_heading(counted),
        "tiles": [
            (status, one if statuses[status] == 1 else several, statuses[status])
            for status, one, several in TILES
        ],
    }


class GoalsView(ProjectTemplateView):
    """Every goal of the application on a day. Those who see aggregates only are sent to their
    own page, so that *Mål* in the menu is one place for all."""

    permission = Permission.GOALS_RAR
    template_name = "reporting/goals.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.access.may(Permission.GOALS_INTERNAL):
            return self.redirect("reporting:goals_rar")
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = day_seen(self.request)
        goals = list(Goal.objects.visible_to(self.access).with_target(day))
        ends = [period.ends_on for period in ended_quarters(self.project, today())]
        results = [goal for goal in goals if goal.kind == Goal.Kind.RESULT]
        return (
            super().get_context_data(**kwargs)
            | overview(self.project, figures(self.project, day, goals), day)
            | {
                "is_today": day == today(),
                "today": today(),
                "previous_end": max((end for end in ends if end < day), default=None),
                "next_end": min((end for end in ends if end > day), default=None),
                "linked": [c for c, i in INDICATORS.items() if self.access.may(i.permission)],
                "later": by_heading(goal for goal in results if goal.code not in INDICATORS),
                "by_hand": [
                    (label, [goal for goal in goals if goal.kind == kind])
                    for kind, label in BY_HAND
                ],
            }
        )
