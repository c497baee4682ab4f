"""The report's files: as they are today, and as they were fixed."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.generic import View

from nyttiga.accounts.permissions import Permission
from nyttiga.jobs.models import Job
from nyttiga.projects.models import StoredFile
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage
from reporting.models import FrozenFile
from reporting.models.frozen import Format
from reporting.models.report import Variant
from reporting.report.contents import contents
from reporting.report.fixing import enqueue_files, unfinished
from reporting.report.release import reasons_to_refuse
from reporting.report.writers import WRITERS, as_download, file_name
from reporting.views.report_page import ReportPage


class DraftFileView(ReportPage, View):
    """The report as it is today, made while the reader waits. For the project's own staff: those
    outside it get what has been fixed, and nothing else."""

    permission = Permission.REPORT_INTERNAL

    def get(self, request: HttpRequest, variant: str, format: str, **kwargs: Any) -> HttpResponse:
        if variant not in Variant.values or format not in Format.values:
            raise Http404
        report = self.report
        made = contents(report, Variant(variant), today())
        if reasons := reasons_to_refuse(made, self.project):
            context = {"report": report, "reasons": reasons}
            return render(request, "reporting/report_refused.html", context, status=409)
        name = file_name(report.kind, report.code, variant, format)
        return as_download(WRITERS[Format(format)].write(made), format, name)


class FrozenFileView(ProjectPage):
    """A file of a fixed report, byte for byte as it was made. The variant and the state decide
    who gets it: `visible_to` shows those outside the staff the ones for RAR only."""

    permission = Permission.REPORT_RAR
    model = FrozenFile

    def get(self, request: HttpRequest, pk: int, **kwargs: Any) -> HttpResponse:
        found = get_object_or_404(
            FrozenFile.objects.visible_to(self.access).select_related("frozen__report"), pk=pk
        )
        if found.variant == Variant.INTERNAL and not self.access.may(Permission.REPORT_INTERNAL):
            raise PermissionDenied
        report = found.frozen.report
        name = file_name(
            report.kind, report.code, found.variant, found.format, found.frozen.version
        )
        content = StoredFile.objects.only("content").get(pk=found.file_id).content
        return as_download(bytes(content), found.format, name)


class ReportProgressView(ReportPage, View):
    """How far the making of the files has come. The page asks for it again and again; when all
    are there, the whole page is read anew."""

    permission = Permission.REPORT_INTERNAL

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        frozen = unfinished(self.report)
        if not request.headers.get("HX-Request"):
            return self.redirect("reporting:report", self.report.pk)
        if frozen is None:
            return HttpResponse(headers={"HX-Refresh": "true"})
        context = {
            "job": Job.objects.filter(key=frozen.job_key).first(),
            "report": self.report,
            "may_fix": self.access.may(Permission.REPORT_FIX),
        }
        return render(request, "reporting/includes/report_progress.html", context)


class ReportRetryView(ReportPage, View):
    """Try again to make the files, after a fault."""

    permission = Permission.REPORT_FIX
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if frozen := unfinished(self.report):
            enqueue_files(frozen)
        return self.redirect("reporting:report", self.report.pk)
