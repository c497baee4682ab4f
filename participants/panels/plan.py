"""The action plan on the participant's page, and its steps wherever they are shown."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from participants.forms.plan import StepForm
from participants.models import ActionPlan, NextStep, Participant
from participants.models.plan import own_words_of


@dataclass(frozen=True)
class ShownStep:
    """A step and how many days late it is; 0 when it is not."""

    step: NextStep
    days_late: int


@dataclass(frozen=True)
class PlanPanel:
    """The plan that holds now (None before the first), its steps, and the form for another.

    `has_words`: a first plan can open with what the person said in the Framtidsverkstad.
    """

    participant: Participant
    plan: ActionPlan | None
    has_words: bool
    open_steps: list[ShownStep]
    just_done: list[NextStep]
    past_steps: list[NextStep]
    may_edit: bool
    form: StepForm
    back: str


def plan_panel(
    access: Access,
    participant: Participant,
    day: dt.date,
    *,
    form: StepForm | None = None,
    back: str = "",
) -> PlanPanel:
    """The panel's facts in two queries. `back` is the page that a saved step returns to."""
    plan = ActionPlan.objects.visible_to(access).current_for(participant)
    steps = list(plan.steps.all()) if plan else []
    goals: list[dict[str, Any]] = plan.goal_list if plan else []  # type: ignore[attr-defined]
    return PlanPanel(
        participant=participant,
        plan=plan,
        has_words=bool(plan or own_words_of(participant)),
        open_steps=[ShownStep(step, _days_late(step, day)) for step in steps if step.is_open],
        just_done=[step for step in steps if step.done_on == day],
        past_steps=[step for step in steps if not step.is_open and step.done_on != day],
        may_edit=access.may(Permission.PLAN_EDIT),
        form=form or StepForm(access=access, goals=goals, auto_id="step_%s"),
        back=back
        or reverse("participants:participant", args=[access.project.slug, participant.pk]),
    )


def _days_late(step: NextStep, day: dt.date) -> int:
    return max((day - step.due_on).days, 0) if step.due_on else 0


def context(access: Access, participant: Participant, day: dt.date) -> dict[str, Any]:
    """`plan_panel`; nothing without the permission."""
    if not access.may(Permission.PLAN_VIEW):
        return {}
    return {"plan_panel": plan_panel(access, participant, day)}
