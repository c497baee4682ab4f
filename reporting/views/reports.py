"""Rapporter: the project's quarters and their reports."""

from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction
from django.http import Http404, HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage, ProjectTemplateView
from reporting.models.report import QuarterlyReport
from reporting.periods import Period, quarters
from reporting.report.sections import SECTIONS


@dataclass(frozen=True)
class Quarter:
    """A quarter in the list, with its report if somebody has begun it."""

    period: Period
    report: Any
    is_over: bool


class ReportsView(ProjectTemplateView):
    """The project's quarters, the latest ended first. Those outside its staff see only the
    reports that are there for them."""

    permission = Permission.REPORT_RAR
    template_name = "reporting/reports.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = today()
        begun = {
            report.ends_on: report
            for report in QuarterlyReport.objects.visible_to(self.access).with_progress()
        }
        rows = [
            Quarter(period, begun.get(period.ends_on), period.ends_on < day)
            for period in reversed(quarters(self.project, day))
        ]
        is_staff = self.access.may(Permission.REPORT_INTERNAL)
        return super().get_context_data(**kwargs) | {
            "ended": [row for row in rows if row.is_over and (is_staff or row.report)],
            "ongoing": [row for row in rows if not row.is_over] if is_staff else [],
            "is_staff": is_staff,
            "may_write": self.access.may(Permission.REPORT_WRITE),
            "section_count": len(SECTIONS),
        }


class ReportBeginView(ProjectPage):
    """Begin the report of a quarter. Who comes second is taken to the same one."""

    permission = Permission.REPORT_WRITE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        code = request.POST.get("period", "")
        period = next((one for one in quarters(self.project, today()) if one.code == code), None)
        if period is None:
            raise Http404
        try:
            with transaction.atomic():
                report = QuarterlyReport.objects.create(
                    project=self.project,
                    starts_on=period.starts_on,
                    ends_on=period.ends_on,
                    created_by=self.access.user,
                )
        except IntegrityError:
            report = QuarterlyReport.objects.visible_to(self.access).get(ends_on=period.ends_on)
        return self.redirect("reporting:report", report.pk)
