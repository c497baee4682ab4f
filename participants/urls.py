"""Addresses of the participants app."""

from django.urls import URLPattern, path

from participants import urls_activities, urls_consents, urls_own_workplace, urls_stay
from participants.views.caseload import CoachView, HandOverView
from participants.views.coaching import (
    CoachingAddView,
    CoachingEditView,
    CoachingMoveView,
    CoachingOutcomeView,
)
from participants.views.coaching_notes import CoachingNoteView, PrivateNoteView
from participants.views.completion import CompletionView
from participants.views.enrolments import (
    EnrolmentStatusView,
    EnrolView,
    LatecomerView,
    OwnWordsView,
)
from participants.views.follow_up_list import FollowUpsView
from participants.views.follow_up_rule import FollowUpRuleView, RecountView
from participants.views.follow_ups import (
    FollowUpAddView,
    FollowUpMissedView,
    FollowUpMoveView,
    FollowUpView,
    FollowUpWordView,
)
from participants.views.history import HistoryView
from participants.views.links import LinkCreateView, LinkRevokeView
from participants.views.matching import MatchingView, ProposeView
from participants.views.measurements import (
    MeasurementAddView,
    MeasurementAskView,
    MeasurementEditView,
    MeasurementGroupView,
    MeasurementsView,
)
from participants.views.meetings import (
    MeetingAddView,
    MeetingEditView,
    MeetingNotesView,
    MeetingStatusView,
    MeetingView,
)
from participants.views.participant_page import ParticipantView
from participants.views.participants import ParticipantsView, SearchView
from participants.views.pauses import PauseAddView, PauseEditView, PauseRemoveView
from participants.views.placement_end import PlacementEndView
from participants.views.placement_form import PlacementAddView, PlacementEditView
from participants.views.placement_plan import (
    ChecklistAddView,
    ChecklistTickView,
    PlacementPlanAgreeView,
    PlacementPlanPdfView,
    PlacementPlanView,
)
from participants.views.placements import PlacementsView, PlacementView
from participants.views.plan import PlanNewVersionView
from participants.views.plan_approval import PlanApproveView
from participants.views.plan_goals import GoalAddView, GoalStatusView
from participants.views.plan_pdf import PlanPdfView
from participants.views.plan_version import PlanVersionView
from participants.views.proposals import (
    ProposalAnswersView,
    ProposalReopenView,
    ProposalView,
    ProposalVisitedView,
    ProposalVisitView,
)
from participants.views.protection import GrantsView, WithdrawGrantView
from participants.views.quiet_days import QuietDaysView
from participants.views.registration import EditView, NewPeriodView, RegistrationView
from participants.views.steps import (
    StepAddView,
    StepDoneView,
    StepDropView,
    StepEditView,
    StepResultView,
)
from participants.views.wishes import WishesView
from participants.views.workplace_days import PlacementDaysView
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
    path(
        "deltagare/coachning/<int:pk>/privat/",
        PrivateNoteView.as_view(),
        name="private_note",
    ),
    path(
        "deltagare/coachning/<int:pk>/utfall/",
        CoachingOutcomeView.as_view(),
        name="coaching_outcome",
    ),
    path("deltagare/coachning/<int:pk>/flytta/", CoachingMoveView.as_view(), name="coaching_move"),
    path("deltagare/<int:pk>/coach/", CoachView.as_view(), name="coach"),
    path("deltagare/lamna-over/", HandOverView.as_view(), name="hand_over"),
    path("deltagare/<int:pk>/plan/ny/", PlanNewVersionView.as_view(), name="plan_new_version"),
    path("deltagare/plan/<int:pk>/", PlanVersionView.as_view(), name="plan_version"),
    path("deltagare/plan/<int:pk>/plan.pdf", PlanPdfView.as_view(), name="plan_pdf"),
    path("deltagare/plan/<int:pk>/godkann/", PlanApproveView.as_view(), name="plan_approve"),
    path("deltagare/<int:pk>/mal/", GoalAddView.as_view(), name="goal_add"),
    path("deltagare/mal/<int:pk>/lage/", GoalStatusView.as_view(), name="goal_status"),
    path("deltagare/<int:pk>/steg/", StepAddView.as_view(), name="step_add"),
    path("deltagare/steg/<int:pk>/", StepEditView.as_view(), name="step_edit"),
    path("deltagare/steg/<int:pk>/klart/", StepDoneView.as_view(), name="step_done"),
    path("deltagare/steg/<int:pk>/stryk/", StepDropView.as_view(), name="step_drop"),
    path("deltagare/steg/<int:pk>/hur-gick-det/", StepResultView.as_view(), name="step_result"),
    path("deltagare/<int:pk>/lank/", LinkCreateView.as_view(), name="link_create"),
    path("deltagare/lankar/<int:pk>/aterkalla/", LinkRevokeView.as_view(), name="link_revoke"),
    path("deltagare/<int:pk>/stegmatning/", MeasurementAddView.as_view(), name="measurement_add"),
    path(
        "deltagare/<int:pk>/stegmatning/fraga/",
        MeasurementAskView.as_view(),
        name="measurement_ask",
    ),
    path("deltagare/<int:pk>/stegmatningar/", MeasurementsView.as_view(), name="measurements"),
    path(
        "deltagare/stegmatningar/<int:pk>/",
        MeasurementEditView.as_view(),
        name="measurement_edit",
    ),
    path("stegmatningar/", MeasurementGroupView.as_view(), name="measurement_group"),
    path("deltagare/<int:pk>/onskemal/", WishesView.as_view(), name="wishes"),
    path("deltagare/<int:pk>/platser/", MatchingView.as_view(), name="matching"),
    path("deltagare/<int:pk>/platser/foresla/", ProposeView.as_view(), name="propose"),
    path("deltagare/forslag/<int:pk>/", ProposalView.as_view(), name="proposal"),
    path("deltagare/forslag/<int:pk>/besok/", ProposalVisitView.as_view(), name="proposal_visit"),
    path(
        "deltagare/forslag/<int:pk>/besoket-blev-av/",
        ProposalVisitedView.as_view(),
        name="proposal_visited",
    ),
    path(
        "deltagare/forslag/<int:pk>/svar/", ProposalAnswersView.as_view(), name="proposal_answers"
    ),
    path(
        "deltagare/forslag/<int:pk>/oppna-igen/",
        ProposalReopenView.as_view(),
        name="proposal_reopen",
    ),
    path("deltagare/<int:pk>/placering/ny/", PlacementAddView.as_view(), name="placement_add"),
    path("placeringar/", PlacementsView.as_view(), name="placements"),
    path("placeringar/<int:pk>/", PlacementView.as_view(), name="placement"),
    path("placeringar/<int:pk>/andra/", PlacementEditView.as_view(), name="placement_edit"),
    path("placeringar/<int:pk>/slut/", PlacementEndView.as_view(), name="placement_end"),
    path("placeringar/<int:pk>/plan/", PlacementPlanView.as_view(), name="placement_plan"),
    path(
        "placeringar/<int:pk>/plan/ja/",
        PlacementPlanAgreeView.as_view(),
        name="placement_plan_agree",
    ),
    path(
        "placeringar/<int:pk>/plan/plan.pdf",
        PlacementPlanPdfView.as_view(),
        name="placement_plan_pdf",
    ),
    path("placeringar/<int:pk>/introduktion/", ChecklistAddView.as_view(), name="checklist_add"),
    path("placeringar/introduktion/<int:pk>/", ChecklistTickView.as_view(), name="checklist_tick"),
    *urls_activities.urlpatterns,
    *urls_consents.urlpatterns,
    *urls_stay.urlpatterns,
    *urls_own_workplace.urlpatterns,
    path("uppfoljningar/", FollowUpsView.as_view(), name="follow_ups"),
    path("uppfoljningar/regel/", FollowUpRuleView.as_view(), name="follow_up_rule"),
    path("uppfoljningar/tystnad/", QuietDaysView.as_view(), name="quiet_days"),
    path("uppfoljningar/regel/rakna-om/", RecountView.as_view(), name="follow_up_recount"),
    path("uppfoljningar/<int:pk>/", FollowUpView.as_view(), name="follow_up"),
    path("uppfoljningar/<int:pk>/ord/", FollowUpWordView.as_view(), name="follow_up_word"),
    path("uppfoljningar/<int:pk>/flytta/", FollowUpMoveView.as_view(), name="follow_up_move"),
    path(
        "uppfoljningar/<int:pk>/blev-inte-av/",
        FollowUpMissedView.as_view(),
        name="follow_up_missed",
    ),
    path("placeringar/<int:pk>/uppfoljning/", FollowUpAddView.as_view(), name="follow_up_add"),
    path("placeringar/<int:pk>/dagar/", PlacementDaysView.as_view(), name="placement_days"),
    path("placeringar/<int:pk>/paus/", PauseAddView.as_view(), name="placement_pause"),
    path("placeringar/pauser/<int:pk>/", PauseEditView.as_view(), name="pause_edit"),
    path("placeringar/pauser/<int:pk>/ta-bort/", PauseRemoveView.as_view(), name="pause_remove"),
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
