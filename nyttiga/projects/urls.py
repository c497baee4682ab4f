"""Addresses of the projects app."""

from django.urls import path

from nyttiga.projects.views.facts import FactsView

app_name = "projects"

urlpatterns = [
    path("", FactsView.as_view(), name="facts"),
]
