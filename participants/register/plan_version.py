"""One version of a plan while its rows come in."""

import datetime as dt
from typing import Any

from nyttiga.projects.register.saver import Saver, changes_of
from nyttiga.projects.register.sheets import Row
from participants.models import ActionPlan, NextStep, PlanGoal

StepKey = tuple[str | None, str]


class PlanVersion:
    """The goals and steps of one day's version. Two versions of one day count as one here, and
    what is new goes to the later."""

    def __init__(self, saver: Saver, claimed: set[int], today: dt.date) -> None:
        self.saver = saver
        self.today = today
        self.claimed = claimed
        self.fresh: list[NextStep] = []
        self._goals: dict[str, PlanGoal] = {}
        self._steps: list[tuple[StepKey, NextStep]] = []

    def add(self, plan: ActionPlan) -> None:
        """A version of the day, from the database or new; the later one last."""
        self.plan = plan
        if plan.pk is None:
            return
        goals = {goal.pk: goal for goal in plan.goals.all()}
        self._goals |= {goal.text: goal for goal in goals.values()}
        for step in plan.steps.all():
            goal = goals.get(step.goal_id)
            self._steps.append(((goal.text if goal else None, step.text), step))

    def claim(self, row: Row) -> bool:
        """Whether the row says nothing but what stands already. Its step is then spoken for."""
        if row["Nästa steg"] is None:
            return row["Mål"] is None or row["Mål"] in self._goals
        return self._find(row, exact=True) is not None

    def take(self, row: Row) -> bool:
        """Make or change the row's goal and step; whether something was made."""
        goal = self._goal(row["Mål"])
        if row["Nästa steg"] is None:
            row.result = "created"
            return True
        values = _values(row)
        step = self._find(row, exact=False)
        if step is not None:
            if self.saver.change(step, values) and row.result == "unchanged":
                row.result = "updated"
            return False
        given = {name: value for name, value in values.items() if value is not None}
        step = NextStep(
            project_id=self.plan.project_id,
            plan=self.plan,
            goal=goal,
            text=row["Nästa steg"],
            imported_on=self.today,
            **given,
        )
        self.fresh.append(self.saver.create(step))
        row.result = "created"
        return True

    def _goal(self, text: str | None) -> PlanGoal | None:
        if text is None or text in self._goals:
            return self._goals.get(text or "")
        goal = PlanGoal(
            project_id=self.plan.project_id, plan=self.plan, text=text, order=len(self._goals)
        )
        self._goals[text] = self.saver.create(goal)
        return goal

    def _find(self, row: Row, *, exact: bool) -> NextStep | None:
        """A step of the same goal and words that no other row stands for."""
        wanted = (row["Mål"], row["Nästa steg"])
        for key, step in self._steps:
            if key == wanted and step.pk not in self.claimed:
                if not exact or not changes_of(step, _values(row)):
                    self.claimed.add(step.pk)
                    return step
        return None


def _values(row: Row) -> dict[str, Any]:
    return {"responsible": row["Ansvarig"], "due_on": row["Klart senast"]}
