"""The sheet *Handlingsplaner*: (Deltagarnr, Datum) is one version, its rows are goals and steps."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from nyttiga.projects.register.problems import hide
from nyttiga.projects.register.sheets import Column, Export, Row
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date, Text
from participants.models import ActionPlan, NextStep, PlanGoal
from participants.models.choices import Responsible
from participants.register.people import NUMBER, PeopleSheet
from participants.register.plan_order import order_versions
from participants.register.plan_version import PlanVersion

RESPONSIBLE = ValueList(
    Responsible,
    words={
        code: "företag" if code == Responsible.ENTERPRISE else code for code in Responsible.values
    },
)


class PlansSheet(PeopleSheet):
    name = "Handlingsplaner"
    columns = (
        NUMBER,
        Column("Datum", Date(), required=True),
        Column("Mål", Text(300), required=True, shown=hide),
        Column("Nästa steg", Text(300), required=True, shown=hide),
        Column("Ansvarig", RESPONSIBLE),
        Column("Klart senast", Date()),
    )
    key = ("Deltagarnr", "Datum")
    # The same step may be taken twice, by others or at another time.
    told_apart_by = (
        "Deltagarnr",
        "Datum",
        "Mål",
        "Nästa steg",
        "Ansvarig",
        "Klart senast",
    )
    saves = (ActionPlan, PlanGoal, NextStep)

    def start(self) -> None:
        super().start()
        # People whose versions changed, and steps that a row of this file stands for.
        self.touched: set[int] = set()
        self.claimed: set[int] = set()
        self.fresh: list[NextStep] = []

    def take(self, rows: list[Row]) -> None:
        self._claim_fresh()
        tied = [(row, self.person(row)) for row in rows]
        self._load({who for _, who in tied if who})
        fit = []
        for row, who in tied:
            self._check(row)
            if who and not row.is_faulty:
                fit.append((row, who, self._version(row, who)))
        # A row that says just what stands claims its step before one that changes something.
        rest = [one for one in fit if not one[2].claim(one[0])]
        for row, who, version in rest:
            if version.take(row):
                self.touched.add(who)
        self.fresh = [step for version in self.versions.values() for step in version.fresh]

    def finish(self) -> None:
        order_versions(self.touched, self.run.user, self.run.today)

    def _check(self, row: Row) -> None:
        if row["Nästa steg"] is None and "Nästa steg" not in row.bad:
            if row["Ansvarig"] or row["Klart senast"]:
                problem = "Skriv vad nästa steg är, eller töm Ansvarig och Klart senast."
                self.run.fault(row, "Nästa steg", problem)
            else:
                self.run.warn(row, "Nästa steg", "Raden har inget nästa steg.")
        if row["Mål"] is None and "Mål" not in row.bad:
            self.run.warn(row, "Mål", "Raden har inget mål.")

    def _claim_fresh(self) -> None:
        """Steps of the batch before, which have their ids by now."""
        self.claimed |= {step.pk for step in self.fresh}

    def _load(self, people: set[int]) -> None:
        self.versions: dict[tuple[int, dt.date], PlanVersion] = {}
        self.last_number: dict[int, int] = {}
        found = ActionPlan.objects.filter(participant__in=people).order_by("version")
        for plan in found.prefetch_related("goals", "steps"):
            key = (plan.participant_id, plan.date)
            version = self.versions.setdefault(
                key, PlanVersion(self.saver, self.claimed, self.run.today)
            )
            version.add(plan)
            self.last_number[plan.participant_id] = plan.version

    def _version(self, row: Row, who: int) -> PlanVersion:
        key = (who, row["Datum"])
        if key not in self.versions:
            # It gets its place among the others when all are in.
            number = self.last_number[who] = self.last_number.get(who, 0) + 1
            plan = ActionPlan(
                project=self.project,
                participant_id=who,
                date=row["Datum"],
                version=number,
                author=self.run.user,
                is_current=False,
            )
            self.versions[key] = PlanVersion(self.saver, self.claimed, self.run.today)
            self.versions[key].add(self.saver.create(plan))
            self.touched.add(who)
            row.result = "created"
        return self.versions[key]

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        plans = ActionPlan.objects.filter(project=export.project)
        ordered = plans.order_by("participant__number", "version")
        related = ordered.select_related("participant").prefetch_related("goals", "steps")
        for plan in related.iterator(chunk_size=1000):
            for goal, step in _goals_and_steps(plan):
                yield {
                    "Deltagarnr": plan.participant.number,
                    "Datum": plan.date,
                    "Mål": goal and goal.text,
                    "Nästa steg": step and step.text,
                    "Ansvarig": step and step.responsible,
                    "Klart senast": step and step.due_on,
                }


def _goals_and_steps(plan: ActionPlan) -> Iterator[tuple[PlanGoal | None, NextStep | None]]:
    """Each goal with its steps, then steps without a goal. A version with neither is a row too."""
    steps = list(plan.steps.all())
    goals = list(plan.goals.all())
    for goal in goals:
        for step in [step for step in steps if step.goal_id == goal.pk] or [None]:
            yield goal, step
    for step in steps:
        if step.goal_id is None:
            yield None, step
    if not (goals or steps):
        yield None, None
