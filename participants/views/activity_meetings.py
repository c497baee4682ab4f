"""One meeting of a group activity: who was there, what was done, moved, cancelled, added."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

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
from participants.forms.activity import ActivityMeetingForm
from participants.models import (
    ActivityAttendance,
    ActivityEnrolment,
    ActivityMeeting,
    GroupActivity,
    Participant,
)

PAGES = SeriesPages(
    series="participants:activity",
    enrol="participants:activity_people",
    meeting_add="participants:activity_meeting_add",
    meeting="participants:activity_meeting",
    notes="participants:activity_meeting_notes",
    status="participants:activity_meeting_status",
    edit="participants:activity_meeting_edit",
    latecomer="participants:activity_latecomer",
)


class _OfActivity(MeetingPage):
    """Mixin: a page of an activity's meeting."""

    permission = Permission.PARTICIPANTS_EDIT
    model = ActivityMeeting
    pages, owner = PAGES, "activity"


class ActivityMeetingView(_OfActivity, AttendancePage):
    """The attendance page of a meeting, with what was done."""

    permission = Permission.PARTICIPANTS_VIEW
    edit_permission = Permission.PARTICIPANTS_EDIT
    template_name = "participants/activities/meeting.html"

    def get_queryset(self) -> Any:
        return self.with_series(super().get_queryset())

    def get_people(self, meeting: ActivityMeeting) -> list[Participant]:
        """The group of that day, and whoever else was recorded."""
        expected = ActivityEnrolment.objects.expected_on(meeting.date).filter(
            activity=meeting.activity_id
        )
        recorded = ActivityAttendance.objects.filter(meeting=meeting, participant=OuterRef("pk"))
        return list(
            Participant.objects.visible_to(self.access).filter(
                Q(pk__in=expected.values("participant")) | Exists(recorded)
            )
        )


class ActivityMeetingNotesView(_OfActivity, MeetingNotesPage):
    """Saves what was done, while it is written."""


class ActivityMeetingStatusView(_OfActivity, MeetingStatusPage):
    """Cancels a meeting, takes that back, or says that it was held though nobody came."""


class ActivityMeetingEditView(_OfActivity, MeetingEditPage):
    """Another day or time."""

    form_class = ActivityMeetingForm


class ActivityMeetingAddView(_OfActivity, MeetingAddPage):
    """One more time, for one that was cancelled or simply because it went well."""

    model: Any = GroupActivity
    meeting_model = ActivityMeeting
    form_class = ActivityMeetingForm
