"""What the forms about one enterprise share: rows of it are added and changed in the same way."""

from typing import Any

from django.shortcuts import get_object_or_404

from enterprises.models import Enterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView, ScopedPage


class _AboutEnterprise(ScopedPage):
    """Mixin: a form about an enterprise, on a page with its name. `title` heads it, `hint` says
    what it is good for; afterwards one is back at `back`, the page it belongs to."""

    permission = Permission.ENTERPRISES_EDIT
    template_name: Any = "enterprises/part_form.html"
    title = ""
    hint = ""
    back = "enterprises:enterprise"
    part = ""  # where on that page
    object: Any

    def get_enterprise(self) -> Enterprise:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        enterprise = self.get_enterprise()
        return super().get_context_data(**kwargs) | {
            "enterprise": enterprise,
            "title": self.title,
            "hint": self.hint,
            "back_url": self.url(self.back, enterprise.pk),
        }

    def get_success_url(self) -> str:
        anchor = f"#{self.part}" if self.part else ""
        return f"{self.url(self.back, self.object.enterprise_id)}{anchor}"


class AddAboutEnterprise(_AboutEnterprise, ProjectCreateView):
    """Another row about the enterprise whose number the address has."""

    def get_enterprise(self) -> Enterprise:
        enterprises = Enterprise.objects.visible_to(self.access).select_related("organisation")
        return get_object_or_404(enterprises, pk=self.kwargs["pk"])

    def new_row(self, enterprise: Enterprise) -> Any:
        """The row before the user has filled in anything."""
        return self.model(project=self.project, enterprise=enterprise)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.new_row(self.get_enterprise())}


class EditAboutEnterprise(_AboutEnterprise, ProjectUpdateView):
    """Other facts in a row."""

    def get_enterprise(self) -> Enterprise:
        return self.object.enterprise

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("enterprise__organisation")
