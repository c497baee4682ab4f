"""The goals that an event works towards, for the event's own page."""

import datetime as dt
from collections.abc import Collection

from agreements.goal_figures import GoalFigure
from nyttiga.projects.models import Project
from reporting.figures import figures
from reporting.models import Goal


def event_goals(project: Project, day: dt.date, codes: Collection[str]) -> list[GoalFigure]:
    """Those goals on the day. Two queries."""
    goals = Goal.objects.filter(project=project, code__in=codes).with_target(day)
    return [
        GoalFigure(one.title, one.unit, int(one.actual or 0), one.target)
        for one in figures(project, day, goals)
    ]
