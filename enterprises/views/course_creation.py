"""How a course was made together with those it is for."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from enterprises.forms.course import CreationStepForm
from enterprises.models import CoCreationStep, Course
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ScopedPage


class CreationStepAddView(ProjectCreateView):
    """Another step: when, with whom, what came of it."""

    permission = Permission.ENTERPRISES_EDIT
    model = CoCreationStep
    form_class = CreationStepForm
    template_name = "enterprises/includes/part_form.html"
    saved_message = "Steget är sparat."

    def get_form_kwargs(self) -> dict[str, Any]:
        courses = Course.objects.visible_to(self.access).select_related("municipality")
        self.course = get_object_or_404(courses, pk=self.kwargs["pk"])
        step = CoCreationStep(project=self.project, course=self.course, date=today())
        return super().get_form_kwargs() | {"instance": step}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "heading": "Ett steg i hur kursen blev till",
            "back": str(self.course),
            "back_url": self.get_success_url(),
        }

    def get_success_url(self) -> str:
        return self.url("enterprises:course", self.course.pk)


class CreationStepRemoveView(ScopedPage):
    """A step that was written by mistake."""

    permission = Permission.ENTERPRISES_EDIT
    model = CoCreationStep
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        step = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        step.delete()
        messages.success(request, "Steget är borttaget.")
        return self.redirect("enterprises:course", step.course_id)
