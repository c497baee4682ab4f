"""What stands on the report's cover, and its traffic lights."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ProjectTemplateView, ProjectUpdateView
from reporting.forms import CoverForm, LightForm
from reporting.models.report import ReportFixedError
from reporting.report.lights import lights
from reporting.views.report import FIXED_MEANWHILE
from reporting.views.report_page import ReportPage


class ReportCoverView(ReportPage, ProjectUpdateView):
    """The cover's facts that nobody can count: diary numbers, contact, the group's meeting."""

    permission = Permission.REPORT_WRITE
    context_object_name = "report"
    template_name = "reporting/report_cover.html"
    form_class = CoverForm
    saved_message = "Försättsbladet är sparat."

    def get_success_url(self) -> str:
        return self.url("reporting:report", self.report.pk)

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            self.report.lock_open()
        except ReportFixedError:
            messages.warning(self.request, FIXED_MEANWHILE)
            return self.redirect("reporting:report", self.report.pk)
        return super().form_valid(form)


class ReportLightsView(ReportPage, ProjectTemplateView):
    """The five lights with a line of reason each. One left as the figures say goes on following
    them."""

    permission = Permission.REPORT_WRITE
    template_name = "reporting/report_lights.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "report": self.report,
            "forms": kwargs.get("forms") or self._forms(),
        }

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        forms = self._forms(request.POST)
        if [form for form in forms if not form.is_valid()]:  # every one tells its faults
            return self.render_to_response(self.get_context_data(forms=forms))
        try:
            row = self.report.lock_open()
        except ReportFixedError:
            messages.warning(request, FIXED_MEANWHILE)
        else:
            for form in forms:
                form.save_to(row)
            messages.success(request, "Trafikljusen är sparade.")
        return self.redirect("reporting:report", self.report.pk)

    def _forms(self, data: Any = None) -> list[LightForm]:
        return [LightForm(light, data) for light in lights(self.report, self.open_facts)]
