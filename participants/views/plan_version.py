"""One version of the plan as it was, beside any other."""

from typing import Any

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView
from participants.models import ActionPlan, NextStep, Participant
from participants.panels.plan import columns, plan_panel
from participants.plan_diff import PlanChanges, plan_changes


class PlanVersionView(ProjectDetailView):
    """What a version said, what came since another one (`?jamfor=` its number; the one before
    by itself), and the way to all the others."""

    permission = Permission.PLAN_VIEW
    model = ActionPlan
    template_name = "participants/plan/version.html"
    context_object_name = "plan"

    def get_queryset(self) -> Any:
        plans = ActionPlan.objects.visible_to(self.access)
        return plans.with_goals().select_related("author")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plan = self.object
        people = Participant.objects.visible_to(self.access)
        participant = people.annotate(**columns(self.access, today())).get(pk=plan.participant_id)
        versions = list(self.get_queryset().filter(participant=participant))
        earlier = [one for one in versions if one.version < plan.version]
        asked = self.request.GET.get("jamfor", "")
        before = next((one for one in earlier if str(one.version) == asked), None)
        before = before or next(iter(earlier), None)
        log_read(
            self.access, "handlingsplanen", participant.pk, Read.Action.OPENED, participant.number
        )
        return super().get_context_data(**kwargs) | {
            "participant": participant,
            "versions": versions,
            "earlier": earlier,
            "before": before,
            "changes": self.changes(before, plan) if before else None,
            "plan_panel": plan_panel(self.access, participant, today(), back=self.request.path)
            if plan.is_current
            else None,
            "steps": [] if plan.is_current else list(plan.steps.all()),
            "approvals": list(plan.approvals.all()),
            "may_edit": self.access.may(Permission.PLAN_EDIT),
        }

    def changes(self, before: ActionPlan, plan: ActionPlan) -> PlanChanges:
        steps = NextStep.objects.visible_to(self.access).filter(
            plan__participant=plan.participant_id,
            plan__version__range=(before.version, plan.version),
        )
        return plan_changes(before, plan, steps)
