"""The parties of an agreement: added, and taken away."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse

from agreements.forms.party import AgreementEnterpriseForm, PublicPartyForm
from agreements.models import AgreementEnterprise, PublicParty
from agreements.views.about import PartAddView, PartEditView, PartPost


class PublicPartyAddView(PartAddView):
    """One more public body, or a unit of one."""

    model = PublicParty
    form_class = PublicPartyForm
    heading = "Offentlig part"
    saved_message = "Parten är tillagd."


class PublicPartyEditView(PartEditView):
    """Whom to call there."""

    model = PublicParty
    form_class = PublicPartyForm
    heading = "Kontaktperson"


class EnterpriseAddView(PartAddView):
    """One more social enterprise."""

    model = AgreementEnterprise
    form_class = AgreementEnterpriseForm
    heading = "Företag i avtalet"
    saved_message = "Företaget är tillagt."


class _Removal(PartPost):
    """Takes a party away. Its history keeps that it was there."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        back = self.back()
        name = str(self.part)
        self.part.delete()
        messages.success(request, f"{name} är borttagen från avtalet.")
        return back


class PublicPartyRemoveView(_Removal):
    model = PublicParty


class EnterpriseRemoveView(_Removal):
    model = AgreementEnterprise
