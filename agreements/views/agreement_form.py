"""Begin an agreement from a need, and change its facts."""

from typing import Any

from django.shortcuts import get_object_or_404

from agreements.forms.agreement import AgreementFactsForm, NeedForm
from agreements.models import Agreement
from enterprises.models import Enterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView


class NeedView(ProjectCreateView):
    """A new agreement; by its own address with an enterprise already chosen."""

    permission = Permission.AGREEMENTS_EDIT
    model = Agreement
    form_class = NeedForm
    template_name = "agreements/need.html"
    saved_message = "Behovet är sparat. Flytta det när det kommer vidare."
    object: Any

    def get_initial(self) -> dict[str, Any]:
        if "pk" not in self.kwargs:
            return {}
        enterprises = Enterprise.objects.visible_to(self.access)
        return {"enterprise": get_object_or_404(enterprises, pk=self.kwargs["pk"])}

    def get_success_url(self) -> str:
        return self.url("agreements:agreement", self.object.pk)


class AgreementEditView(ProjectUpdateView):
    """Other facts."""

    permission = Permission.AGREEMENTS_EDIT
    model = Agreement
    form_class = AgreementFactsForm
    template_name = "agreements/edit.html"
    saved_message = "Uppgifterna är sparade."
    object: Any

    def get_success_url(self) -> str:
        return self.url("agreements:agreement", self.object.pk)
