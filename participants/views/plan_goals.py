"""A goal added, or its state set, right on the participant's page. Each makes a new version."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.text import Truncator

from nyttiga.ui.clock import today
from participants.forms.goal import GoalForm
from participants.models import ActionPlan, Participant, PlanGoal
from participants.views.plan_panel_page import PlanPanelPage

LONGEST_IN_REASON = 120


def named(goal: PlanGoal) -> str:
    """The goal as a version's reason names it."""
    return f"«{Truncator(goal.text).chars(LONGEST_IN_REASON)}»"


class GoalAddView(PlanPanelPage):
    """A goal more. Before there is a plan, the goal opens one with the person's own words."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page(self.participant(kwargs["pk"]), GoalForm(auto_id="goal_%s"))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        participant = self.participant(kwargs["pk"])
        form = GoalForm(request.POST, auto_id="goal_%s")
        if form.is_valid():
            try:
                self.add(participant, form.goal())
            except ValidationError as fault:
                form.add_error("text", fault)
            else:
                return self.panel(participant, "Målet är tillagt.")
        if self.request.htmx:
            return self.panel(participant, "", form=form)
        return self.page(participant, form)

    def add(self, participant: Participant, goal: PlanGoal) -> None:
        def with_the_goal(goals: list[PlanGoal]) -> list[PlanGoal]:
            if any(one.text == goal.text for one in goals):
                raise ValidationError("Det målet finns redan.")
            return [*goals, goal]

        ActionPlan.with_other_goals(
            participant,
            with_the_goal,
            author=self.access.user,
            day=today(),
            reason=f"Nytt mål: {named(goal)}",
        )

    def page(self, participant: Participant, form: GoalForm) -> HttpResponse:
        """The form as a page of its own, for those without JavaScript."""
        self.log(participant)
        context = {"participant": participant, "form": form}
        return render(self.request, "participants/plan/goal_form.html", context)


class GoalStatusView(PlanPanelPage):
    """How far a goal has come. The goal is found in the version that holds now, also when the
    page was opened before that version came."""

    model = PlanGoal
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        goals = PlanGoal.objects.visible_to(self.access).select_related("plan")
        goal = get_object_or_404(goals, pk=kwargs["pk"])
        participant = self.participant(goal.plan.participant_id)
        asked = request.POST.get("status", "")
        if asked not in PlanGoal.Status.values:
            raise Http404
        status = PlanGoal.Status(asked)

        def with_the_status(standing: list[PlanGoal]) -> list[PlanGoal]:
            for one in standing:
                if one.line == goal.line:
                    one.status = status
            return standing

        try:
            ActionPlan.with_other_goals(
                participant,
                with_the_status,
                author=self.access.user,
                day=today(),
                reason=f"{named(goal)}: {status.label.lower()}",
            )
        except ValidationError as fault:
            return self.panel(participant, "", fault=" ".join(fault.messages))
        return self.panel(participant, f"Målet är märkt: {status.label.lower()}.")
