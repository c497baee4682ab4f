"""Add an enterprise, or change one."""

from typing import Any

from django.db.models import QuerySet

from enterprises.forms.enterprise import EnterpriseForm
from enterprises.models import Enterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView, ScopedPage


class _EnterpriseForm(ScopedPage):
    """Mixin: what adding and changing share."""

    permission = Permission.ENTERPRISES_EDIT
    model = Enterprise
    object: Any

    def get_success_url(self) -> str:
        return self.url("enterprises:enterprise", self.object.pk)


class EnterpriseCreateView(_EnterpriseForm, ProjectCreateView):
    """A new enterprise, with its organisation where that is new too."""

    form_class = EnterpriseForm
    template_name = "enterprises/form.html"
    saved_message = "Företaget är sparat. Lägg gärna till en handledare."


class EnterpriseEditView(_EnterpriseForm, ProjectUpdateView):
    """Another name, other facts."""

    form_class = EnterpriseForm
    template_name = "enterprises/form.html"
    saved_message = "Företaget är sparat."

    def get_queryset(self) -> QuerySet[Enterprise]:
        return super().get_queryset().select_related("organisation")
