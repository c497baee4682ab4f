"""Which placements rest on an agreement."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.generic import FormView

from agreements.forms.placements import PlacementsForm
from agreements.models import Agreement
from agreements.views.about import AboutAgreement
from nyttiga.accounts.permissions import Permission


class PlacementsView(AboutAgreement, FormView):
    """Ticks them. It shows people, so it takes both permissions."""

    model = Agreement
    form_class = PlacementsForm
    template_name = "agreements/placements.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.access.may(Permission.PLACEMENTS_VIEW):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"access": self.access, "agreement": self.agreement}
        return super().get_form_kwargs() | about

    def form_valid(self, form: PlacementsForm) -> HttpResponse:
        form.save()
        messages.success(self.request, "Placeringarna är sparade.")
        return self.back()
