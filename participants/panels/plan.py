"""The action plan on the participant's page, and its steps wherever they are shown.

All of it comes as columns of the person's own row, so it costs the page no query.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db.models import Exists, F, OuterRef, Subquery
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.clock import today
from nyttiga.ui.json_rows import JsonRows
from participants.forms.goal import GoalForm
from participants.forms.step import StepForm
from participants.models import (
    ActionPlan,
    NextStep,
    Participant,
    PlanApproval,
    PlanGoal,
    Professional,
    WorkshopEnrolment,
)
from participants.models.plan import OWN_WORDS, goal_rows
from participants.step_origin import Origin, origin

CURRENT = {"plan__participant": OuterRef("pk"), "plan__is_current": True}
STEP_FIELDS = (
    "text",
    "responsible",
    "due_on",
    "done_on",
    "closed_on",
    "result",
    "done_by_participant",
    "origin",
    "origin_id",
    "imported_on",
)


@cache
def plan_rows() -> JsonRows:
    """The version that holds now, with its goals: one row or none."""
    return JsonRows(
        ActionPlan.objects.filter(participant=OuterRef("pk"), is_current=True),
        *("pk", "version", "date", "reason", "revise_on", *OWN_WORDS),
        goal_rows=goal_rows().column,
    )


@lru_cache(maxsize=2)
def step_rows(shared_on: dt.date) -> JsonRows:
    """All steps of that version. Who promised one is said of those whom the person's
    `INFO_UTBYTE` covers on the day."""
    covered = Professional.objects.filter(pk=OuterRef("promised_by")).shareable(shared_on)
    return JsonRows(
        NextStep.objects.filter(**CURRENT),
        "pk",
        *STEP_FIELDS,
        goal_text=F("goal__text"),
        promised_role=Subquery(covered.values("role")[:1]),
        promised_organisation=Subquery(covered.values("organisation__name")[:1]),
    )


@cache
def approval_rows() -> JsonRows:
    """Who has said yes, to any version; the latest version first."""
    return JsonRows(
        PlanApproval.objects.filter(plan__participant=OuterRef("pk")).order_by("-plan__version"),
        *("pk", "party", "date", "method"),
        version=F("plan__version"),
    )


def columns(access: Access, day: dt.date) -> dict[str, Any]:
    """The plan, its steps and approvals; nothing of it is read without the permission."""
    if not access.may(Permission.PLAN_VIEW):
        return {}
    words = WorkshopEnrolment.objects.filter(participant=OuterRef("pk"))
    return {
        "plan_rows": plan_rows().column,
        "step_rows": step_rows(today()).column,
        "approval_rows": approval_rows().column,
        "has_own_words": Exists(words.exclude(situation="", needs="", vision="")),
    }


@dataclass(frozen=True)
class ShownStep:
    """A step, how many days late it is (0 when it is not), and where it was agreed."""

    step: NextStep
    days_late: int
    origin: Origin | None


@dataclass(frozen=True)
class Approval:
    """Whether one of the two has said yes to the version that holds, or to which one last."""

    party: PlanApproval.Party
    given: PlanApproval | None
    last_version: int | None


@dataclass(frozen=True)
class PlanPanel:
    """The plan that holds now (None before the first), its steps, and the forms for more.

    `has_words`: a first plan can open with what the person said in the Framtidsverkstad.
    """

    participant: Participant
    plan: ActionPlan | None
    has_words: bool
    open_steps: list[ShownStep]
    just_done: list[ShownStep]
    past_steps: list[ShownStep]
    approvals: list[Approval]
    may_edit: bool
    form: StepForm
    goal_form: GoalForm
    back: str
    day: dt.date

    goal_choices = PlanGoal.Status.choices
    methods = PlanApproval.Method.choices

    @property
    def active_goals(self) -> list[PlanGoal]:
        return [goal for goal in self._goals if goal.is_active]

    @property
    def other_goals(self) -> list[PlanGoal]:
        return [goal for goal in self._goals if not goal.is_active]

    @property
    def _goals(self) -> list[PlanGoal]:
        return self.plan.goal_list if self.plan else []

    @property
    def is_due_for_revision(self) -> bool:
        return bool(self.plan and self.plan.revise_on and self.plan.revise_on < self.day)


def plan_panel(
    access: Access,
    participant: Participant,
    day: dt.date,
    *,
    form: StepForm | None = None,
    goal_form: GoalForm | None = None,
    back: str = "",
) -> PlanPanel:
    """The panel's facts. `back` is the page that a saved step returns to.

    One query for a participant that came without the columns, none for one that has them.
    """
    row: Any = participant
    if not hasattr(row, "plan_rows"):
        people = Participant.objects.visible_to(access)
        row = people.annotate(**columns(access, day)).get(pk=participant.pk)
    plan: ActionPlan | None = next(iter(plan_rows().read(row.plan_rows)), None)
    shown = [
        ShownStep(step, _days_late(step, day), origin(access, step))
        for step in step_rows(today()).read(row.step_rows)
    ]
    return PlanPanel(
        participant=participant,
        plan=plan,
        has_words=bool(plan or row.has_own_words),
        open_steps=[one for one in shown if one.step.is_open],
        just_done=[one for one in shown if one.step.done_on == day],
        past_steps=[one for one in shown if not one.step.is_open and one.step.done_on != day],
        approvals=_approvals(plan, approval_rows().read(row.approval_rows)),
        may_edit=access.may(Permission.PLAN_EDIT),
        form=form
        or StepForm(access=access, goals=plan.goal_list if plan else [], auto_id="step_%s"),
        goal_form=goal_form or GoalForm(auto_id="goal_%s"),
        back=back
        or reverse("participants:participant", args=[access.project.slug, participant.pk]),
        day=day,
    )


def _days_late(step: NextStep, day: dt.date) -> int:
    return max((day - step.due_on).days, 0) if step.due_on else 0


def _approvals(plan: ActionPlan | None, rows: list[Any]) -> list[Approval]:
    """One for each of the two; `rows` have the latest version first."""
    if plan is None:
        return []
    return [
        Approval(
            party,
            given=next((row for row in own if row.version == plan.version), None),
            last_version=own[0].version if own else None,
        )
        for party in PlanApproval.Party
        for own in [[row for row in rows if row.party == party]]
    ]


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`plan_panel`; nothing without the permission."""
    if not access.may(Permission.PLAN_VIEW):
        return {}
    return {"plan_panel": plan_panel(access, participant, day)}
