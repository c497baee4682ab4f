"""Public events: the list, one of them, and planning."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from agreements.event_counts import EventCounts
from agreements.forms.event import EventForm
from agreements.goal_figures import GoalFigure, figures_for
from agreements.models import EventAttendance, EventGuest, PublicEvent
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectDetailView,
    ProjectListView,
    ProjectUpdateView,
    ScopedPage,
)

Kind = PublicEvent.Kind
# The goals that each kind of event works towards (DESIGN 4).
GOALS = {
    Kind.TRAINING: ("M7.1", "M7.2", "M7.3", "M7.4"),
    Kind.NETWORK: ("M8.1",),
    Kind.LEARNING: (),
}


class EventListView(ProjectListView):
    """All events, the latest first; those to come stand on top."""

    permission = Permission.AGREEMENTS_VIEW
    model = PublicEvent
    template_name = "agreements/events/list.html"

    def get_queryset(self) -> QuerySet[Any]:
        """Ids only: just the rows shown are counted over their guests."""
        found = PublicEvent.objects.visible_to(self.access)
        self.kind = self.request.GET.get("slag", "")
        if self.kind in Kind.values:
            found = found.filter(kind=self.kind)
        return found.order_by("-date", "-pk").values_list("pk", flat=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "events": self._shown(list(context["page_obj"].object_list)),
            "kinds": Kind.choices,
            "kind": self.kind,
            "day": today(),
            "may_edit": self.access.may(Permission.AGREEMENTS_EDIT),
        }

    def _shown(self, ids: list[int]) -> list[PublicEvent]:
        here = _number(EventAttendance.objects.present(), "meeting")
        coming = _number(EventGuest.objects.signed_up(), "event")
        found = PublicEvent.objects.visible_to(self.access).filter(pk__in=ids)
        by_id = {
            event.pk: event
            for event in found.select_related("municipality").annotate(here=here, coming=coming)
        }
        return [by_id[pk] for pk in ids]


def _number(rows: QuerySet[Any], path: str) -> Coalesce:
    """How many of the rows belong to the event; 0 for none."""
    of_event = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Coalesce(Subquery(of_event.annotate(number=Count("pk")).values("number")), 0)


class EventView(ProjectDetailView):
    """One event: plan, guests, who came, what it led to."""

    permission = Permission.AGREEMENTS_VIEW
    model = PublicEvent
    context_object_name = "event"
    template_name = "agreements/events/event.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality", "agreement")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        event, day = self.object, today()
        attendances = list(event.attendances.all())
        answers = {row.participant_id: row.status for row in attendances}
        guests = list(
            EventGuest.objects.filter(event=event)
            .select_related("person__organisation", "person__unit")
            .order_by("person__sort_name", "signed_up_at", "pk")
        )
        signed_up = [guest for guest in guests if guest.signed_up_at]
        known = [guest for guest in signed_up if guest.person]
        waiting = [guest for guest in signed_up if not guest.person]
        for guest in known:
            guest.answer = answers.get(guest.person_id, "")
        return super().get_context_data(**kwargs) | {
            "day": day,
            "may_edit": self.access.may(Permission.AGREEMENTS_EDIT),
            "recordable": event.may_be_recorded(day),
            "counts": EventCounts.of(attendances),
            "goals": self.goals(),
            "cases": list(event.cases.select_related("enterprise__organisation")),
            "signed_up": known,
            "waiting": waiting,
            "coming": len(known) + len(waiting),
            "invited": sum(guest.invited_at is not None for guest in guests),
            "link": self.link(),
        }

    def goals(self) -> list[GoalFigure]:
        """What the kind of event works towards, as the whole project stands today."""
        kind = Kind(self.object.kind)
        if kind == Kind.LEARNING:
            events = PublicEvent.objects.filter(project=self.project)
            held = events.held_learning(today()).count()
            return [GoalFigure("Lärandeprocess", "tillfällen", held, None)]
        return figures_for(self.project, today(), GOALS[kind])

    def link(self) -> str:
        """The sign-up link's whole address, while it leads somewhere."""
        event = self.object
        if not event.has_open_link or event.date < today():
            return ""
        return self.request.build_absolute_uri(reverse("sign_up:form", args=[event.sign_up_token]))


class _EventForm(ScopedPage):
    """Mixin: what planning and changing share."""

    permission = Permission.AGREEMENTS_EDIT
    model = PublicEvent
    object: Any

    def get_success_url(self) -> str:
        return self.url("agreements:event", self.object.pk)


class EventCreateView(_EventForm, ProjectCreateView):
    """Plan an event."""

    form_class = EventForm
    template_name = "agreements/events/form.html"
    saved_message = "Planerad. Nu kan du bjuda in."


class EventEditView(_EventForm, ProjectUpdateView):
    """Another day, place or programme."""

    form_class = EventForm
    template_name = "agreements/events/form.html"
    context_object_name = "event"
