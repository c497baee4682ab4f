"""The plan as a paper for the participant to hold: plain Swedish, large type, no personnummer."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from nyttiga.ui.pdf import html_to_pdf
from participants.models import ActionPlan, NextStep, Participant, PlanApproval, PlanGoal
from participants.models.choices import Responsible

# How the participant says it: the paper is the person's own.
HEADINGS = [
    ("situation", "Så är det nu"),
    ("needs", "Det här behöver jag"),
    ("vision", "Dit vill jag"),
]
MOST_DONE = 5


@dataclass(frozen=True)
class PaperStep:
    """A step as the paper has it: the participant's own ones are «Jag»."""

    step: NextStep

    @property
    def who(self) -> str:
        if self.step.responsible == Responsible.PARTICIPANT:
            return "Jag"
        return str(self.step.get_responsible_display()) if self.step.responsible else ""


def first_name(participant: Participant) -> str:
    """All that a paper says of who it is; a protected person's name is on no paper at all."""
    return "" if participant.is_protected else participant.first_name


def plan_html(plan: ActionPlan, participant: Participant, coach: str) -> str:
    """The paper as HTML, for WeasyPrint alone. `coach`: whom to call, empty for nobody yet."""
    steps = list(plan.steps.all())
    goals = plan.goal_list
    reached = (PlanGoal.Status.REACHED, PlanGoal.Status.PARTLY)
    return render_to_string(
        "participants/plan_pdf/document.html",
        {
            "plan": plan,
            "project": plan.project,
            "name": first_name(participant),
            "words": [(title, text) for key, title in HEADINGS if (text := getattr(plan, key))],
            "goals": [goal for goal in goals if goal.is_active],
            "reached": [goal for goal in goals if goal.status in reached],
            "steps": [PaperStep(step) for step in steps if _is_to_do(step, plan)],
            "done": [step for step in steps if step.done_on][-MOST_DONE:],
            "parties": _parties(plan),
            "coach": coach,
        },
    )


def plan_pdf(plan: ActionPlan, participant: Participant, coach: str) -> bytes:
    """The bytes of the tagged PDF."""
    return html_to_pdf(plan_html(plan, participant, coach))


def file_name(plan: ActionPlan) -> str:
    """«handlingsplan-v3.pdf»: says nothing about anybody."""
    return f"handlingsplan-v{plan.version}.pdf"


def _is_to_do(step: NextStep, plan: ActionPlan) -> bool:
    """An older version shows the steps that were open when it was closed."""
    return step.is_open if plan.is_current else step.done_on is None


def _parties(plan: ActionPlan) -> list[tuple[str, PlanApproval | None]]:
    """Who is to say yes, and the yes of those who have."""
    given = {approval.party: approval for approval in plan.approvals.all()}
    return [
        ("Jag", given.get(PlanApproval.Party.PARTICIPANT)),
        ("Min coach", given.get(PlanApproval.Party.COACH)),
    ]
