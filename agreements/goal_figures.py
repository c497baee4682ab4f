"""How far the project's goals have come, shown where the work towards them is done.

Goals and their targets are known on a floor above, which registers how to ask for them.
"""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass

from nyttiga.projects.models import Project
from nyttiga.ui.registry import Registry


@dataclass(frozen=True)
class GoalFigure:
    """A goal on a day: so many `unit`, of so many promised (None: no number was)."""

    title: str
    unit: str
    actual: int
    target: int | None


goal_figures: Registry[Callable[[Project, dt.date, Collection[str]], list[GoalFigure]]] = Registry()


def figures_for(project: Project, day: dt.date, codes: Collection[str]) -> list[GoalFigure]:
    """The goals of those codes on the day, in the application's order."""
    return [figure for ask in goal_figures for figure in ask(project, day, codes)]
