"""Goals that are judged by hand: the evidence, and the judgement that rests on it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.projects.files import download
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectDetailView,
    ProjectUpdateView,
    ScopedPage,
)
from reporting.goal_forms.judgement import EvidenceForm, JudgementForm
from reporting.goal_surveys.questions import survey_of
from reporting.goal_surveys.results import shown_to_outsiders
from reporting.models import Evidence, EvidenceKind, Goal, GoalJudgement


class _AboutGoal(ScopedPage):
    """Mixin: a form about a goal that is judged by hand; it ends on the goal's page."""

    permission = Permission.GOALS_DECIDE
    template_name: Any = "reporting/steering_form.html"
    title = ""
    object: Any

    def get_goal(self) -> Goal:
        """The goal of the address, or that of the row in it."""
        if "code" not in self.kwargs:
            return self.object.goal
        by_hand = Goal.objects.visible_to(self.access).exclude(kind=Goal.Kind.RESULT)
        return get_object_or_404(by_hand, code=self.kwargs["code"])

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("goal")

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"goal": self.get_goal()}  # type: ignore[misc]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "goal": self.get_goal(),
            "title": self.title,
            "back_url": self.get_success_url(),
        }

    def get_success_url(self) -> str:
        return self.url("reporting:goal", self.get_goal().code)


class EvidenceAddView(_AboutGoal, ProjectCreateView):
    """Something that has been counted, asked or told."""

    model = Evidence
    form_class = EvidenceForm
    title = "Nytt underlag"
    saved_message = "Underlaget är sparat."

    def get_initial(self) -> dict[str, Any]:
        """`?enkat` fills in what the goal's survey says, of enough answers to be told to all."""
        survey = survey_of(self.kwargs["code"])
        if survey is None or "enkat" not in self.request.GET:
            return {}
        said = shown_to_outsiders(self.project, survey, today())
        text = said.in_words() if said.is_shown else ""
        return {"date": today(), "kind": EvidenceKind.SURVEY, "text": text}


class EvidenceEditView(_AboutGoal, ProjectUpdateView):
    """The evidence put right."""

    model = Evidence
    form_class = EvidenceForm
    title = "Ändra underlaget"
    saved_message = "Underlaget är sparat."


class EvidenceFileView(ProjectDetailView):
    """The file that a piece of evidence came with, for the project's own staff."""

    permission = Permission.GOALS_INTERNAL
    model = Evidence

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        evidence = self.get_object()
        if evidence.file is None:
            raise Http404
        return download(evidence.file, f"underlag-{evidence.pk}")


class JudgeView(_AboutGoal, ProjectCreateView):
    """How the goal stands today, in somebody's judgement."""

    model = GoalJudgement
    form_class = JudgementForm
    title = "Bedöm målet"
    saved_message = "Bedömningen är sparad."

    def get_initial(self) -> dict[str, Any]:
        return {"judged_on": today()}


class JudgementEditView(_AboutGoal, ProjectUpdateView):
    """A judgement put right; a new one is made when the goal stands otherwise."""

    model = GoalJudgement
    form_class = JudgementForm
    title = "Ändra bedömningen"
    saved_message = "Bedömningen är sparad."
