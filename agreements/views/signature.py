"""The signed agreement: its file or reference, and the project leader's approval."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse

from agreements.forms.parts import SignatureForm
from agreements.models import Agreement
from agreements.views.about import AboutAgreement
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.files import download
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectUpdateView


class SignatureView(AboutAgreement, ProjectUpdateView):
    """The day of the signature and its proof.."""

    model = Agreement
    form_class = SignatureForm
    template_name = "agreements/signature.html"
    saved_message = "Underskriften är sparad."


class ApproveView(AboutAgreement):
    """The project leader approves what is signed."""

    permission = Permission.GOALS_DECIDE
    model = Agreement
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        agreement = self.agreement
        if agreement.signed_on is None:
            messages.error(request, "Avtalet är inte tecknat än.")
        else:
            agreement.approved_on, agreement.approved_by = today(), self.access.user
            agreement.save()
            messages.success(request, "Avtalet är godkänt.")
        return self.back()


class SignedFileView(AboutAgreement):
    """The signed file, to save. Under secrecy it is for those who work with the agreement."""

    permission = Permission.AGREEMENTS_VIEW
    model = Agreement

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        agreement = self.agreement
        is_hidden = agreement.is_secret(today()) and not self.access.may(Permission.AGREEMENTS_EDIT)
        if agreement.signed_file is None or is_hidden:
            raise Http404
        return download(agreement.signed_file, f"avtal-{agreement.pk}")
