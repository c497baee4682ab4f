"""Pages about one agreement, and forms for its parts."""

from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from agreements.models import Agreement
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectPage,
    ProjectUpdateView,
    ScopedPage,
)


class AboutAgreement(ProjectPage):
    """Mixin: `agreement` for the page. A page about a part of it says whose part it is."""

    permission = Permission.AGREEMENTS_EDIT

    def get_agreement_pk(self) -> int:
        """The number in the address, where that is the agreement's own."""
        return int(self.kwargs["pk"])

    @cached_property
    def agreement(self) -> Agreement:
        agreements = Agreement.objects.visible_to(self.access).select_related("project")
        return get_object_or_404(agreements, pk=self.get_agreement_pk())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"agreement": self.agreement}

    def back(self) -> HttpResponse:
        """To the agreement's page."""
        return self.redirect("agreements:agreement", self.agreement.pk)

    def get_success_url(self) -> str:
        return self.url("agreements:agreement", self.agreement.pk)


class PartAddView(AboutAgreement, ProjectCreateView):
    """A form for a new part of an agreement: an action, an option, help given, a party.

    `heading` is what the page is called; the template is the same for all.
    """

    template_name = "agreements/part_form.html"
    heading = ""

    def part(self) -> dict[str, Any]:
        """What the new row has from the start, besides its agreement."""
        return {}

    def get_form_kwargs(self) -> dict[str, Any]:
        about = {"project": self.project, "agreement": self.agreement}
        return super().get_form_kwargs() | {"instance": self.model(**about, **self.part())}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"heading": self.heading}


class PartEditView(AboutAgreement, ProjectUpdateView):
    """The same form for a part that is there."""

    template_name = "agreements/part_form.html"
    heading = ""
    object: Any

    def get_agreement_pk(self) -> int:
        return int(self.object.agreement_id)

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("agreement__project")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"heading": self.heading}


class PartPost(AboutAgreement, ScopedPage):
    """Mixin for buttons about a part of an agreement: `part` is the row, fetched for the user."""

    http_method_names = ["post"]

    @cached_property
    def part(self) -> Any:
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def get_agreement_pk(self) -> int:
        return int(self.part.agreement_id)
