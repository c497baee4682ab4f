"""The steering group's meetings and decisions, and decisions that change a goal's target."""

from typing import Any

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ProjectCreateView, ProjectListView, ProjectUpdateView
from reporting.goal_forms.decision import DecisionForm, MeetingForm, TargetDecisionForm
from reporting.models import Decision, Goal, RequestedDecision, SteeringMeeting
from reporting.views.form_page import FormPage


class SteeringMeetingsView(ProjectListView):
    """All meetings, latest first, with what they decided."""

    permission = Permission.GOALS_RAR
    model = SteeringMeeting
    template_name = "reporting/steering_meetings.html"

    def get_queryset(self) -> Any:
        decisions = Decision.objects.select_related("target__goal")
        return super().get_queryset().prefetch_related(Prefetch("decisions", decisions))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        goal_page = "goal" if self.access.may(Permission.GOALS_INTERNAL) else "goal_rar"
        return context | {
            "goal_page": f"reporting:{goal_page}",
            "may_decide": self.access.may(Permission.GOALS_DECIDE),
            "waiting": RequestedDecision.objects.visible_to(self.access).waiting(),
        }


class _SteeringForm(FormPage):
    """Mixin: a form that ends on the page of all meetings."""

    permission = Permission.GOALS_DECIDE
    back = "reporting:steering_meetings"


class MeetingAddView(_SteeringForm, ProjectCreateView):
    """A meeting that has been."""

    model = SteeringMeeting
    form_class = MeetingForm
    title = "Nytt styrgruppsmöte"
    saved_message = "Mötet är sparat."


class MeetingEditView(_SteeringForm, ProjectUpdateView):
    """What was taken up. The date stands once something was decided: targets hold from it."""

    model = SteeringMeeting
    form_class = MeetingForm
    title = "Ändra mötet"
    saved_message = "Mötet är sparat."

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        if self.object.decisions.exists():
            form.fields["date"].disabled = True
            form.fields["date"].help_text = "Ändras inte när mötet har fattat beslut."
        return form


class DecisionAddView(_SteeringForm, ProjectCreateView):
    """A decision that changes no goal, from its meeting."""

    model = Decision
    form_class = DecisionForm
    title = "Nytt beslut"
    saved_message = "Beslutet är sparat."

    def get_form_kwargs(self) -> dict[str, Any]:
        meetings = SteeringMeeting.objects.visible_to(self.access)
        meeting = get_object_or_404(meetings, pk=self.kwargs["pk"])
        decision = Decision(project=self.project, meeting=meeting)
        return super().get_form_kwargs() | {"instance": decision}


class TargetDecideView(_SteeringForm, ProjectCreateView):
    """A decision that changes a goal, from the goal's page."""

    model = Decision
    form_class = TargetDecisionForm
    title = "Nytt beslut om målet"
    saved_message = "Beslutet är sparat. Målet gäller från mötets datum."

    def get_goal(self) -> Goal:
        goals = Goal.objects.visible_to(self.access).filter(kind=Goal.Kind.RESULT)
        return get_object_or_404(goals, code=self.kwargs["code"])

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"goal": self.get_goal()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"goal": self.get_goal()}

    def get_success_url(self) -> str:
        return self.url("reporting:goal", self.kwargs["code"])


class DecisionEditView(_SteeringForm, ProjectUpdateView):
    """A decision put right. One about a goal shows the goal's numbers too."""

    model = Decision
    title = "Ändra beslutet"
    saved_message = "Beslutet är sparat."

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("meeting", "target__goal")

    @property
    def goal(self) -> Goal | None:
        return self.object.new_target.goal if self.object.new_target else None

    def get_form_class(self) -> Any:
        return TargetDecisionForm if self.goal else DecisionForm

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"goal": self.goal} if self.goal else {}
        return super().get_form_kwargs() | about

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"goal": self.goal}

    def get_success_url(self) -> str:
        if self.goal:
            return self.url("reporting:goal", self.goal.code)
        return super().get_success_url()
