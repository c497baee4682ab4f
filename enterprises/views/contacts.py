"""The contact log: a call is written down, its next step is done."""

from typing import Any

from django.contrib import messages
from django.db.models import F, FloatField, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404

from enterprises.forms.contact import ContactForm
from enterprises.models import Enterprise, EnterpriseContact
from enterprises.views.about_enterprise import AddAboutEnterprise, EditAboutEnterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectListView, ScopedPage


class ContactsView(ProjectListView):
    """The whole log of one enterprise, latest first."""

    permission = Permission.ENTERPRISES_VIEW
    model = EnterpriseContact
    template_name = "enterprises/contacts.html"
    context_object_name = "contacts"

    def get_queryset(self) -> QuerySet[Any]:
        enterprises = Enterprise.objects.visible_to(self.access).named()
        self.enterprise = get_object_or_404(enterprises, pk=self.kwargs["pk"])
        rows = super().get_queryset().filter(enterprise=self.enterprise)
        return rows.annotate(
            hours_given=Cast("hours", FloatField()),
            by_name=F("made_by__name"),
            responsible_name=F("responsible__name"),
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "enterprise": self.enterprise,
            "contacts_shown": None,
            "day": today(),
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }


class ContactAddView(AddAboutEnterprise):
    """What was said just now."""

    model = EnterpriseContact
    form_class = ContactForm
    title = "Skriv ner en kontakt"
    part = "kontakter"
    saved_message = "Kontakten är sparad."

    def new_row(self, enterprise: Enterprise) -> Any:
        return EnterpriseContact(
            project=self.project, enterprise=enterprise, date=today(), made_by=self.access.user
        )


class ContactEditView(EditAboutEnterprise):
    """Another word, another day for the next step."""

    model = EnterpriseContact
    form_class = ContactForm
    title = "Ändra kontakten"
    part = "kontakter"
    saved_message = "Kontakten är sparad."


class StepDoneView(ScopedPage):
    """One press: the agreed step is done, or with *undo* it is not after all."""

    permission = Permission.ENTERPRISES_EDIT
    model = EnterpriseContact
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        steps = self.get_queryset().exclude(next_step="").select_for_update()
        step = get_object_or_404(steps, pk=kwargs["pk"])
        step.done_on = None if "undo" in request.POST else today()
        step.save()
        said = "Klart!" if step.done_on else "Steget är öppet igen."
        messages.success(request, said)
        if request.POST.get("next") == "idag":
            return self.redirect("today")
        page = self.url("enterprises:enterprise", step.enterprise_id)
        return HttpResponseRedirect(f"{page}#kontakter")
