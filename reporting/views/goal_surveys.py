"""*Enkäter*: what was asked before and after, sent by the leader, and the guest's own page."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from nyttiga.accounts.permissions import Permission
from nyttiga.links import device
from nyttiga.links.pages import LinkPage
from nyttiga.links.survey import SurveyForm
from nyttiga.ui.views.pages import ProjectPage, ProjectTemplateView
from reporting.goal_surveys.questions import SURVEYS
from reporting.goal_surveys.results import shown
from reporting.goal_surveys.sending import KIND, not_asked, send, subjects
from reporting.models import SurveyInvitation, SurveyRound


class GoalSurveysView(ProjectTemplateView):
    """Both surveys, each with its two moments."""

    permission = Permission.GOALS_INTERNAL
    template_name = "reporting/surveys/surveys.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_decide = self.access.may(Permission.GOALS_DECIDE)
        return super().get_context_data(**kwargs) | {
            "surveys": [self._about(name) for name in SURVEYS],
            "may_decide": may_decide,
        }

    def _about(self, name: str) -> dict[str, Any]:
        result = shown(self.project, SURVEYS[name])
        return {
            "result": result,
            "moments": [
                {
                    "code": code,
                    "label": label,
                    "round": result.rounds.get(code),
                    "asked": SurveyInvitation.objects.filter(
                        project=self.project, round__survey=name, round__moment=code
                    ).count(),
                    "left": not_asked(SURVEYS[name], self.project, code).count(),
                }
                for code, label in SurveyRound.Moment.choices
            ],
        }


class GoalSurveySendView(ProjectPage):
    """The questions go to those who have not got them."""

    permission = Permission.GOALS_DECIDE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        survey = SURVEYS.get(kwargs["survey"])
        if survey is None or kwargs["moment"] not in SurveyRound.Moment.values:
            raise Http404
        sent = send(request, survey, self.project, kwargs["moment"], self.access.user)
        if sent:
            who = "1 person" if sent == 1 else f"{sent} personer"
            messages.success(request, f"Frågorna är skickade till {who}.")
        else:
            messages.warning(request, "Ingen mer kan få frågorna.")
        return self.redirect("reporting:goal_surveys")


class GoalSurveyPage(LinkPage):
    """The questions, on the device that opened the link. Answering closes it."""

    kind_name = KIND.name

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form(SurveyForm(survey=self.questions))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SurveyForm(request.POST, survey=self.questions)
        if not form.is_valid():
            return self.form(form)
        form.save(self.link, self.invitation.round_id)
        response = render(request, "links/survey_done.html")
        device.forget(response, self.link.page)
        return response

    @property
    def invitation(self) -> SurveyInvitation:
        invited = subjects().select_related("round")
        found: SurveyInvitation = invited.get(pk=self.link.subject_id, project=self.link.project_id)
        return found

    @property
    def questions(self) -> Any:
        return SURVEYS[self.invitation.round.survey].survey

    def form(self, form: SurveyForm) -> HttpResponse:
        context = {"form": form, "about": self.link.project.name}
        return render(self.request, "links/survey.html", context)
