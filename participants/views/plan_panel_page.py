"""What changes of the plan right on the participant's page share."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage
from participants.models import Participant
from participants.panels.plan import plan_panel


class PlanPanelPage(ProjectPage):
    """Mixin: answers with the plan's panel for htmx, with the person's page without it."""

    permission = Permission.PLAN_EDIT

    def participant(self, pk: int) -> Participant:
        return get_object_or_404(Participant.objects.visible_to(self.access), pk=pk)

    def log(self, participant: Participant) -> None:
        log_read(
            self.access, "handlingsplanen", participant.pk, Read.Action.OPENED, participant.number
        )

    def panel(
        self, participant: Participant, said: str, *, form: Any = None, fault: str = ""
    ) -> HttpResponse:
        """The plan as it is now, with a word about what happened or why it did not."""
        if self.request.htmx:
            self.log(participant)
            context = {
                "participant": participant,
                "plan_panel": plan_panel(self.access, participant, today(), goal_form=form),
                "said": said,
                "fault": fault,
            }
            return render(self.request, "participants/plan/panel_answer.html", context)
        if fault:
            messages.error(self.request, fault)
        else:
            messages.success(self.request, said)
        return HttpResponseRedirect(f"{self.url('participants:participant', participant.pk)}#plan")
