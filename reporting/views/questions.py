"""*Kompletterande frågor*: what the funder asks about a fixed report, and the answers."""

from functools import cached_property
from typing import Any

from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView
from reporting.models import Report, ReportQuestion
from reporting.report_forms import AnswerForm, QuestionForm
from reporting.views.form_page import FormPage


class _AboutReport(FormPage):
    """Mixin: a form that ends on the report's page."""

    permission = Permission.REPORT_FIX
    model = ReportQuestion

    @cached_property
    def report(self) -> Report:
        raise NotImplementedError

    def get_success_url(self) -> str:
        return f"{self.url('reporting:report', self.report.pk)}#fragor"


class QuestionAskView(_AboutReport, ProjectCreateView):
    """A question about a report that has been fixed at least once."""

    form_class = QuestionForm
    title = "Kompletterande fråga"
    saved_message = "Frågan är sparad."

    @cached_property
    def report(self) -> Report:
        fixed = Report.objects.visible_to(self.access).filter(frozen__isnull=False).distinct()
        found: Report = get_object_or_404(fixed, pk=self.kwargs["pk"])
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        new = ReportQuestion(project=self.project, report=self.report)
        return super().get_form_kwargs() | {"instance": new}

    def get_initial(self) -> dict[str, Any]:
        return {"asked_on": today(), "asked_by": "RAR"}


class QuestionAnswerView(_AboutReport, ProjectUpdateView):
    """What it was answered; put right the same way."""

    form_class = AnswerForm
    title = "Svara på frågan"
    saved_message = "Svaret är sparat."
    template_name = "reporting/question_answer.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("report")

    @cached_property
    def report(self) -> Report:
        found: Report = self.object.report
        return found

    def get_initial(self) -> dict[str, Any]:
        return {} if self.object.answered_on else {"answered_on": today()}
