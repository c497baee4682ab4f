"""Addresses of the participant's own page. Nothing in them tells whose page it is."""

from django.urls import path

from participants.views.phone import CloseView, PageView, QuestionsView, StepView

app_name = "phone"

urlpatterns = [
    path("", PageView.as_view(), name="page"),
    path("steg/<int:pk>/", StepView.as_view(), name="step"),
    path("fragor/", QuestionsView.as_view(), name="questions"),
    path("stang/", CloseView.as_view(), name="close"),
]
