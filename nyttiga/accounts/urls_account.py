"""Signing in and out, the password, and answering an invitation. Open to everyone."""

from allauth.account import views
from django.contrib.auth.decorators import login_not_required
from django.urls import path

from nyttiga.accounts.views.invitation import AcceptInvitationView
from nyttiga.accounts.views.settings import AccountView, CalendarView

urlpatterns = [
    path("", AccountView.as_view(), name="account_settings"),
    path("kalender/", CalendarView.as_view(), name="account_calendar"),
    path("inbjudan/<str:token>/", AcceptInvitationView.as_view(), name="accept_invitation"),
    path("logga-in/", login_not_required(views.login), name="account_login"),
    path("logga-ut/", login_not_required(views.logout), name="account_logout"),
    path(
        "logga-in/kod/",
        login_not_required(views.request_login_code),
        name="account_request_login_code",
    ),
    path("logga-in/kod/skriv/", views.confirm_login_code, name="account_confirm_login_code"),
    path("losenord/byt/", views.password_change, name="account_change_password"),
    path("losenord/valj/", views.password_set, name="account_set_password"),
    path(
        "losenord/glomt/", login_not_required(views.password_reset), name="account_reset_password"
    ),
    path(
        "losenord/glomt/skickat/",
        login_not_required(views.password_reset_done),
        name="account_reset_password_done",
    ),
    path(
        "losenord/nytt/<str:uidb36>-<str:key>/",
        login_not_required(views.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "losenord/nytt/klart/",
        login_not_required(views.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
]
