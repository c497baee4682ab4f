"""Addresses of the reporting app."""

from django.urls import path

from reporting.views.goal_rows import GoalRowsView
from reporting.views.goals import GoalsView
from reporting.views.goals_rar import GoalsRarView
from reporting.views.hand_overs import (
    HandOverCreateView,
    HandOverDeleteView,
    HandOversView,
    HandOverUpdateView,
)
from reporting.views.report import ReportView, SectionDiscardView, SectionSaveView
from reporting.views.report_facts import ReportCoverView, ReportLightsView
from reporting.views.report_files import (
    DraftFileView,
    FrozenFileView,
    ReportProgressView,
    ReportRetryView,
)
from reporting.views.report_state import (
    ReportCorrectView,
    ReportFixView,
    ReportReviewView,
    ReportSendView,
)
from reporting.views.reports import ReportBeginView, ReportsView

app_name = "reporting"

urlpatterns = [
    path("mal/", GoalsView.as_view(), name="goals"),
    path("mal/rar/", GoalsRarView.as_view(), name="goals_rar"),
    path("mal/<str:code>/", GoalRowsView.as_view(), name="goal_rows"),
    path("rapporter/", ReportsView.as_view(), name="reports"),
    path("rapporter/ny/", ReportBeginView.as_view(), name="report_begin"),
    path("rapporter/implementering/", HandOversView.as_view(), name="hand_overs"),
    path("rapporter/implementering/ny/", HandOverCreateView.as_view(), name="hand_over_create"),
    path(
        "rapporter/implementering/<int:pk>/", HandOverUpdateView.as_view(), name="hand_over_update"
    ),
    path(
        "rapporter/implementering/<int:pk>/ta-bort/",
        HandOverDeleteView.as_view(),
        name="hand_over_delete",
    ),
    path("rapporter/fil/<int:pk>/", FrozenFileView.as_view(), name="frozen_file"),
    path("rapporter/<int:pk>/", ReportView.as_view(), name="report"),
    path("rapporter/<int:pk>/framsida/", ReportCoverView.as_view(), name="report_cover"),
    path("rapporter/<int:pk>/trafikljus/", ReportLightsView.as_view(), name="report_lights"),
    path("rapporter/<int:pk>/granskning/", ReportReviewView.as_view(), name="report_review"),
    path("rapporter/<int:pk>/faststall/", ReportFixView.as_view(), name="report_fix"),
    path("rapporter/<int:pk>/inskickad/", ReportSendView.as_view(), name="report_send"),
    path("rapporter/<int:pk>/rattelse/", ReportCorrectView.as_view(), name="report_correct"),
    path("rapporter/<int:pk>/filer/", ReportProgressView.as_view(), name="report_progress"),
    path("rapporter/<int:pk>/filer/igen/", ReportRetryView.as_view(), name="report_retry"),
    path(
        "rapporter/<int:pk>/<slug:variant>.<slug:format>",
        DraftFileView.as_view(),
        name="report_file",
    ),
    path("rapporter/<int:pk>/<slug:key>/", SectionSaveView.as_view(), name="report_section"),
    path(
        "rapporter/<int:pk>/<slug:key>/utkast/",
        SectionDiscardView.as_view(),
        name="report_discard",
    ),
]
