"""Addresses of the enterprises app."""

from django.urls import URLPattern, path

from enterprises import urls_advice, urls_courses
from enterprises.urls_record import urlpatterns as record
from enterprises.views.enterprise import EnterpriseView
from enterprises.views.enterprise_form import EnterpriseCreateView, EnterpriseEditView
from enterprises.views.enterprises import EnterprisesView, SearchView
from enterprises.views.supervisors import SupervisorAddView, SupervisorEditView, SupervisorMoveView

app_name = "enterprises"

urlpatterns: list[URLPattern] = [
    *urls_courses.urlpatterns,
    *urls_advice.urlpatterns,
    path("foretag/", EnterprisesView.as_view(), name="list"),
    path("foretag/sok/", SearchView.as_view(), name="search"),
    path("foretag/nytt/", EnterpriseCreateView.as_view(), name="create"),
    path("foretag/<int:pk>/", EnterpriseView.as_view(), name="enterprise"),
    path("foretag/<int:pk>/andra/", EnterpriseEditView.as_view(), name="edit"),
    path("foretag/<int:pk>/handledare/", SupervisorAddView.as_view(), name="supervisor_add"),
    path("foretag/handledare/<int:pk>/", SupervisorEditView.as_view(), name="supervisor_edit"),
    path(
        "foretag/handledare/<int:pk>/flytta/", SupervisorMoveView.as_view(), name="supervisor_move"
    ),
    *record,
]
