"""One workshop meeting: who was there, what was done, moved, cancelled, added."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, Max, OuterRef, Q, Subquery
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic.edit import FormView

from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.planning import WEEK
from nyttiga.occasions.views import AttendancePage
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import ProjectUpdateView, ScopedPage
from participants.forms.workshop import MeetingForm
from participants.models import (
    FutureWorkshop,
    Participant,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)


class MeetingView(AttendancePage):
    """The attendance page of a workshop meeting, with what was done."""

    permission = Permission.PARTICIPANTS_VIEW
    edit_permission = Permission.PARTICIPANTS_EDIT
    model = WorkshopMeeting
    template_name = "participants/workshops/meeting.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("workshop__municipality")

    def get_people(self, meeting: WorkshopMeeting) -> list[Participant]:
        """The group of that day, and whoever else was recorded; with their place's id."""
        places = WorkshopEnrolment.objects.filter(
            workshop=meeting.workshop_id, participant=OuterRef("pk")
        )
        expected = WorkshopEnrolment.objects.expected_on(meeting.date).filter(
            workshop=meeting.workshop_id
        )
        recorded = WorkshopAttendance.objects.filter(meeting=meeting, participant=OuterRef("pk"))
        return list(
            Participant.objects.visible_to(self.access)
            .filter(Q(pk__in=expected.values("participant")) | Exists(recorded))
            .annotate(place_id=Subquery(places.values("pk")[:1]))
        )


class _MeetingAction(ScopedPage):
    """Mixin: something done to one meeting by POST; the row is locked first."""

    permission = Permission.PARTICIPANTS_EDIT
    model = WorkshopMeeting
    http_method_names = ["post"]

    def meeting(self) -> WorkshopMeeting:
        return get_object_or_404(self.get_queryset().select_for_update(), pk=self.kwargs["pk"])


class MeetingNotesView(_MeetingAction):
    """Saves what was done, while it is written."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting = self.meeting()
        meeting.notes = posted_text(request, "notes")
        meeting.save(update_fields=["notes"])
        if "X-Autosave" in request.headers:
            return HttpResponse(status=204)
        messages.success(request, "Sparat.")
        return self.redirect("participants:meeting", meeting.pk)


class MeetingStatusView(_MeetingAction):
    """Cancels a meeting, takes that back, or says that it was held though nobody came."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting, action = self.meeting(), request.POST.get("action", "")
        if action == "cancel" and not meeting.is_cancelled:
            meeting.mark(WorkshopMeeting.Status.CANCELLED)
        elif action == "restore" and meeting.is_cancelled:
            meeting.restore()
            messages.success(request, "Träffen är inte längre inställd.")
        elif action == "held" and meeting.may_be_recorded(today()):
            meeting.mark(WorkshopMeeting.Status.HELD)
            messages.success(request, "Träffen räknas som genomförd.")
        elif action == "planned" and meeting.is_held and not meeting.anyone_present:
            meeting.mark(WorkshopMeeting.Status.PLANNED)
            messages.success(request, "Träffen är planerad igen.")
        return self.redirect("participants:meeting", meeting.pk)


class MeetingEditView(ProjectUpdateView):
    """Another day or time."""

    permission = Permission.PARTICIPANTS_EDIT
    model = WorkshopMeeting
    form_class = MeetingForm
    template_name = "participants/workshops/meeting_form.html"
    context_object_name = "meeting"
    saved_message = "Träffen är ändrad."

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("workshop__municipality")

    def get_success_url(self) -> str:
        return self.url("participants:meeting", self.object.pk)


class MeetingAddView(ScopedPage, FormView):
    """An extra meeting, for one that was cancelled or simply one more."""

    permission = Permission.PARTICIPANTS_EDIT
    model = FutureWorkshop
    form_class = MeetingForm
    template_name = "participants/workshops/meeting_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """The next number, at the time of the last meeting, a week after it."""
        workshops = self.get_queryset()
        if self.request.method == "POST":
            workshops = workshops.select_for_update()  # two at once get different numbers
        workshop = get_object_or_404(workshops, pk=self.kwargs["pk"])
        last = workshop.meetings.order_by("-date", "-number").first()
        highest = workshop.meetings.aggregate(highest=Max("number"))["highest"] or 0
        meeting = WorkshopMeeting(project=self.project, workshop=workshop, number=highest + 1)
        if last:
            meeting.date = last.date + WEEK
            meeting.starts_at, meeting.ends_at = last.starts_at, last.ends_at
        return super().get_form_kwargs() | {"access": self.access, "instance": meeting}

    def form_valid(self, form: MeetingForm) -> HttpResponse:
        meeting = form.save()
        messages.success(self.request, f"{meeting.title} är tillagd.")
        return self.redirect("participants:workshop", meeting.workshop_id)
