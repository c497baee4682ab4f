"""What to write in SUS about one stay, and what has been done there."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from nyttiga.accounts.permissions import Permission
from nyttiga.audit.models import Read, log_read
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView
from participants.models import Consent, Participant, ParticipationPeriod
from participants.situation import Stay
from reporting.models import Insats
from reporting.sus.forms import (
    ANONYMOUS,
    CORRECTED,
    DONE,
    IN,
    NOT,
    OUT,
    TAKE_BACK,
    RegistrationForm,
)
from reporting.sus.profile import profile_on
from reporting.sus.sheet import Sheet, changed_facts
from reporting.sus.states import Mode, State, stays

MAY = {
    State.IN: {IN},
    State.CONSENT: {ANONYMOUS, NOT},
    State.OUT: {OUT},
    State.AT_ONCE: {OUT},
    State.CORRECT: {CORRECTED},
}


class SusStayView(ProjectDetailView):
    """The sheet in the form's order, to copy from, with the whole personnummer: the only page
    that shows it, to those who may see the person at all. Posting says what was done."""

    permission = Permission.SUS
    model = ParticipationPeriod
    template_name = "reporting/sus/stay.html"
    context_object_name = "stay"

    def get_queryset(self) -> QuerySet[Any]:
        return stays(self.access, today()).select_related(
            "project", "registration__consent", "registration__in_by", "registration__out_by"
        )

    @cached_property
    def person(self) -> Participant:
        people = Participant.objects.visible_to(self.access).select_related("municipality")
        found: Participant = people.get(pk=self.object.participant_id)
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        stay = self.object
        registration = getattr(stay, "registration", None)
        form = kwargs.pop("form", None) or RegistrationForm(stay=stay, user=self.access.user)
        return super().get_context_data(**kwargs) | {
            "participant": self.person,
            "registration": registration,
            "sheet": self._sheet(registration),
            "form": form,
            "state": State(stay.state),
            "is_anonymous": self._mode(registration) == Mode.ANONYMOUS,
            "is_due": stay.state in MAY and stay.due < today(),
        }

    def _mode(self, registration: Any) -> str:
        mode: str = registration.mode if registration else self.object.to_mode
        return mode

    def _sheet(self, registration: Any) -> Sheet:
        stay, person = self.object, self.person
        facts = Stay.of(person, stay.pk)
        if facts is None:
            raise Http404
        consent = registration.consent if registration else None
        if stay.consent_now and consent is None:
            consent = Consent.objects.get(pk=stay.consent_now)
        return Sheet(
            stay,
            facts,
            profile_on(today()),
            Insats.objects.visible_to(self.access).of_people().get(),
            consent,
            changed_facts(registration) if stay.state == State.CORRECT else set(),
        )

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponse:
        person = self.person
        log_read(self.access, "underlaget till SUS", person.pk, Read.Action.OPENED, person.number)
        return super().render_to_response(context, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = stay = self.get_object()
        action = request.POST.get("action", "")
        if action == TAKE_BACK and getattr(stay, "registration", None):
            stay.registration.take_back()
        elif action in MAY.get(stay.state, ()):
            form = RegistrationForm(request.POST, stay=stay, user=self.access.user, action=action)
            if not form.is_valid() or not form.save():
                return self.render_to_response(self.get_context_data(form=form))
        else:
            messages.error(request, "Läget har ändrats sedan du öppnade sidan. Inget sparades.")
            return self.redirect("reporting:sus_stay", stay.pk)
        messages.success(request, DONE[action])
        return self.redirect("reporting:sus_stay", stay.pk)
