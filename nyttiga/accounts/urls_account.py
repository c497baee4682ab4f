"""Signing in and out, the password, and answering an invitation. Open to everyone."""

from allauth.account import views
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as totp
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.generic import RedirectView

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
    # The second step's names are allauth's, which leads from one to the other.
    path("logga-in/steg-tva/", login_not_required(mfa.authenticate), name="mfa_authenticate"),
    path("bekrafta/", views.reauthenticate, name="account_reauthenticate"),
    path("bekrafta/kod/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("tva-steg/", RedirectView.as_view(pattern_name="account_settings"), name="mfa_index"),
    path("tva-steg/sla-pa/", totp.activate_totp, name="mfa_activate_totp"),
    path("tva-steg/stang-av/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path(
        "tva-steg/reservkoder/", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"
    ),
    path(
        "tva-steg/reservkoder/nya/",
        recovery_codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
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
