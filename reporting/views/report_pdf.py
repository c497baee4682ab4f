"""The report as a PDF, in either variant."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage
from reporting.models.report import QuarterlyReport, Variant
from reporting.report.contents import contents
from reporting.report.pdf import file_name, report_pdf
from reporting.report.release import reasons_to_refuse


class ReportPdfView(ProjectPage):
    """Made while the reader waits: it takes a second or two."""

    permission = Permission.REPORT_RAR

    def get(self, request: HttpRequest, pk: int, variant: str, **kwargs: Any) -> HttpResponse:
        if variant not in Variant.values:
            raise Http404
        if variant == Variant.INTERNAL and not self.access.may(Permission.REPORT_INTERNAL):
            raise PermissionDenied
        report = (
            QuarterlyReport.objects.visible_to(self.access)
            .select_related("project")
            .filter(pk=pk)
            .first()
        )
        if report is None:
            raise Http404
        made = contents(report, Variant(variant), today())
        if reasons := reasons_to_refuse(made, today()):
            context = {
                "report": report,
                "reasons": reasons,
                "may_read": self.access.may(Permission.REPORT_INTERNAL),
            }
            return render(request, "reporting/report_refused.html", context, status=409)
        response = HttpResponse(report_pdf(made), content_type="application/pdf")
        response["Content-Disposition"] = f'attachment; filename="{file_name(made)}"'
        return response
