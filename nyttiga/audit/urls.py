"""Addresses of the audit app."""

from django.urls import path

from nyttiga.audit.views import ReadsView

app_name = "audit"

urlpatterns = [
    path("", ReadsView.as_view(), name="reads"),
]
