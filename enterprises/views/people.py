"""Contact people of an enterprise, and its membership of the enterprises' network."""

from typing import Any

from enterprises.forms.record import ContactPersonForm, NetworkForm
from enterprises.models import Enterprise
from enterprises.views.about_enterprise import AddAboutEnterprise, EditAboutEnterprise
from nyttiga.projects.models import ContactPerson, NetworkMember
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
    """The enterprise joins the network of social enterprises. Once a member, it stays that row."""

    model = NetworkMember
    form_class = NetworkForm
    title = "Med i nätverket"
    saved_message = "Sparat. Företaget är med i nätverket."
    get_enterprise = AddAboutEnterprise.get_enterprise

    def new_row(self, enterprise: Enterprise) -> Any:
        network = NetworkMember.Network.ENTERPRISES
        mine = NetworkMember.objects.visible_to(self.access).filter(
            organisation=enterprise.organisation, network=network, left_on=None
        )
        return mine.first() or NetworkMember(
            project=self.project,
            organisation=enterprise.organisation,
            network=network,
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
