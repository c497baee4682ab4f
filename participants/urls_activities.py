"""Addresses of group activities."""

from django.urls import URLPattern, path

from participants.views.activities import (
    ActivityEditView,
    ActivityListView,
    ActivityPlanningView,
    ActivityView,
)
from participants.views.activity_meetings import (
    ActivityMeetingAddView,
    ActivityMeetingEditView,
    ActivityMeetingNotesView,
    ActivityMeetingStatusView,
    ActivityMeetingView,
)
from participants.views.activity_people import (
    ActivityLatecomerView,
    ActivityLeaveView,
    ActivityPeopleView,
)

_MEETING = "gruppaktiviteter/traffar/<int:pk>/"

urlpatterns: list[URLPattern] = [
    path("gruppaktiviteter/", ActivityListView.as_view(), name="activities"),
    path("gruppaktiviteter/ny/", ActivityPlanningView.as_view(), name="activity_create"),
    path("gruppaktiviteter/<int:pk>/", ActivityView.as_view(), name="activity"),
    path("gruppaktiviteter/<int:pk>/andra/", ActivityEditView.as_view(), name="activity_edit"),
    path(
        "gruppaktiviteter/<int:pk>/deltagare/",
        ActivityPeopleView.as_view(),
        name="activity_people",
    ),
    path(
        "gruppaktiviteter/<int:pk>/traffar/ny/",
        ActivityMeetingAddView.as_view(),
        name="activity_meeting_add",
    ),
    path(
        "gruppaktiviteter/platser/<int:pk>/lamna/",
        ActivityLeaveView.as_view(),
        name="activity_leave",
    ),
    path(_MEETING, ActivityMeetingView.as_view(), name="activity_meeting"),
    path(f"{_MEETING}andra/", ActivityMeetingEditView.as_view(), name="activity_meeting_edit"),
    path(
        f"{_MEETING}vad-gjorde-ni/",
        ActivityMeetingNotesView.as_view(),
        name="activity_meeting_notes",
    ),
    path(f"{_MEETING}lage/", ActivityMeetingStatusView.as_view(), name="activity_meeting_status"),
    path(f"{_MEETING}fler/", ActivityLatecomerView.as_view(), name="activity_latecomer"),
]
