"""Next steps: added, changed, done and dropped right where one sees them."""

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage, ProjectUpdateView
from participants.forms.step import StepForm, StepResultForm
from participants.models import ActionPlan, NextStep, Participant
from participants.panels.plan import plan_panel


class _StepPage(ProjectPage):
    """Mixin: answers with the steps for htmx, with the page one came from without it."""

    permission = Permission.PLAN_EDIT

    def back(self) -> str:
        """The project's page that the form stood on. Never an address from outside."""
        asked = self.request.POST.get("next") or self.request.GET.get("next") or ""
        inside = asked.startswith(reverse("today", args=[self.project.slug]))
        return asked if inside and asked.isascii() and "\\" not in asked else ""

    def participant(self, pk: int) -> Participant:
        return get_object_or_404(Participant.objects.visible_to(self.access), pk=pk)

    def log(self, participant: Participant) -> None:
        """Steps were shown and nothing was changed, so no history tells of it."""
        log_read(self.access, "nästa steg", participant.pk, Read.Action.OPENED, participant.number)

    def steps(self, participant: Participant, *, said: str, form: Any = None) -> HttpResponse:
        """The list of steps as it is now, with a word about what happened."""
        if self.request.htmx:
            panel = plan_panel(self.access, participant, today(), form=form, back=self.back())
            return render(
                self.request,
                "participants/plan/steps_answer.html",
                {"plan_panel": panel, "said": said},
            )
        messages.success(self.request, said)
        back = self.back() or self.url("participants:participant", participant.pk)
        return HttpResponseRedirect(f"{back}#steps")


class StepAddView(_StepPage):
    """A step more. Before there is a plan, the step opens one with the person's own words."""

    def form(self, participant: Participant, data: Any = None) -> StepForm:
        plan = ActionPlan.objects.visible_to(self.access).current_for(participant)
        goals = plan.goal_list if plan else []
        return StepForm(data, access=self.access, goals=goals, auto_id="step_%s")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        participant = self.participant(kwargs["pk"])
        return self.page(participant, self.form(participant))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        participant = self.participant(kwargs["pk"])
        form = self.form(participant, request.POST)
        if not form.is_valid():
            if self.request.htmx:
                self.log(participant)
                return self.steps(participant, said="", form=form)
            return self.page(participant, form)
        step = form.save(commit=False)
        step.plan = ActionPlan.current_or_first(participant, self.access.user, today())
        if step.goal and step.goal.plan_id != step.plan_id:
            step.goal = None  # a new version came in between; the goal belongs to the old one
        step.save()
        return self.steps(participant, said="Steget är tillagt.")

    def page(self, participant: Participant, form: StepForm) -> HttpResponse:
        """The form as a page of its own, for those without JavaScript."""
        self.log(participant)
        context = {"participant": participant, "form": form, "back": self.back()}
        return render(self.request, "participants/plan/step_form.html", context)


class _OneStep(_StepPage):
    """Mixin: a step of the version that holds now; older versions are closed books."""

    model = NextStep

    def get_queryset(self) -> Any:
        current = NextStep.objects.visible_to(self.access).filter(plan__is_current=True)
        return current.select_related("plan")


class StepEditView(_OneStep, ProjectUpdateView):
    """Another text, another day, another hand."""

    form_class = StepForm
    template_name = "participants/plan/step_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        self.person = self.participant(self.object.plan.participant_id)
        plan = ActionPlan.objects.visible_to(self.access).current_for(self.person)
        goals = plan.goal_list if plan else []
        return super().get_form_kwargs() | {"goals": goals, "auto_id": "step_%s"}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "participant": self.person,
            "back": self.back(),
        }

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        self.log(self.person)
        return super().render_to_response(context, **kwargs)

    def get_success_url(self) -> str:
        back = self.back() or self.url("participants:participant", self.person.pk)
        return f"{back}#steps"


class _StepChange(_OneStep):
    """Mixin: one press sets a day on the step; with `undo`, the same press takes it back."""

    http_method_names = ["post"]
    said = ""
    said_undone = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # The plan is locked too: a new version that comes in right now has closed the step.
        steps = self.get_queryset().select_for_update(of=["self", "plan"])
        step = get_object_or_404(steps, pk=kwargs["pk"])
        undo = "undo" in request.POST
        self.change(step, None if undo else today())
        participant = self.participant(step.plan.participant_id)
        return self.steps(participant, said=self.said_undone if undo else self.said)

    def change(self, step: NextStep, day: dt.date | None) -> None:
        raise NotImplementedError


class StepDoneView(_StepChange):
    """Done today, or not done after all."""

    said = "Klart!"
    said_undone = "Steget är öppet igen."

    def change(self, step: NextStep, day: dt.date | None) -> None:
        step.set_done(day)


class StepDropView(_StepChange):
    """Not to be done any more, or to be done after all."""

    said = "Steget är struket."
    said_undone = "Steget är tillbaka."

    def change(self, step: NextStep, day: dt.date | None) -> None:
        step.set_closed(day)


class StepResultView(_OneStep):
    """How a done step went, in a line."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        steps = self.get_queryset().exclude(done_on=None).select_for_update(of=["self"])
        step = get_object_or_404(steps, pk=kwargs["pk"])
        participant = self.participant(step.plan.participant_id)
        form = StepResultForm(request.POST, access=self.access, instance=step)
        if not form.is_valid():
            return self.steps(participant, said=" ".join(map(str, form.errors["result"])))
        form.save()
        return self.steps(participant, said="Sparat.")
