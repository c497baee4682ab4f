"""One workshop meeting: who was there, what was done, moved, cancelled, added."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery

from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.meeting_pages import (
    MeetingAddPage,
    MeetingEditPage,
    MeetingNotesPage,
    MeetingPage,
    MeetingStatusPage,
    SeriesPages,
)
from nyttiga.occasions.views import AttendancePage
from participants.forms.workshop import WorkshopMeetingForm
from participants.models import (
    FutureWorkshop,
    Participant,
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
)

PAGES = SeriesPages(
    series="participants:workshop",
    enrol="participants:enrol",
    meeting_add="participants:meeting_add",
    meeting="participants:meeting",
    notes="participants:meeting_notes",
    status="participants:meeting_status",
    edit="participants:meeting_edit",
    latecomer="participants:latecomer",
)


class _OfWorkshop(MeetingPage):
    """Mixin: a page of a workshop's meeting."""

    permission = Permission.PARTICIPANTS_EDIT
    model = WorkshopMeeting
    pages, owner = PAGES, "workshop"


class MeetingView(_OfWorkshop, AttendancePage):
    """The attendance page of a workshop meeting, with what was done."""

    permission = Permission.PARTICIPANTS_VIEW
    edit_permission = Permission.PARTICIPANTS_EDIT
    template_name = "participants/workshops/meeting.html"

    def get_queryset(self) -> Any:
        return self.with_series(super().get_queryset())

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


class MeetingNotesView(_OfWorkshop, MeetingNotesPage):
    """Saves what was done, while it is written."""


class MeetingStatusView(_OfWorkshop, MeetingStatusPage):
    """Cancels a meeting, takes that back, or says that it was held though nobody came."""


class MeetingEditView(_OfWorkshop, MeetingEditPage):
    """Another day or time."""

    form_class = WorkshopMeetingForm


class MeetingAddView(_OfWorkshop, MeetingAddPage):
    """An extra meeting, for one that was cancelled or simply one more."""

    model: Any = FutureWorkshop
    meeting_model = WorkshopMeeting
    form_class = WorkshopMeetingForm
