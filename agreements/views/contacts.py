"""One contact person: how to reach them, and what they have come to."""

from typing import Any

from django.shortcuts import get_object_or_404

from agreements.forms.contact import ContactForm
from agreements.models import EventAttendance
from enterprises.models import CourseEnrolment
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import ContactPerson, Organisation
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectDetailView,
    ProjectUpdateView,
    ScopedPage,
)


class ContactView(ProjectDetailView):
    """Whom to call."""

    permission = Permission.AGREEMENTS_VIEW
    model = ContactPerson
    context_object_name = "contact"
    template_name = "agreements/contacts/contact.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("organisation__municipality", "unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        attendances = EventAttendance.objects.filter(participant=self.object)
        places = CourseEnrolment.objects.visible_to(self.access).filter(person=self.object)
        return super().get_context_data(**kwargs) | {
            "attendances": list(
                attendances.select_related(
                    "meeting", "organisation", "unit__organisation", "enterprise__organisation"
                ).order_by("-meeting__date", "pk")
            ),
            "places": list(
                places.select_related("course__municipality", "enterprise__organisation").order_by(
                    "-course__pk"
                )
            ),
            "may_edit": self.access.may(Permission.AGREEMENTS_EDIT),
        }


class _ContactForm(ScopedPage):
    """Mixin: what adding and changing share."""

    permission = Permission.AGREEMENTS_EDIT
    object: Any
    title = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"title": self.title, "back_url": self.back_url()}

    def back_url(self) -> str:
        raise NotImplementedError

    def get_success_url(self) -> str:
        return self.url("agreements:contact", self.object.pk)


class ContactAddView(_ContactForm, ProjectCreateView):
    """Somebody at the organisation."""

    model = Organisation
    form_class = ContactForm
    template_name = "agreements/contacts/form.html"
    saved_message = "Kontaktpersonen är sparad."
    title = "Ny kontaktperson"

    def get_form_kwargs(self) -> dict[str, Any]:
        organisation = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        person = ContactPerson(project=self.project, organisation=organisation)
        return super().get_form_kwargs() | {"instance": person}

    def back_url(self) -> str:
        return self.url("agreements:organisation", self.kwargs["pk"])


class ContactEditView(_ContactForm, ProjectUpdateView):
    """Another role, number or workplace; or gone."""

    model = ContactPerson
    form_class = ContactForm
    template_name = "agreements/contacts/form.html"
    saved_message = "Kontaktpersonen är sparad."
    title = "Ändra kontaktpersonen"

    def back_url(self) -> str:
        return self.get_success_url()
