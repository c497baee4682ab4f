"""Coaching sessions: booked, logged, moved, and how they went."""

from copy import copy
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView, ScopedPage
from participants.forms.coaching import BookingForm, CoachingForm, MoveForm, OutcomeForm
from participants.models import CoachingSession, NextStep, Participant, Placement
from participants.views.notes_on_page import NotesOnPage

Status, Phase = CoachingSession.Status, CoachingSession.Phase
LENGTH = 60  # minutes, when nobody says otherwise
# What a button can say at once. «Genomförd» asks for a next step first.
AT_ONCE = {Status.NO_SHOW, Status.CANCELLED_LATE, Status.CANCELLED_IN_TIME}


class _AboutPerson:
    """Mixin: the form's page shows the person, which the read log tells."""

    access: Any
    participant: Participant

    def person(self, pk: int) -> Participant:
        return get_object_or_404(Participant.objects.visible_to(self.access), pk=pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)  # type: ignore[misc]
        return context | {"participant": self.participant}

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        person = self.participant
        log_read(self.access, "coachningen", person.pk, Read.Action.OPENED, person.number)
        response: HttpResponse = super().render_to_response(context, **kwargs)  # type: ignore[misc]
        return response


class CoachingAddView(_AboutPerson, ProjectCreateView):
    """A new session from the participant's page: to come, or just held (`?logga`)."""

    permission = Permission.COACHING_EDIT
    model = CoachingSession
    template_name = "participants/coaching/add.html"
    saved_message = "Tillfället är sparat."

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.is_log = "logga" in request.GET

    def get_form_class(self) -> type[CoachingForm]:
        return OutcomeForm if self.is_log else BookingForm

    def get_form_kwargs(self) -> dict[str, Any]:
        self.participant = self.person(self.kwargs["pk"])
        placed = Placement.objects.ongoing(today()).filter(participant=self.participant)
        session = CoachingSession(
            project=self.project,
            participant=self.participant,
            coach=self.access.user,
            minutes=LENGTH,
            phase=Phase.PLACEMENT if placed.exists() else Phase.WORKSHOP,
            status=Status.HELD if self.is_log else Status.BOOKED,
        )
        if self.is_log:
            session.date = today()
        return super().get_form_kwargs() | {"instance": session}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"is_log": self.is_log}

    def get_success_url(self) -> str:
        """Who logs goes on to the note; who books goes back to the person."""
        session: Any = self.object
        if self.is_log:
            return self.url("participants:coaching_edit", session.pk)
        return self.url("participants:participant", session.participant_id)


class _SessionPage(_AboutPerson, ScopedPage):
    """Mixin: a page of one session."""

    permission = Permission.COACHING_EDIT
    model = CoachingSession
    context_object_name: str | None = "session"

    def get_queryset(self) -> QuerySet[CoachingSession]:
        sessions = super().get_queryset()
        return sessions.select_related("coach", "participant", "moved_to", "moved_from")

    def get_object(self, queryset: Any = None) -> CoachingSession:
        session: CoachingSession = super().get_object(queryset)  # type: ignore[misc]
        self.participant = self.person(session.participant_id)
        # As it stands saved; a faulty form changes the object before the page is shown again.
        self.saved = copy(session)
        return session


class CoachingEditView(_SessionPage, NotesOnPage, ProjectUpdateView):
    """One session. A booked one has buttons for what came of it, and its form changes the
    booking; with `?utfall` it asks how it went, as for all others."""

    template_name = "participants/coaching/session.html"
    saved_message = "Tillfället är sparat."

    @property
    def is_booking(self) -> bool:
        return self.saved.status == Status.BOOKED and "utfall" not in self.request.GET

    def get_form_class(self) -> type[CoachingForm]:
        return BookingForm if self.is_booking else OutcomeForm

    def get_initial(self) -> dict[str, Any]:
        return {"status": Status.HELD} if self.saved.status == Status.BOOKED else {}

    def form_valid(self, form: Any) -> HttpResponse:
        # An imported session belongs to nobody until a coach takes it up.
        form.instance.coach = form.instance.coach or self.access.user
        return super().form_valid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "is_booking": self.is_booking,
            "asks_outcome": self.saved.status == Status.BOOKED and not self.is_booking,
            "is_to_come": self.saved.date > today(),
            "saved": self.saved,
            "moved_from": getattr(self.object, "moved_from", None),
            "agreed": NextStep.objects.visible_to(self.access)
            .filter(origin=NextStep.Origin.COACHING, origin_id=self.object.pk)
            .filter(closed_on=None)
            .order_by("due_on", "pk"),
        }

    def get_success_url(self) -> str:
        if self.object.status == Status.HELD:
            return self.url("participants:coaching_edit", self.object.pk)
        return self.url("participants:participant", self.object.participant_id)


class CoachingOutcomeView(ScopedPage):
    """The buttons on a booked session that need no more to be said."""

    permission = Permission.COACHING_EDIT
    model = CoachingSession
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sessions = self.get_queryset().filter(status=Status.BOOKED).select_for_update(of=["self"])
        session = get_object_or_404(sessions, pk=kwargs["pk"])
        asked = request.POST.get("status", "")
        if asked not in AT_ONCE or (asked == Status.NO_SHOW and session.date > today()):
            return self.redirect("participants:coaching_edit", session.pk)
        session.status = Status(asked)
        session.coach = session.coach or self.access.user
        session.save(update_fields=["status", "coach"])
        said = session.get_status_display().lower()
        messages.success(request, f"Sparat: {said}. Boka gärna ett nytt tillfälle.")
        if request.POST.get("next") == "idag":
            return self.redirect("today")
        return self.redirect("participants:participant", session.participant_id)


class CoachingMoveView(_SessionPage, ProjectUpdateView):
    """Another day: a new booking, and the old one stays as moved."""

    form_class = MoveForm
    template_name = "participants/coaching/move.html"

    def get_queryset(self) -> QuerySet[CoachingSession]:
        return super().get_queryset().filter(status=Status.BOOKED)

    def get_form_kwargs(self) -> dict[str, Any]:
        old: CoachingSession = self.object
        new = CoachingSession(
            project=self.project,
            participant=old.participant,
            coach=old.coach or self.access.user,
            date=old.date,
            starts_at=old.starts_at,
            minutes=old.minutes,
            form=old.form,
            place=old.place,
            phase=old.phase,
            topic=old.topic,
        )
        self.old = old
        return super().get_form_kwargs() | {"instance": new, "initial": {"date": None}}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"old": self.old}

    def form_valid(self, form: Any) -> HttpResponse:
        self.get_queryset().select_for_update(of=["self"]).get(pk=self.old.pk)
        self.old.move(form.save(commit=False))
        messages.success(self.request, "Tillfället är ombokat.")
        return self.redirect("participants:participant", self.old.participant_id)
