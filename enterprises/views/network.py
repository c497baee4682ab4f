"""The page of the enterprises' network, and its mailing list."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from enterprises.export import workbook
from enterprises.network import mailing_list, memberships
from enterprises.views.exports import as_download
from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.projects.models import NetworkMember
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectListView, ProjectPage


class NetworkView(ProjectListView):
    """Members first, then who has left."""

    permission = Permission.ENTERPRISES_VIEW
    model = NetworkMember
    template_name = "enterprises/network.html"
    context_object_name = "members"

    def get_queryset(self) -> QuerySet[Any]:
        self.past = self.request.GET.get("visa") == "tidigare"
        rows = memberships(self.access)
        current = rows.current(today())
        return rows.exclude(pk__in=current.values("pk")) if self.past else current

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "past": self.past,
            "mailable_count": mailing_list(self.access, today()).count(),
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }


class MailingListView(ProjectPage):
    """Name and address of those who said yes, as a workbook. By POST, for it leaves a trace."""

    permission = Permission.ENTERPRISES_EDIT
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = [
            [
                person.organisation.name,
                str(person.organisation.municipality or ""),
                person.name,
                person.title,
                person.email,
                person.may_be_mailed_on,
            ]
            for person in mailing_list(self.access, today())
        ]
        headers = ["Företag", "Kommun", "Namn", "Roll", "E-post", "Ja till utskick"]
        log_read(self.access, "Nätverkets utskickslista", None, Read.Action.EXPORTED)
        return as_download(workbook("Utskick", headers, rows), "utskick.xlsx")
