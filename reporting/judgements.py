"""How project goals and effect goals stand on a day: plain data for pages and reports."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from reporting.models import Evidence, Goal, GoalJudgement


@dataclass(frozen=True)
class JudgedGoal:
    """One goal that is judged by hand. `judgement` is None until somebody has judged it.
    `evidence` is what was known on the day, latest first."""

    goal: Goal
    judgement: GoalJudgement | None
    evidence: list[Evidence]

    @property
    def status(self) -> str:
        """A code such as that of a counted goal: `reached`, `on_track` … or `no_data`."""
        return self.judgement.standing if self.judgement else "no_data"

    @property
    def label(self) -> str:
        return self.judgement.get_standing_display() if self.judgement else "Inte bedömt än"


def judged_goals(goals: Iterable[Goal], day: dt.date) -> list[JudgedGoal]:
    """Those of the goals that are judged by hand, in the order given. Two queries."""
    by_hand = [goal for goal in goals if goal.kind != Goal.Kind.RESULT]
    made = GoalJudgement.objects.filter(goal__in=by_hand).latest_by(day).select_related("rests_on")
    judgements = {one.goal_id: one for one in made}
    evidence: dict[int, list[Evidence]] = defaultdict(list)
    for one in Evidence.objects.filter(goal__in=by_hand, date__lte=day):
        evidence[one.goal_id].append(one)
    return [JudgedGoal(goal, judgements.get(goal.pk), evidence[goal.pk]) for goal in by_hand]
