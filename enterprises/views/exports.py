"""The enterprises taken out as workbooks. Each time stands in the read log."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from enterprises.enterprise_filters import EnterpriseFilters
from enterprises.export import readiness_workbook
from enterprises.readiness import signs_for
from enterprises.views.enterprises import found_enterprises, kept_search
from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectPage

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def as_download(content: bytes, name: str, kind: str = XLSX) -> HttpResponse:
    """A file to save. The name says nothing about anybody."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class EnterprisesExportView(ProjectPage):
    """The list as it is narrowed and sorted right now. By POST, for it leaves a trace."""

    permission = Permission.ENTERPRISES_VIEW
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        filters = EnterpriseFilters.of(request.GET, self.access)
        query = kept_search(request, self.project.slug)
        found = found_enterprises(self.access, query, filters, today())
        ids = list(found.values_list("pk", flat=True))
        content = readiness_workbook(ids, signs_for(self.access), today())
        log_read(self.access, "Företagslistan", None, Read.Action.EXPORTED)
        return as_download(content, "foretag.xlsx")
