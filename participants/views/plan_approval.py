"""The participant's and the coach's yes to the version that holds."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from participants.forms.plan import ApprovalForm
from participants.models import ActionPlan, PlanApproval
from participants.views.plan_panel_page import PlanPanelPage


class PlanApproveView(PlanPanelPage):
    """One says yes; with `undo` the yes is taken away again. A closed version takes neither."""

    model = ActionPlan
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plans = ActionPlan.objects.visible_to(self.access).filter(is_current=True)
        plan = get_object_or_404(plans, pk=kwargs["pk"])
        participant = self.participant(plan.participant_id)
        form = ApprovalForm(request.POST)
        if not form.is_valid():
            fault = " ".join(str(error) for errors in form.errors.values() for error in errors)
            return self.panel(participant, "", fault=fault)
        party = form.cleaned_data["party"]
        if "undo" in request.POST:
            for approval in plan.approvals.filter(party=party):
                approval.delete()  # one at a time, so that the history is kept
            return self.panel(participant, "Godkännandet är borttaget.")
        PlanApproval.objects.update_or_create(
            project=self.project,
            plan=plan,
            party=party,
            defaults={
                "date": form.cleaned_data["date"],
                "method": form.cleaned_data["method"],
                "recorded_by": self.access.user,
            },
        )
        return self.panel(participant, "Godkännandet är sparat.")
