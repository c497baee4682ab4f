"""What is done to one event by a button: its state, link, notes, cases and outcome."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from agreements.forms.event import CaseForm, OutcomeForm
from agreements.models import EventCase, PublicEvent
from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.models import Meeting
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView, ScopedPage


class EventAction(ScopedPage):
    """Mixin: something done to one event by POST; the row is locked first."""

    permission = Permission.AGREEMENTS_EDIT
    model = PublicEvent
    http_method_names = ["post"]

    def event(self) -> PublicEvent:
        return get_object_or_404(self.get_queryset().select_for_update(), pk=self.kwargs["pk"])

    def back(self, event: PublicEvent) -> HttpResponse:
        return self.redirect("agreements:event", event.pk)


class EventStatusView(EventAction):
    """Cancels an event, takes that back, or says that it was held though nobody came."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        event, action = self.event(), request.POST.get("action", "")
        if action == "cancel" and not event.is_cancelled:
            event.mark(Meeting.Status.CANCELLED)
            messages.success(request, "Inställd. Länken för anmälan är stängd.")
        elif action == "restore" and event.is_cancelled:
            event.restore()
            messages.success(request, "Den är inte längre inställd.")
        elif action == "held" and event.may_be_recorded(today()):
            event.mark(Meeting.Status.HELD)
            messages.success(request, "Räknas som genomförd.")
        elif action == "planned" and event.is_held and not event.anyone_present:
            event.mark(Meeting.Status.PLANNED)
            messages.success(request, "Planerad igen.")
        return self.back(event)


class EventLinkView(EventAction):
    """Opens, changes or closes the sign-up link."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        event, action = self.event(), request.POST.get("action", "")
        if action == "close":
            event.close_sign_up()
            messages.success(request, "Länken är stängd. Ingen mer kan anmäla sig med den.")
        elif action == "open" and not event.is_cancelled and event.date >= today():
            was_open = bool(event.sign_up_token)
            event.open_sign_up()
            messages.success(
                request, "Länken är ny. Den gamla gäller inte." if was_open else "Länken är öppen."
            )
        return self.back(event)


class EventNotesView(EventAction):
    """Saves the notes, while they are written."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        event = self.event()
        event.notes = posted_text(request, "notes")
        event.save(update_fields=["notes"])
        if "X-Autosave" in request.headers:
            return HttpResponse(status=204)
        messages.success(request, "Sparat.")
        return self.back(event)


class EventStepDoneView(EventAction):
    """The next step is done, or was not after all."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        event = self.event()
        if event.next_step:
            event.next_step_done_on = None if "undo" in request.POST else today()
            event.save(update_fields=["next_step_done_on"])
        return self.back(event)


class EventOutcomeView(ProjectUpdateView):
    """What came of the event, and the next step."""

    permission = Permission.AGREEMENTS_EDIT
    model = PublicEvent
    form_class = OutcomeForm
    context_object_name = "event"
    template_name = "agreements/events/outcome.html"

    def get_success_url(self) -> str:
        return self.url("agreements:event", self.object.pk)


class EventCaseAddView(ProjectCreateView):
    """Which enterprise presents what."""

    permission = Permission.AGREEMENTS_EDIT
    model = PublicEvent
    form_class = CaseForm
    template_name = "agreements/events/case.html"
    saved_message = "Tillagt."
    object: Any

    def get_form_kwargs(self) -> dict[str, Any]:
        self.event = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        case = EventCase(project=self.project, event=self.event)
        return super().get_form_kwargs() | {"instance": case}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"event": self.event}

    def get_success_url(self) -> str:
        return self.url("agreements:event", self.event.pk)


class EventCaseRemoveView(ScopedPage):
    """It will not be shown after all."""

    permission = Permission.AGREEMENTS_EDIT
    model = EventCase
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        case = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        case.delete()
        messages.success(request, "Borttaget.")
        return self.redirect("agreements:event", case.event_id)
