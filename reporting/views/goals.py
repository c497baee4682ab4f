"""*Mål*: the staff's dashboard, on any day."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.clock import day_seen, today
from nyttiga.ui.views.pages import ProjectTemplateView
from reporting.attention import needing_attention
from reporting.beside import beside
from reporting.figures import Figure, figures
from reporting.indicators import INDICATORS
from reporting.models import Goal
from reporting.pace import Status
from reporting.periods import ended_quarters, months_gone
from reporting.theirs import is_theirs

TILES = (  # one, several
    (Status.REACHED, "mål nått", "mål nådda"),
    (Status.ON_TRACK, "i fas", "i fas"),
    (Status.BEHIND, "efter", "efter"),
    (Status.AT_RISK, "i fara", "i fara"),
)
SHOWN_FIRST = 5  # goals that need attention; the others are folded away
BY_HAND = ((Goal.Kind.PROJECT, "Projektmål"), (Goal.Kind.EFFECT, "Effektmål"))

G = TypeVar("G", Figure, Goal)


def dashboard_goals(access: Access, day: dt.date) -> QuerySet[Goal]:
    """The project's goals with all that a dashboard says of them, in one query."""
    goals = Goal.objects.visible_to(access).with_target(day)
    return goals.with_milestones().with_judgement(day)


def by_heading(goals: Iterable[G]) -> list[tuple[str, list[G]]]:
    """Goals under the heading of the application that they stand under, in its order."""
    return [(heading, list(rows)) for heading, rows in groupby(goals, lambda goal: goal.heading)]


def overview(
    access: Access, goals: list[Goal], counted: list[Figure], day: dt.date, *, for_rar: bool = False
) -> dict[str, Any]:
    """What both variants of the page show: the answer first, then what must happen, then all.
    `goals` are `with_milestones` and `with_judgement`."""
    project = access.project
    statuses = Counter(figure.status for figure in counted)
    gone, whole = months_gone(project, day)
    compared_on = counted[0].compared_on if counted else None
    attention = needing_attention(project, counted, goals, access.role)
    return {
        "day": day,
        "months_gone": gone,
        "months": whole,
        "figures": counted,
        "attention": (attention[:SHOWN_FIRST], attention[SHOWN_FIRST:]),
        "groups": theirs_first(access.role, by_heading(counted)),
        "tiles": [
            (status, one if statuses[status] == 1 else several, statuses[status])
            for status, one, several in TILES
        ],
        "by_hand": [
            (label, [goal for goal in goals if goal.kind == kind]) for kind, label in BY_HAND
        ],
        "by_hand_first": any(is_theirs(access.role, code) for code in ("P5", "P7")),
        "beside": [
            (figure, not for_rar and access.may(figure.about.permission))
            for figure in beside(project, day, compared_on, for_rar=for_rar)
        ],
        "compared_on": compared_on,
        "goal_page": f"reporting:{'goal_rar' if for_rar else 'goal'}",
    }


def theirs_first(
    role: str, groups: list[tuple[str, list[Figure]]]
) -> list[tuple[str, list[Figure]]]:
    """The headings with the role's own goals before the others."""
    return sorted(groups, key=lambda group: not any(is_theirs(role, one.code) for one in group[1]))


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
        goals = list(dashboard_goals(self.access, day))
        ends = [period.ends_on for period in ended_quarters(self.project, today())]
        results = [goal for goal in goals if goal.kind == Goal.Kind.RESULT]
        return (
            super().get_context_data(**kwargs)
            | overview(self.access, goals, figures(self.project, day, goals), day)
            | {
                "is_today": day == today(),
                "today": today(),
                "previous_end": max((end for end in ends if end < day), default=None),
                "next_end": min((end for end in ends if end > day), default=None),
                "linked": [c for c, i in INDICATORS.items() if self.access.may(i.permission)],
                "later": by_heading(goal for goal in results if goal.code not in INDICATORS),
            }
        )
