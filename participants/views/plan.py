"""A new version of the action plan."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.views.generic.edit import FormView

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.views.pages import ProjectPage
from participants.forms.plan import PlanVersionForm
from participants.models import ActionPlan, NextStep, Participant
from participants.models.plan import PlanChangedError, own_words_of
from participants.plan_diff import PlanChanges, plan_changes


class PlanNewVersionView(ProjectPage, FormView):
    """Opens with all that stands now, or with the own words from the Framtidsverkstad."""

    permission = Permission.PLAN_EDIT
    form_class = PlanVersionForm
    template_name = "participants/plan/new_version.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.changes: PlanChanges | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.access.may(self.permission):
            participants = Participant.objects.visible_to(self.access)
            self.participant = get_object_or_404(participants, pk=kwargs["pk"])
            self.current = ActionPlan.objects.current_for(self.participant)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        words = {} if self.current else own_words_of(self.participant)
        opening = PlanVersionForm.opening_values(self.current, words)
        return super().get_form_kwargs() | {"current": self.current, "initial": opening}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.current and request.POST.get("based_on") != str(self.current.version):
            return self.changed_meanwhile(self.current)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form: PlanVersionForm) -> HttpResponse:
        try:
            plan = ActionPlan.new_version(
                self.participant,
                based_on=form.cleaned_data["based_on"],
                author=self.access.user,
                date=form.cleaned_data["date"],
                words=form.words,
                goals=form.new_goals(),
                drop=form.dropped,
                reason=form.cleaned_data.get("reason", ""),
                revise_on=form.cleaned_data["revise_on"],
            )
        except PlanChangedError as changed:
            return self.changed_meanwhile(changed.current)
        if form.cleaned_data["step_text"]:
            NextStep.objects.create(
                project=self.project,
                plan=plan,
                text=form.cleaned_data["step_text"],
                responsible=form.cleaned_data["step_responsible"],
                due_on=form.cleaned_data["step_due_on"],
            )
        messages.success(self.request, f"Version {plan.version} av planen är sparad.")
        return self.redirect("participants:plan_version", plan.pk)

    def changed_meanwhile(self, current: ActionPlan) -> HttpResponse:
        """Somebody was quicker. All that was typed stays, now on top of the other's version."""
        self.current = current
        data = self.request.POST.copy()
        self.changes = self.what_the_other_did(data, current)
        _move_ticks(data, current)
        form = PlanVersionForm(data, current=current)
        who = current.author.name if current.author else "Någon"
        form.add_error(
            None,
            f"{who} sparade version {current.version} medan du skrev. Allt du skrev finns kvar "
            "här. Se vad som ändrades, ta med det du vill och spara igen.",
        )
        return self.render_to_response(self.get_context_data(form=form))

    def what_the_other_did(self, data: QueryDict, current: ActionPlan) -> PlanChanges | None:
        based_on = data.get("based_on", "")
        before = (
            ActionPlan.objects.with_goals()
            .filter(participant=self.participant, version=based_on if based_on.isdecimal() else 0)
            .first()
        )
        return plan_changes(before, current) if before else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "participant": self.participant,
            "current": self.current,
            "changes": self.changes,
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        person = self.participant
        log_read(self.access, "handlingsplanen", person.pk, Read.Action.OPENED, person.number)
        return super().render_to_response(context, **kwargs)


def _move_ticks(data: QueryDict, current: ActionPlan) -> None:
    """Let the ticks of the version before stand for the same steps in the current one."""
    offered = [int(pk) for pk in data.get("offered", "").split(",") if pk.isdecimal()]
    unticked = [pk for pk in offered if str(pk) not in data.getlist("carry")]
    dropped = set(
        NextStep.objects.filter(
            pk__in=unticked, plan__participant_id=current.participant_id
        ).values_list("text", flat=True)
    )
    steps = list(current.steps.filter(done_on=None, closed_on=None))
    data["based_on"] = str(current.version)
    data["offered"] = ",".join(str(step.pk) for step in steps)
    data.setlist("carry", [str(step.pk) for step in steps if step.text not in dropped])
