"""Addresses of the reporting app."""

from django.urls import path

from reporting.views import (
    budget,
    costs,
    deviations,
    economy,
    money,
    questions,
    requested_decisions,
    requisitions,
    risks,
)
from reporting.views.decisions import (
    DecisionAddView,
    DecisionEditView,
    MeetingAddView,
    MeetingEditView,
    SteeringMeetingsView,
    TargetDecideView,
)
from reporting.views.evaluation import EvaluationView, QuestionAddView, QuestionEditView
from reporting.views.goal import GoalRarView, GoalView
from reporting.views.goal_rows import GoalRowsView
from reporting.views.goal_surveys import GoalSurveySendView, GoalSurveysView
from reporting.views.goals import GoalsView
from reporting.views.goals_rar import GoalsRarView
from reporting.views.hand_overs import (
    HandOverCreateView,
    HandOverDeleteView,
    HandOversView,
    HandOverUpdateView,
)
from reporting.views.judgements import (
    EvidenceAddView,
    EvidenceEditView,
    EvidenceFileView,
    JudgementEditView,
    JudgeView,
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
from reporting.views.sus_insatser import SusInsatserView
from reporting.views.sus_list import SusListView
from reporting.views.sus_queue import SusQueueView
from reporting.views.sus_stay import SusStayView
from reporting.views.sus_tables import SusTablesView, SusTablesWorkbookView

app_name = "reporting"

urlpatterns = [
    path("mal/", GoalsView.as_view(), name="goals"),
    path("mal/rar/", GoalsRarView.as_view(), name="goals_rar"),
    path("mal/rar/<str:code>/", GoalRarView.as_view(), name="goal_rar"),
    path("mal/moten/", SteeringMeetingsView.as_view(), name="steering_meetings"),
    path("mal/moten/nytt/", MeetingAddView.as_view(), name="meeting_add"),
    path("mal/moten/<int:pk>/", MeetingEditView.as_view(), name="meeting_edit"),
    path("mal/moten/<int:pk>/beslut/", DecisionAddView.as_view(), name="decision_add"),
    path("mal/beslut/<int:pk>/", DecisionEditView.as_view(), name="decision_edit"),
    path("mal/enkater/", GoalSurveysView.as_view(), name="goal_surveys"),
    path(
        "mal/enkater/<slug:survey>/<slug:moment>/",
        GoalSurveySendView.as_view(),
        name="goal_survey_send",
    ),
    path("mal/utvardering/", EvaluationView.as_view(), name="evaluation"),
    path("mal/utvardering/ny/", QuestionAddView.as_view(), name="question_add"),
    path("mal/utvardering/<int:pk>/", QuestionEditView.as_view(), name="question_edit"),
    path("mal/underlag/<int:pk>/", EvidenceEditView.as_view(), name="evidence_edit"),
    path("mal/underlag/<int:pk>/fil/", EvidenceFileView.as_view(), name="evidence_file"),
    path("mal/bedomning/<int:pk>/", JudgementEditView.as_view(), name="judgement_edit"),
    path("mal/<str:code>/beslut/", TargetDecideView.as_view(), name="target_decide"),
    path("mal/<str:code>/underlag/", EvidenceAddView.as_view(), name="evidence_add"),
    path("mal/<str:code>/bedomning/", JudgeView.as_view(), name="judge"),
    path("mal/<str:code>/om/", GoalView.as_view(), name="goal"),
    path("mal/<str:code>/", GoalRowsView.as_view(), name="goal_rows"),
    path("rapporter/", ReportsView.as_view(), name="reports"),
    path("rapporter/ny/", ReportBeginView.as_view(), name="report_begin"),
    path(
        "rapporter/beslut/",
        requested_decisions.RequestedDecisionsView.as_view(),
        name="requested_decisions",
    ),
    path(
        "rapporter/beslut/nytt/",
        requested_decisions.RequestAddView.as_view(),
        name="request_add",
    ),
    path(
        "rapporter/beslut/<int:pk>/",
        requested_decisions.RequestEditView.as_view(),
        name="request_edit",
    ),
    path(
        "rapporter/beslut/<int:pk>/beslutat/",
        requested_decisions.RequestDecideView.as_view(),
        name="request_decide",
    ),
    path(
        "rapporter/fraga/<int:pk>/",
        questions.QuestionAnswerView.as_view(),
        name="report_question",
    ),
    path("rapporter/<int:pk>/fraga/", questions.QuestionAskView.as_view(), name="report_ask"),
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
    path("ekonomi/", money.MoneyView.as_view(), name="money"),
    path("rapporter/ekonomi/", economy.EconomyView.as_view(), name="economy"),
    path("rapporter/ekonomi/kostnader/", costs.CostsView.as_view(), name="costs"),
    path("rapporter/ekonomi/kostnader.xlsx", costs.CostsWorkbookView.as_view(), name="costs_xlsx"),
    path("rapporter/ekonomi/kostnader/ny/", costs.CostAddView.as_view(), name="cost_add"),
    path("rapporter/ekonomi/kostnader/<int:pk>/", costs.CostEditView.as_view(), name="cost_edit"),
    path("rapporter/ekonomi/budget/", budget.BudgetView.as_view(), name="budget"),
    path("rapporter/ekonomi/budget/ny/", budget.BudgetAddView.as_view(), name="budget_add"),
    path("rapporter/ekonomi/budget/<int:pk>/", budget.BudgetEditView.as_view(), name="budget_edit"),
    path(
        "rapporter/ekonomi/prognos/<str:cost_type>/",
        budget.ForecastView.as_view(),
        name="forecast",
    ),
    path(
        "rapporter/ekonomi/rekvisitioner/",
        requisitions.RequisitionsView.as_view(),
        name="requisitions",
    ),
    path(
        "rapporter/ekonomi/rekvisitioner/ny/",
        requisitions.RequisitionAddView.as_view(),
        name="requisition_add",
    ),
    path(
        "rapporter/ekonomi/rekvisitioner/<int:pk>/",
        requisitions.RequisitionEditView.as_view(),
        name="requisition_edit",
    ),
    path("rapporter/avvikelser/", deviations.DeviationsView.as_view(), name="deviations"),
    path("rapporter/avvikelser/ny/", deviations.DeviationAddView.as_view(), name="deviation_add"),
    path("rapporter/avvikelser/granser/", deviations.ThresholdsView.as_view(), name="thresholds"),
    path("rapporter/avvikelser/<int:pk>/", deviations.DeviationView.as_view(), name="deviation"),
    path(
        "rapporter/avvikelser/<int:pk>/andra/",
        deviations.DeviationEditView.as_view(),
        name="deviation_edit",
    ),
    path("rapporter/risker/", risks.RisksView.as_view(), name="risks"),
    path("rapporter/risker/ny/", risks.RiskAddView.as_view(), name="risk_add"),
    path("rapporter/risker/<int:pk>/", risks.RiskEditView.as_view(), name="risk_edit"),
    path("rapporter/risker/erfarenheter/ny/", risks.FactorAddView.as_view(), name="factor_add"),
    path(
        "rapporter/risker/erfarenheter/<int:pk>/",
        risks.FactorEditView.as_view(),
        name="factor_edit",
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
    path("sus/", SusQueueView.as_view(), name="sus"),
    path("sus/lista.xlsx", SusListView.as_view(), name="sus_list"),
    path("sus/insatser/", SusInsatserView.as_view(), name="sus_insatser"),
    path("sus/<int:pk>/", SusStayView.as_view(), name="sus_stay"),
    path("fore-efter/", SusTablesView.as_view(), name="sus_tables"),
    path("fore-efter/tabeller.xlsx", SusTablesWorkbookView.as_view(), name="sus_tables_xlsx"),
]
