"""The evaluation of a course: sent by the staff, answered by a personal link."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from enterprises import course_survey
from enterprises.models import Course, CourseEnrolment
from nyttiga.accounts.permissions import Permission
from nyttiga.links import device
from nyttiga.links.pages import LinkPage
from nyttiga.links.survey import SurveyForm
from nyttiga.ui.views.pages import ProjectDetailView


class CourseEvaluationView(ProjectDetailView):
    """What they thought. POST sends the questions to those who have not got them."""

    permission = Permission.ENTERPRISES_EDIT
    model = Course
    context_object_name = "course"
    template_name = "enterprises/courses/evaluation.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "evaluation": course_survey.evaluation(self.object),
            "asked": course_survey.asked(self.object),
            "not_asked": course_survey.not_asked(self.object).count(),
            "survey": course_survey.EVALUATION,
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        course = self.get_object()
        sent = course_survey.send(request, course, self.access.user)
        who = "1 person" if sent == 1 else f"{sent} personer"
        messages.success(request, f"Frågorna är skickade till {who}.")
        return self.redirect("enterprises:course_evaluation", course.pk)


class CourseSurveyView(LinkPage):
    """The questions, on the device that opened the link. Answering closes it."""

    kind_name = course_survey.KIND.name

    def get(self, request: HttpRequest) -> HttpResponse:
        return self.form(SurveyForm(survey=course_survey.EVALUATION))

    def post(self, request: HttpRequest) -> HttpResponse:
        form = SurveyForm(request.POST, survey=course_survey.EVALUATION)
        if not form.is_valid():
            return self.form(form)
        form.save(self.link, self.place.course_id)
        response = render(request, "links/survey_done.html")
        device.forget(response, self.link.page)
        return response

    @property
    def place(self) -> CourseEnrolment:
        places = course_survey.subjects().select_related("course__municipality")
        found: CourseEnrolment = places.get(pk=self.link.subject_id, project=self.link.project_id)
        return found

    def form(self, form: SurveyForm) -> HttpResponse:
        context = {"form": form, "about": str(self.place.course)}
        return render(self.request, "links/survey.html", context)
