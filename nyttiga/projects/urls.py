"""Addresses of the projects app."""

from django.urls import path

from nyttiga.projects.views.facts import FactsView
from nyttiga.projects.views.register import ExportView, PreviewView, RegisterView

app_name = "projects"

urlpatterns = [
    path("", FactsView.as_view(), name="facts"),
    path("register/", RegisterView.as_view(), name="register"),
    path("register/granska/", PreviewView.as_view(), name="register_preview"),
    path("register/exportera/", ExportView.as_view(), name="register_export"),
]
