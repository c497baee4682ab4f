"""The read log, for the data protection officer."""

from typing import Any

from django.db.models import QuerySet

from nyttiga.accounts.permissions import Permission, Role
from nyttiga.audit.forms import ReadFilterForm
from nyttiga.audit.models import Read, ReadQuerySet
from nyttiga.ui.views.pages import ProjectListView


class ReadsView(ProjectListView):
    """Who opened what, latest first. Participants are numbers here, to everybody."""

    permission = Permission.READ_LOG
    model = Read
    template_name = "audit/reads.html"
    paginate_by = 100

    def get_queryset(self) -> QuerySet[Read]:
        self.form = ReadFilterForm(self.request.GET, access=self.access)
        reads: ReadQuerySet = Read.objects.visible_to(self.access)
        if not self.form.is_valid():
            return reads.none()
        asked = self.form.cleaned_data
        return (
            reads.between(asked["first"], asked["last"])
            .by(asked["user"])
            .about(asked["number"])
            .select_related("user")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(form=self.form, **kwargs)
        for read in context["page_obj"]:
            read.role_name = Role(read.role).label
        return context | {
            "is_filtered": any(self.request.GET.get(name) for name in self.form.fields)
        }
