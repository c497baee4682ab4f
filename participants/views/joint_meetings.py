"""Joint meetings: planned, held, and what somebody promised there."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import ProjectCreateView, ProjectUpdateView
from participants.forms.joint_meeting import HeldMeetingForm, JointMeetingForm, promised_at
from participants.models import JointMeeting
from participants.views.sharing import SharingPage


class JointMeetingAddView(SharingPage, ProjectCreateView):
    """A meeting to come, or one that was just held (then its own page asks what came of it)."""

    model = JointMeeting
    form_class = JointMeetingForm
    template_name = "participants/collaboration/meeting_add.html"
    saved_message = "Mötet är sparat."
    read_as = "samverkan"
    object: JointMeeting

    def get_form_kwargs(self) -> dict[str, Any]:
        person = self.require_sharing()
        meeting = JointMeeting(project=self.project, participant=person, date=today())
        return super().get_form_kwargs() | {"instance": meeting}

    def get_success_url(self) -> str:
        if self.object.date <= today():
            return self.url("participants:joint_meeting", self.object.pk)
        return f"{self.url('participants:participant', self.person.pk)}#collaboration"


class _OneMeeting(SharingPage):
    """Mixin: a joint meeting of the project."""

    model = JointMeeting
    read_as = "samverkansmötet"
    object: JointMeeting

    def get_queryset(self) -> QuerySet[JointMeeting]:
        return super().get_queryset().select_related("participant")

    def participant_pk(self) -> int:
        return self.object.participant_id


class JointMeetingView(_OneMeeting, ProjectUpdateView):
    """One meeting: who was there, what it came to, and the promises that are next steps now."""

    form_class = HeldMeetingForm
    template_name = "participants/collaboration/meeting.html"
    context_object_name = "meeting"
    saved_message = "Mötet är sparat."

    def get_object(self, queryset: Any = None) -> JointMeeting:
        self.object = super().get_object(queryset)
        self.require_sharing()
        return self.object

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"promised": promised_at(self.object)}

    def get_success_url(self) -> str:
        return f"{self.url('participants:participant', self.person.pk)}#collaboration"


class JointMeetingNotesView(_OneMeeting):
    """What it came to, saved by itself while it is being written."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.object = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        self.require_sharing()
        self.object.save_notes(posted_text(request, "notes"))
        return HttpResponse(status=204)
