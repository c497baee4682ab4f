"""Who came to an event: the grid, and letting people in at the door."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, F, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from agreements.forms.guest import PersonForm
from agreements.guests import let_in, tie
from agreements.models import EventAttendance, EventGuest, PublicEvent
from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.views import AttendancePage
from nyttiga.projects.models import ContactPerson, Organisation
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.search import with_every_word
from nyttiga.ui.views.pages import ScopedPage

SHOWN = 20


class EventAttendanceView(AttendancePage):
    """The attendance page: those who signed up, and whoever else was recorded."""

    permission = Permission.AGREEMENTS_VIEW
    edit_permission = Permission.AGREEMENTS_EDIT
    model = PublicEvent
    template_name = "agreements/events/attendance.html"

    def get_siblings(self, meeting: PublicEvent) -> list[PublicEvent]:
        return [meeting]

    def links(self, meeting: PublicEvent) -> dict[str, str]:
        return {}

    def get_people(self, meeting: PublicEvent) -> list[ContactPerson]:
        """With the party of the day, or of today where nothing is recorded, as `party`."""
        recorded = EventAttendance.objects.filter(meeting=meeting)
        parties = {
            one.participant_id: one.party
            for one in recorded.select_related(
                "organisation", "unit__organisation", "enterprise__organisation"
            )
        }
        guests = EventGuest.objects.filter(event=meeting).signed_up()
        people = list(
            ContactPerson.objects.visible_to(self.access)
            .filter(Q(pk__in=guests.values("person")) | Q(pk__in=list(parties)))
            .select_related("organisation", "unit__organisation")
            .annotate(shown_name=F("name"))
        )
        for person in people:
            person.party = parties.get(person.pk) or str(person.unit or person.organisation)
        return people

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        waiting = EventGuest.objects.filter(event=self.object).waiting()
        return super().get_context_data(**kwargs) | {"waiting": list(waiting)}


class _LetInPage(ScopedPage):
    """Mixin: somebody comes who is not on the list. What is searched for stands in no address."""

    permission = Permission.AGREEMENTS_EDIT
    event: PublicEvent
    guest: EventGuest | None = None  # whose own sign-up it is

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page(self.form())

    def form(self, data: Any = None) -> PersonForm:
        return PersonForm(data, access=self.access, initial=self.initial())

    def initial(self) -> dict[str, Any]:
        return {}

    def let_in(self, person: ContactPerson) -> HttpResponse:
        if self.guest:
            tie(self.guest, person)
        here = let_in(self.event, person, self.access.user)
        words = "är här." if here else "är anmäld."
        messages.success(self.request, f"{person.name} {words}")
        if here:
            return self.redirect("agreements:event_attendance", self.event.pk)
        return self.redirect("agreements:event", self.event.pk)

    def page(self, form: PersonForm, query: str = "") -> HttpResponse:
        context = {
            "event": self.event,
            "guest": self.guest,
            "form": form,
            "query": query,
            "people": self.candidates(query),
            "recordable": self.event.may_be_recorded(today()),
        }
        return render(self.request, "agreements/events/let_in.html", context)

    def candidates(self, query: str) -> list[ContactPerson]:
        """Active people who are not on the list; those invited when nothing is searched for."""
        guests = EventGuest.objects.filter(event=self.event, person=OuterRef("pk"))
        recorded = EventAttendance.objects.filter(meeting=self.event, participant=OuterRef("pk"))
        people = ContactPerson.objects.visible_to(self.access).filter(
            ~Exists(guests.signed_up()), ~Exists(recorded), is_active=True
        )
        if query:
            people = with_every_word(people, query, "sort_name", "organisation__sort_name")
        else:
            people = people.filter(Exists(guests))
        related = people.select_related("organisation", "unit__organisation")
        return list(related.order_by("sort_name", "pk")[:SHOWN])


class LetInView(_LetInPage):
    """At the door: find somebody, or write down a new name."""

    model = PublicEvent

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.event = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.event.is_cancelled:
            messages.error(request, "Den är inställd.")
            return self.redirect("agreements:event", self.event.pk)
        chosen = request.POST.get("person", "")
        if chosen.isdecimal():
            people = ContactPerson.objects.visible_to(self.access).filter(is_active=True)
            return self.let_in(get_object_or_404(people, pk=int(chosen)))
        if "q" in request.POST:
            return self.page(self.form(), posted_text(request, "q")[:100])
        form = self.form(request.POST)
        if form.is_valid():
            return self.let_in(form.person())
        return self.page(form)


class GuestTieView(_LetInPage):
    """A sign-up by somebody unknown: say where they work, and they are a contact person."""

    model = EventGuest
    guest: EventGuest

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        waiting = self.get_queryset().filter(person=None).select_related("event")
        self.guest = get_object_or_404(waiting, pk=kwargs["pk"])
        self.event = self.guest.event

    def initial(self) -> dict[str, Any]:
        """What the guest wrote; the workplace too where it is one's exact name."""
        guest = self.guest
        named = Organisation.objects.visible_to(self.access).filter(
            name__iexact=guest.organisation_name
        )
        found = named.values_list("pk", flat=True).first()
        return {"name": guest.name, "email": guest.email, "affiliation": str(found or "")}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "remove" in request.POST:
            self.guest.delete()
            messages.success(request, "Anmälan är borttagen.")
            return self.redirect("agreements:event", self.event.pk)
        form = self.form(request.POST)
        if form.is_valid():
            return self.let_in(form.person())
        return self.page(form)

    def candidates(self, query: str) -> list[ContactPerson]:
        return []
