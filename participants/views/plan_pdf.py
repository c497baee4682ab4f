"""A version of the plan as a PDF for the participant."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ScopedPage
from participants.models import ActionPlan, CoachAssignment, Participant
from participants.plan_pdf import file_name, plan_pdf


class PlanPdfView(ScopedPage):
    """Made while one waits: it takes about half a second."""

    permission = Permission.PLAN_VIEW
    model = ActionPlan

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        plans = ActionPlan.objects.visible_to(self.access).with_goals().select_related("project")
        plan = get_object_or_404(plans, pk=kwargs["pk"])
        participant = Participant.objects.visible_to(self.access).get(pk=plan.participant_id)
        assigned = CoachAssignment.objects.filter(participant=participant).on(today())
        coach = assigned.values_list("coach__name", flat=True).first() or ""
        log_read(
            self.access,
            "handlingsplanen som PDF",
            participant.pk,
            Read.Action.EXPORTED,
            participant.number,
        )
        pdf = plan_pdf(plan, participant, coach)
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{file_name(plan)}"'
        return response
