"""Choosing whom to invite to an event."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from agreements.guests import write_in
from agreements.invitations import invite
from agreements.models import EventGuest, PublicEvent
from nyttiga.accounts.permissions import Permission
from nyttiga.projects.models import ContactPerson, Municipality, NetworkMember
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectListView

Network = NetworkMember.Network


class InviteView(ProjectListView):
    """Contact people, by municipality and network. Those ticked are invited one by one; all at
    once only those who have said yes to mailings (DOMAIN 5.2)."""

    permission = Permission.AGREEMENTS_EDIT
    model = PublicEvent
    template_name = "agreements/events/invite.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        events = PublicEvent.objects.visible_to(self.access).select_related("project")
        self.event = get_object_or_404(events, pk=kwargs["pk"])
        self.municipalities = list(Municipality.objects.visible_to(self.access))
        asked = request.GET.get("kommun", "")
        self.municipality = next((m for m in self.municipalities if str(m.pk) == asked), None)
        network = request.GET.get("natverk", "")
        self.network = network if network in Network.values else ""

    def get_queryset(self) -> QuerySet[Any]:
        """Those who can be reached, with the day they were invited or signed up."""
        guests = EventGuest.objects.filter(event=self.event, person=OuterRef("pk"))
        people = ContactPerson.objects.visible_to(self.access).filter(is_active=True)
        people = people.exclude(email="")
        if self.municipality:
            people = people.filter(organisation__municipality=self.municipality)
        if self.network:
            members = NetworkMember.objects.current(today()).filter(
                network=self.network, organisation=OuterRef("organisation")
            )
            people = people.filter(Exists(members))
        return (
            people.select_related("organisation", "unit")
            .annotate(
                invited_at=Subquery(guests.values("invited_at")[:1]),
                signed_up_at=Subquery(guests.values("signed_up_at")[:1]),
            )
            .order_by("organisation__sort_name", "sort_name", "pk")
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "event": self.event,
            "municipalities": self.municipalities,
            "municipality": self.municipality,
            "networks": Network.choices,
            "network": self.network,
            "said_yes": self.said_yes().count(),
            "can_invite": self.can_invite(),
        }

    def said_yes(self) -> QuerySet[Any]:
        """Those of the list who said yes to mailings and have heard nothing of this event."""
        people: Any = self.get_queryset()
        return people.mailable().filter(invited_at=None, signed_up_at=None)

    def can_invite(self) -> bool:
        return not self.event.is_cancelled and self.event.date >= today()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        action = request.POST.get("action", "")
        picked = [int(pk) for pk in request.POST.getlist("person") if pk.isdecimal()]
        chosen = self.get_queryset().filter(pk__in=picked)
        if action == "write_in":
            for person in chosen:
                write_in(self.event, person)
            messages.success(request, _said(len(chosen), "är anmäld", "är anmälda"))
        elif not self.can_invite():
            messages.error(request, "Det går inte att bjuda in: den har varit, eller är inställd.")
        elif action == "all" and "confirmed" not in request.POST:
            return self.asked_first()
        else:
            people = self.said_yes() if action == "all" else chosen
            number = invite(self.event, people, request)
            messages.success(request, _said(number, "är inbjuden", "är inbjudna"))
        return self.redirect("agreements:event", self.event.pk)

    def asked_first(self) -> HttpResponse:
        """How many mails a yes sends, and to whom; nothing is sent yet."""
        people = list(self.said_yes())
        organisations = {person.organisation_id for person in people}
        context = {
            "event": self.event,
            "people": people,
            "organisations": len(organisations),
            "municipality": self.municipality,
            "network": Network(self.network).label if self.network else "",
        }
        return render(self.request, "agreements/events/invite_all.html", context)


def _said(number: int, one: str, many: str) -> str:
    if not number:
        return "Du valde ingen."
    return f"{number} {'person' if number == 1 else 'personer'} {one if number == 1 else many}."
