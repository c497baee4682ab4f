"""Addresses of personal links. They are typed and scanned, so they are short."""

from django.urls import path

from nyttiga.links.views import OpenView

app_name = "links"

urlpatterns = [path("<str:token>/", OpenView.as_view(), name="open")]
