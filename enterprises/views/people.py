"""Contact people of an enterprise, and its membership of the enterprises' network."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.formats import date_format

from enterprises.forms.record import ContactPersonForm, NetworkForm
from enterprises.models import Enterprise
from enterprises.views.about_enterprise import AddAboutEnterprise, EditAboutEnterprise
from nyttiga.projects.models import ContactPerson, NetworkMember, Organisation
from nyttiga.ui.clock import today


class _OfOrganisation:
    """Mixin: the row belongs to the enterprise's organisation, not to the enterprise itself."""

    object: Any
    model: Any

    def new_row(self, enterprise: Enterprise) -> Any:
        return self.model(project=enterprise.project, organisation=enterprise.organisation)

    def get_enterprise(self) -> Enterprise:
        enterprise: Enterprise = self.object.organisation.enterprise
        return enterprise

    def get_queryset(self) -> Any:
        rows = self.model.objects.visible_to(self.access)  # type: ignore[attr-defined]
        of_enterprises = rows.filter(organisation__enterprise__isnull=False)
        return of_enterprises.select_related("organisation__enterprise__organisation")

    def get_success_url(self) -> str:
        enterprise = self.object.organisation.enterprise
        return self.url("enterprises:enterprise", enterprise.pk)  # type: ignore[attr-defined]


class ContactPersonAddView(_OfOrganisation, AddAboutEnterprise):
    """Somebody to call."""

    model = ContactPerson
    form_class = ContactPersonForm
    title = "Ny kontaktperson"
    saved_message = "Kontaktpersonen är sparad."
    get_enterprise = AddAboutEnterprise.get_enterprise


class ContactPersonEditView(_OfOrganisation, EditAboutEnterprise):
    """Another number, or no longer there."""

    model = ContactPerson
    form_class = ContactPersonForm
    title = "Ändra kontaktpersonen"
    saved_message = "Kontaktpersonen är sparad."


class NetworkJoinView(_OfOrganisation, AddAboutEnterprise):
    """The enterprise joins the network of social enterprises; who is a member already is told so.
    Two at once wait for each other at the organisation's row."""

    model = NetworkMember
    form_class = NetworkForm
    title = "Med i nätverket"
    saved_message = "Sparat. Företaget är med i nätverket."
    get_enterprise = AddAboutEnterprise.get_enterprise

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._told() or super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        organisations = Organisation.objects.visible_to(self.access).select_for_update()
        get_object_or_404(organisations, enterprise=kwargs["pk"])
        return self._told() or super().post(request, *args, **kwargs)

    def _told(self) -> HttpResponse | None:
        """Back to a member's page with the words, nothing for who is none."""
        members = NetworkMember.objects.visible_to(self.access).filter(
            organisation__enterprise=self.kwargs["pk"],
            network=NetworkMember.Network.ENTERPRISES,
            left_on=None,
        )
        member = members.first()
        if member is None:
            return None
        since = date_format(member.joined_on)
        messages.info(self.request, f"Företaget är redan med i nätverket, sedan {since}.")
        return self.redirect("enterprises:enterprise", self.kwargs["pk"])

    def new_row(self, enterprise: Enterprise) -> Any:
        return NetworkMember(
            project=self.project,
            organisation=enterprise.organisation,
            network=NetworkMember.Network.ENTERPRISES,
            joined_on=today(),
        )


class NetworkEditView(_OfOrganisation, EditAboutEnterprise):
    """The days put right, or the day they left."""

    model = NetworkMember
    form_class = NetworkForm
    title = "Med i nätverket"
    saved_message = "Sparat."

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(network=NetworkMember.Network.ENTERPRISES)
