"""Supervisors of an enterprise: added, changed, marked as gone."""

from enterprises.forms.supervisor import SupervisorForm
from enterprises.models import Supervisor
from enterprises.views.about_enterprise import AddAboutEnterprise, EditAboutEnterprise


class SupervisorAddView(AddAboutEnterprise):
    """Another supervisor, from the enterprise's page."""

    model = Supervisor
    form_class = SupervisorForm
    title = "Ny handledare"
    saved_message = "Handledaren är sparad."


class SupervisorEditView(EditAboutEnterprise):
    """Other facts, or no longer at the enterprise."""

    model = Supervisor
    form_class = SupervisorForm
    title = "Ändra handledaren"
    saved_message = "Handledaren är sparad."
