"""Addresses of the participants app."""

from django.urls import URLPattern, path

from participants.views.coaching import CoachingAddView, CoachingEditView, CoachingNoteView
from participants.views.completion import CompletionView
from participants.views.enrolments import (
    EnrolmentStatusView,
    EnrolView,
    LatecomerView,
    OwnWordsView,
)
from participants.views.history import HistoryView
from participants.views.meetings import (
    MeetingAddView,
    MeetingEditView,
    MeetingNotesView,
    MeetingStatusView,
    MeetingView,
)
from participants.views.participant_page import ParticipantView
from participants.views.participants import ParticipantsView, SearchView
from participants.views.plan import PlanNewVersionView, PlanVersionView
from participants.views.protection import GrantsView, WithdrawGrantView
from participants.views.registration import EditView, NewPeriodView, RegistrationView
from participants.views.steps import StepAddView, StepDoneView, StepDropView, StepEditView
from participants.views.workshop_planning import WorkshopPlanningView
from participants.views.workshops import WorkshopEditView, WorkshopListView, WorkshopView

app_name = "participants"

urlpatterns: list[URLPattern] = [
    path("deltagare/", ParticipantsView.as_view(), name="list"),
    path("deltagare/sok/", SearchView.as_view(), name="search"),
    path("deltagare/ny/", RegistrationView.as_view(), name="register"),
    path("deltagare/<int:pk>/", ParticipantView.as_view(), name="participant"),
    path("deltagare/<int:pk>/andra/", EditView.as_view(), name="edit"),
    path("deltagare/<int:pk>/ny-period/", NewPeriodView.as_view(), name="new_period"),
    path("deltagare/<int:pk>/andringar/", HistoryView.as_view(), name="history"),
    path("deltagare/<int:pk>/skydd/", GrantsView.as_view(), name="grants"),
    path(
        "deltagare/<int:pk>/skydd/<int:grant>/ta-bort/",
        WithdrawGrantView.as_view(),
        name="withdraw_grant",
    ),
    path("deltagare/<int:pk>/coachning/ny/", CoachingAddView.as_view(), name="coaching_add"),
    path("deltagare/coachning/<int:pk>/", CoachingEditView.as_view(), name="coaching_edit"),
    path(
        "deltagare/coachning/<int:pk>/anteckning/",
        CoachingNoteView.as_view(),
        name="coaching_note",
    ),
    path("deltagare/<int:pk>/plan/ny/", PlanNewVersionView.as_view(), name="plan_new_version"),
    path("deltagare/plan/<int:pk>/", PlanVersionView.as_view(), name="plan_version"),
    path("deltagare/<int:pk>/steg/", StepAddView.as_view(), name="step_add"),
    path("deltagare/steg/<int:pk>/", StepEditView.as_view(), name="step_edit"),
    path("deltagare/steg/<int:pk>/klart/", StepDoneView.as_view(), name="step_done"),
    path("deltagare/steg/<int:pk>/stryk/", StepDropView.as_view(), name="step_drop"),
    path("framtidsverkstader/", WorkshopListView.as_view(), name="workshops"),
    path("framtidsverkstader/ny/", WorkshopPlanningView.as_view(), name="workshop_create"),
    path("framtidsverkstader/<int:pk>/", WorkshopView.as_view(), name="workshop"),
    path("framtidsverkstader/<int:pk>/andra/", WorkshopEditView.as_view(), name="workshop_edit"),
    path("framtidsverkstader/<int:pk>/deltagare/", EnrolView.as_view(), name="enrol"),
    path("framtidsverkstader/<int:pk>/avslut/", CompletionView.as_view(), name="completion"),
    path("framtidsverkstader/<int:pk>/traffar/ny/", MeetingAddView.as_view(), name="meeting_add"),
    path("framtidsverkstader/traffar/<int:pk>/", MeetingView.as_view(), name="meeting"),
    path(
        "framtidsverkstader/traffar/<int:pk>/andra/",
        MeetingEditView.as_view(),
        name="meeting_edit",
    ),
    path(
        "framtidsverkstader/traffar/<int:pk>/vad-gjorde-ni/",
        MeetingNotesView.as_view(),
        name="meeting_notes",
    ),
    path(
        "framtidsverkstader/traffar/<int:pk>/lage/",
        MeetingStatusView.as_view(),
        name="meeting_status",
    ),
    path("framtidsverkstader/traffar/<int:pk>/fler/", LatecomerView.as_view(), name="latecomer"),
    path(
        "framtidsverkstader/platser/<int:pk>/",
        EnrolmentStatusView.as_view(),
        name="enrolment_status",
    ),
    path(
        "framtidsverkstader/platser/<int:pk>/egna-ord/",
        OwnWordsView.as_view(),
        name="own_words",
    ),
]
