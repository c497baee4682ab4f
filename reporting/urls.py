"""Addresses of the reporting app."""

from django.urls import path

from reporting.views.goal_rows import GoalRowsView
from reporting.views.goals import GoalsView
from reporting.views.goals_rar import GoalsRarView
from reporting.views.report import ReportView, SectionDiscardView, SectionSaveView
from reporting.views.report_pdf import ReportPdfView
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
    path("mal/<str:code>/", GoalRowsView.as_view(), name="goal_rows"),
    path("rapporter/", ReportsView.as_view(), name="reports"),
    path("rapporter/ny/", ReportBeginView.as_view(), name="report_begin"),
    path("rapporter/<int:pk>/", ReportView.as_view(), name="report"),
    path("rapporter/<int:pk>/<slug:key>/", SectionSaveView.as_view(), name="report_section"),
    path(
        "rapporter/<int:pk>/<slug:key>/utkast/",
        SectionDiscardView.as_view(),
        name="report_discard",
    ),
    path("rapporter/<int:pk>/<slug:variant>.pdf", ReportPdfView.as_view(), name="report_pdf"),
    path("sus/", SusQueueView.as_view(), name="sus"),
    path("sus/lista.xlsx", SusListView.as_view(), name="sus_list"),
    path("sus/insatser/", SusInsatserView.as_view(), name="sus_insatser"),
    path("sus/<int:pk>/", SusStayView.as_view(), name="sus_stay"),
    path("fore-efter/", SusTablesView.as_view(), name="sus_tables"),
    path("fore-efter/tabeller.xlsx", SusTablesWorkbookView.as_view(), name="sus_tables_xlsx"),
]
