"""Supervisors of an enterprise: added, changed, marked as gone."""

from typing import Any

from django.shortcuts import get_object_or_404

from enterprises.forms.supervisor import SupervisorForm
from enterprises.models import Enterprise, Supervisor
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView, ScopedPage


class _SupervisorForm(ScopedPage):
    """Mixin: what adding and changing share. `get_enterprise` says whose supervisor it is."""

    permission = Permission.ENTERPRISES_EDIT
    model = Supervisor
    object: Any

    def get_enterprise(self) -> Enterprise:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"enterprise": self.get_enterprise()}

    def get_success_url(self) -> str:
        return self.url("enterprises:enterprise", self.object.enterprise_id)


class SupervisorAddView(_SupervisorForm, ProjectCreateView):
    """Another supervisor, from the enterprise's page."""

    form_class = SupervisorForm
    template_name = "enterprises/supervisor_form.html"
    saved_message = "Handledaren är sparad."

    def get_enterprise(self) -> Enterprise:
        enterprises = Enterprise.objects.visible_to(self.access).select_related("organisation")
        return get_object_or_404(enterprises, pk=self.kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        supervisor = Supervisor(project=self.project, enterprise=self.get_enterprise())
        return super().get_form_kwargs() | {"instance": supervisor}


class SupervisorEditView(_SupervisorForm, ProjectUpdateView):
    """Other facts, or no longer at the enterprise."""

    form_class = SupervisorForm
    template_name = "enterprises/supervisor_form.html"
    saved_message = "Handledaren är sparad."

    def get_enterprise(self) -> Enterprise:
        return self.object.enterprise

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("enterprise__organisation")
