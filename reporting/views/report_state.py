"""The report's way: review, fix, send, approve, correct."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import FormView, View

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import ProjectTemplateView
from reporting.forms import CorrectionForm
from reporting.models import Report, ReportStep
from reporting.models.report import ReportFixedError, Variant
from reporting.models.report_step import WrongStepError
from reporting.report.contents import contents
from reporting.report.fixing import NotReadyError, begin_correction, fix
from reporting.report.release import reasons_to_refuse
from reporting.views.report_page import ReportPage

S = Report.Status
SAID = {
    S.REVIEW: "Rapporten är nu på intern granskning.",
    S.DRAFT: "Rapporten är ett utkast igen.",
    S.SENT: "Noterat att rapporten är inskickad.",
    S.APPROVED: "Noterat att rapporten är godkänd.",
}
MEANWHILE = "Någon har tagit rapporten vidare medan du läste. Så här står den nu."


class ReportReviewView(ReportPage, View):
    """To internal review, and back to a draft. Whoever writes the report may."""

    permission = Permission.REPORT_WRITE
    http_method_names = ["post"]
    ways: tuple[str, ...] = (S.REVIEW, S.DRAFT)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        report, status = self.report, posted_text(request, "status")
        try:
            if status not in self.ways:
                raise WrongStepError
            ReportStep.take(report, status, self.access.user)
        except WrongStepError:
            messages.warning(request, MEANWHILE)
        else:
            messages.success(request, SAID[S(status)])
        return self.redirect("reporting:report", report.pk)


class ReportSendView(ReportReviewView):
    """A fixed report is sent, and then approved. Both happen elsewhere and are noted here."""

    permission = Permission.REPORT_FIX
    ways = (S.SENT, S.APPROVED)


class ReportFixView(ReportPage, ProjectTemplateView):
    """Shows what fixing means and what stands in its way, then fixes."""

    permission = Permission.REPORT_FIX
    template_name = "reporting/report_fix.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        made = contents(self.report, Variant.RAR, today())
        return super().get_context_data(**kwargs) | {
            "report": self.report,
            "contents": made,
            "drafts": [entry.section for entry in self.texts.values() if entry.own is None],
            "reasons": kwargs.get("reasons") or reasons_to_refuse(made, self.project),
            "not_judged": [light for light in made.lights if not light.colour],
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.report.is_open:
            return self.redirect("reporting:report", self.report.pk)
        return super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            frozen = fix(self.report, self.access.user, today())
        except NotReadyError as refused:
            context = self.get_context_data(reasons=refused.reasons)
            return render(request, self.template_name, context, status=409)
        except ReportFixedError:
            messages.warning(request, MEANWHILE)
        else:
            messages.success(request, f"Rapporten är fastställd som version {frozen.version}.")
        return self.redirect("reporting:report", self.report.pk)


class ReportCorrectView(ReportPage, FormView):
    """Opens a fixed report for a new version. The old one stays, and can still be had."""

    permission = Permission.REPORT_FIX
    template_name = "reporting/report_correct.html"
    form_class = CorrectionForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"report": self.report}

    def form_valid(self, form: CorrectionForm) -> HttpResponse:
        try:
            begin_correction(self.report, form.cleaned_data["reason"], self.access.user)
        except WrongStepError:
            messages.warning(self.request, MEANWHILE)
        else:
            messages.success(self.request, "Nu kan rapporten ändras. Fastställ den igen sedan.")
        return self.redirect("reporting:report", self.report.pk)
