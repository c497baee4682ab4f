"""The goals that need somebody's attention, with what must happen: the worst first."""

from collections.abc import Iterable
from dataclasses import dataclass

from nyttiga.projects.models import Project
from reporting.figures import Figure
from reporting.models import Goal
from reporting.outlook import Outlook, outlook
from reporting.pace import Status
from reporting.theirs import is_theirs

WORST_FIRST = (Status.AT_RISK, Status.BEHIND)


@dataclass(frozen=True)
class Attention:
    """A goal that is behind. `ahead` is None for a share."""

    figure: Figure
    ahead: Outlook | None


def needing_attention(
    project: Project, figures: Iterable[Figure], goals: Iterable[Goal], role: str
) -> list[Attention]:
    """Those in danger before those behind, and in each the role's own before the others.
    `goals` are `with_milestones`."""
    milestones = {goal.code: goal.milestones_ahead for goal in goals}
    lagging = [figure for figure in figures if figure.status in WORST_FIRST]
    lagging.sort(key=lambda one: (WORST_FIRST.index(one.status), not is_theirs(role, one.code)))
    return [
        Attention(figure, outlook(project, figure, milestones[figure.code])) for figure in lagging
    ]
