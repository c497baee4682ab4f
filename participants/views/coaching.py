"""Coaching sessions: book, log, and write the note that coach and participant share."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView, ScopedPage
from participants.forms.coaching import CoachingForm, CoachingWithNoteForm
from participants.models import CoachingSession, Participant
from participants.panels.plan import plan_panel


class CoachingAddView(ProjectCreateView):
    """A new session from the participant's page: to come, or just held (`?logga`)."""

    permission = Permission.COACHING_EDIT
    model = CoachingSession
    form_class = CoachingForm
    template_name = "participants/coaching/add.html"
    saved_message = "Tillfället är sparat."

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.is_log = "logga" in request.GET

    def get_participant(self) -> Participant:
        participants = Participant.objects.visible_to(self.access)
        return get_object_or_404(participants, pk=self.kwargs["pk"])

    def get_form_kwargs(self) -> dict[str, Any]:
        self.participant = self.get_participant()
        session = CoachingSession(
            project=self.project,
            participant=self.participant,
            coach=self.access.user,
            date=today(),
            minutes=60,
            status=CoachingSession.Status.HELD if self.is_log else CoachingSession.Status.BOOKED,
        )
        return super().get_form_kwargs() | {"instance": session}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {
            "participant": self.participant,
            "is_log": self.is_log,
        }

    def get_success_url(self) -> str:
        return _after_saving(self)


class CoachingEditView(ProjectUpdateView):
    """One session: its facts, the note, and once it was held, what comes next."""

    permission = Permission.COACHING_EDIT
    model = CoachingSession
    form_class = CoachingWithNoteForm
    template_name = "participants/coaching/session.html"
    context_object_name = "session"
    saved_message = "Tillfället är sparat."

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        person = self.object.participant
        log_read(self.access, "coachningen", person.pk, Read.Action.OPENED, person.number)
        return super().render_to_response(context, **kwargs)

    def get_object(self, queryset: Any = None) -> CoachingSession:
        session = super().get_object(queryset)
        # As it stands saved; a faulty form changes the object before the page is shown again.
        self.was_held = session.status == CoachingSession.Status.HELD
        return session

    def form_valid(self, form: Any) -> HttpResponse:
        # An imported session belongs to nobody until a coach takes it up.
        form.instance.coach = form.instance.coach or self.access.user
        return super().form_valid(form)

    def get_queryset(self) -> QuerySet[CoachingSession]:
        return super().get_queryset().select_related("coach", "participant")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        participants = Participant.objects.visible_to(self.access)
        participant = participants.get(pk=self.object.participant_id)
        panel = plan_panel(self.access, participant, today(), back=self.request.path)
        return super().get_context_data(**kwargs) | {
            "participant": participant,
            "plan_panel": panel,
            "is_held": self.was_held,
        }

    def get_success_url(self) -> str:
        return _after_saving(self)


class CoachingNoteView(ScopedPage):
    """The note, saved by itself while it is being written."""

    permission = Permission.COACHING_EDIT
    model = CoachingSession
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        session = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        session.save_note(posted_text(request, "shared_note"))
        return HttpResponse(status=204)


def _after_saving(view: Any) -> str:
    """A held session goes on to the next step; all else back to the person."""
    if view.object.status == CoachingSession.Status.HELD:
        return f"{view.url('participants:coaching_edit', view.object.pk)}#steps"
    return view.url("participants:participant", view.object.participant_id)
