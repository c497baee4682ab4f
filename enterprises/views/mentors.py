"""Mentors and the enterprises they stand by."""

from typing import Any

from django.db.models import Count, Max, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from enterprises.forms.mentor import MentorContactForm, MentorForm, PairingForm
from enterprises.models import Mentor, MentorContact, MentorPairing
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectDetailView,
    ProjectListView,
    ProjectUpdateView,
    ScopedPage,
)


class MentorsView(ProjectListView):
    """Who lends what they know, and to whom right now."""

    permission = Permission.ENTERPRISES_VIEW
    model = Mentor
    template_name = "enterprises/mentors/list.html"

    def get_queryset(self) -> QuerySet[Any]:
        pairings = MentorPairing.objects.current(today()).select_related("enterprise__organisation")
        return (
            super()
            .get_queryset()
            .prefetch_related(Prefetch("pairings", pairings, to_attr="pairings_now"))
            .order_by("-is_active", "sort_name", "pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT)
        }


class MentorView(ProjectDetailView):
    """One mentor, the pairs and the times they met."""

    permission = Permission.ENTERPRISES_VIEW
    model = Mentor
    context_object_name = "mentor"
    template_name = "enterprises/mentors/mentor.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pairings = self.object.pairings.select_related("enterprise__organisation")
        counted = pairings.annotate(
            met=Count("contacts", filter=Q(contacts__date__lte=today())),
            last_met=Max("contacts__date"),
        )
        return super().get_context_data(**kwargs) | {
            "pairings": list(counted.prefetch_related("contacts").order_by("-starts_on", "-pk")),
            "day": today(),
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }


class _MentorPart(ScopedPage):
    """Mixin: a form about one mentor, shown and saved back at the mentor's page."""

    permission = Permission.ENTERPRISES_EDIT
    template_name: Any = "enterprises/includes/part_form.html"
    heading = ""
    mentor: Mentor

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "heading": self.heading,
            "back": str(self.mentor),
            "back_url": self.get_success_url(),
        }

    def get_success_url(self) -> str:
        return self.url("enterprises:mentor", self.mentor.pk)


class MentorCreateView(ProjectCreateView):
    """Another mentor."""

    permission = Permission.ENTERPRISES_EDIT
    model = Mentor
    form_class = MentorForm
    template_name = "enterprises/includes/part_form.html"
    object: Any
    saved_message = "Mentorn är sparad. Välj vilket företag mentorn ska stötta."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "heading": "Ny mentor",
            "back": "Mentorer",
            "back_url": self.url("enterprises:mentors"),
        }

    def get_success_url(self) -> str:
        return self.url("enterprises:mentor", self.object.pk)


class MentorEditView(_MentorPart, ProjectUpdateView):
    """Other facts, or no longer a mentor."""

    model = Mentor
    form_class = MentorForm
    heading = "Ändra mentorn"
    saved_message = "Mentorn är sparad."

    def get_object(self, queryset: Any = None) -> Any:
        self.mentor = super().get_object(queryset)
        return self.mentor


class PairingAddView(_MentorPart, ProjectCreateView):
    """An enterprise that the mentor will stand by."""

    model = MentorPairing
    form_class = PairingForm
    heading = "Para ihop med ett företag"
    saved_message = "Paret är sparat."

    def get_form_kwargs(self) -> dict[str, Any]:
        mentors = Mentor.objects.visible_to(self.access)
        self.mentor = get_object_or_404(mentors, pk=self.kwargs["pk"])
        pairing = MentorPairing(project=self.project, mentor=self.mentor, starts_on=today())
        return super().get_form_kwargs() | {"instance": pairing}


class PairingEditView(_MentorPart, ProjectUpdateView):
    """Other days, or another purpose."""

    model = MentorPairing
    form_class = PairingForm
    heading = "Ändra paret"
    saved_message = "Paret är ändrat."

    def get_object(self, queryset: Any = None) -> Any:
        pairing = super().get_object(queryset)
        self.mentor = pairing.mentor
        return pairing

    def get_queryset(self) -> QuerySet[Any]:
        return super().get_queryset().select_related("mentor")


class MentorContactAddView(_MentorPart, ProjectCreateView):
    """A time that they met or talked."""

    model = MentorContact
    form_class = MentorContactForm
    heading = "När hördes de?"
    saved_message = "Kontakten är sparad."

    def get_form_kwargs(self) -> dict[str, Any]:
        pairings = MentorPairing.objects.visible_to(self.access).select_related("mentor")
        pairing = get_object_or_404(pairings, pk=self.kwargs["pk"])
        self.mentor = pairing.mentor
        contact = MentorContact(project=self.project, pairing=pairing, date=today())
        return super().get_form_kwargs() | {"instance": contact}
