"""The register of parties: organisations, their units, and who to talk to there."""

from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from agreements.forms.contact import OrganisationForm, UnitForm
from agreements.models import EventAttendance
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import ContactPerson, Municipality, Organisation, Unit
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.search import with_every_word
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectDetailView,
    ProjectListView,
    ProjectUpdateView,
    ScopedPage,
)


class OrganisationsView(ProjectListView):
    """All organisations, fifty a page. What is searched for is posted: an organisation's name,
    or a contact person's, stands in no address."""

    permission = Permission.AGREEMENTS_VIEW
    model = Organisation
    template_name = "agreements/contacts/organisations.html"
    query = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.municipalities = list(Municipality.objects.visible_to(self.access))
        asked = request.GET.get("kommun", "")
        self.municipality = next((m for m in self.municipalities if str(m.pk) == asked), None)
        kind = request.GET.get("typ", "")
        self.kind = kind if kind in Organisation.Kind.values else ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.query = posted_text(request, "q")[:100]
        return super().get(request, *args, **kwargs)

    def get_paginate_by(self, queryset: Any) -> int | None:
        # A search has no address to turn pages at: all that it found stands on one.
        return None if self.query else 50

    def get_queryset(self) -> QuerySet[Any]:
        found: QuerySet[Any] = Organisation.objects.visible_to(self.access)
        if self.municipality:
            found = found.filter(municipality=self.municipality)
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.query:
            people = ContactPerson.objects.visible_to(self.access)
            named = with_every_word(people, self.query, "sort_name").values("organisation")
            by_name = with_every_word(found, self.query, "sort_name").values("pk")
            found = found.filter(Q(pk__in=by_name) | Q(pk__in=named))
        return found.order_by("sort_name", "pk").values_list("pk", flat=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "organisations": self._shown(list(context["object_list"])),
            "query": self.query,
            "municipality": self.municipality,
            "municipalities": self.municipalities,
            "kind": self.kind,
            "kinds": Organisation.Kind.choices,
            "is_filtered": bool(self.query or self.municipality or self.kind),
            "may_edit": self.access.may(Permission.AGREEMENTS_EDIT),
        }

    def _shown(self, ids: list[int]) -> list[Organisation]:
        found = Organisation.objects.visible_to(self.access).filter(pk__in=ids)
        counted = found.select_related("municipality").annotate(
            people=Count("contacts", filter=Q(contacts__is_active=True), distinct=True),
            departments=Count("units", distinct=True),
        )
        by_id = {one.pk: one for one in counted}
        return [by_id[pk] for pk in ids]


class OrganisationView(ProjectDetailView):
    """One organisation: units, people, networks, and the events it came to."""

    permission = Permission.AGREEMENTS_VIEW
    model = Organisation
    context_object_name = "organisation"
    template_name = "agreements/contacts/organisation.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality", "enterprise")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        one, may_edit = self.object, self.access.may(Permission.AGREEMENTS_EDIT)
        came = Q(organisation=one) | Q(enterprise__organisation=one)
        presences = EventAttendance.objects.visible_to(self.access).present().filter(came)
        events = presences.order_by("-meeting__date").values(
            "meeting", "meeting__date", name=F("meeting__name"), code=F("meeting__code")
        )
        return super().get_context_data(**kwargs) | {
            "units": list(one.units.all()),
            "contacts": list(
                one.contacts.select_related("unit").order_by("-is_active", "sort_name", "pk")
            ),
            "memberships": list(one.network_memberships.current(today()).select_related("unit")),
            "events": list(events.annotate(people=Count("pk"))[:20]),
            "enterprise": getattr(one, "enterprise", None),
            "may_edit": may_edit,
        }


class _Form(ScopedPage):
    """Mixin: what the forms of an organisation and its units share."""

    permission = Permission.AGREEMENTS_EDIT
    object: Any
    title = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"title": self.title, "back_url": self.back_url()}

    def back_url(self) -> str:
        """Where *Avbryt* leads."""
        return self.get_success_url()

    def get_success_url(self) -> str:
        return self.url("agreements:organisation", self.object.pk)


class OrganisationCreateView(_Form, ProjectCreateView):
    """A party that the project has not met before."""

    model = Organisation
    form_class = OrganisationForm
    template_name = "agreements/contacts/form.html"
    title = "Ny organisation"

    def back_url(self) -> str:
        return self.url("agreements:organisations")


class OrganisationEditView(_Form, ProjectUpdateView):
    """Another name, kind or municipality."""

    model = Organisation
    form_class = OrganisationForm
    template_name = "agreements/contacts/form.html"
    title = "Ändra organisationen"


class UnitAddView(_Form, ProjectCreateView):
    """A department of the organisation."""

    model = Organisation
    form_class = UnitForm
    template_name = "agreements/contacts/form.html"
    title = "Ny enhet"

    def get_form_kwargs(self) -> dict[str, Any]:
        self.organisation = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        unit = Unit(project=self.project, organisation=self.organisation)
        return super().get_form_kwargs() | {"instance": unit}

    def get_success_url(self) -> str:
        return self.url("agreements:organisation", self.organisation.pk)


class UnitEditView(_Form, ProjectUpdateView):
    """Another name."""

    model = Unit
    form_class = UnitForm
    template_name = "agreements/contacts/form.html"
    title = "Ändra enheten"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("organisation")

    def get_success_url(self) -> str:
        return self.url("agreements:organisation", self.object.organisation_id)
