"""Addresses of the sign-up for an event. The token is the key."""

from django.urls import path

from agreements.views.sign_up import CalendarFileView, SignUpView, ThanksView

app_name = "sign_up"

urlpatterns = [
    path("<str:token>/", SignUpView.as_view(), name="form"),
    path("<str:token>/tack/", ThanksView.as_view(), name="thanks"),
    path("<str:token>/kalender.ics", CalendarFileView.as_view(), name="calendar"),
]
