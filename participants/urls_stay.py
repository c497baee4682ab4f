"""Addresses of how a stay begins and ends: referrals, before and after, exit."""

from django.urls import URLPattern, path

from participants.views.exit import ExitView
from participants.views.exit_summary import ExitSummaryPdfView, ReferralSummaryPdfView
from participants.views.later_contact import LaterContactView
from participants.views.refer import (
    OwnReferralsView,
    ReferView,
    SummaryView,
    WithdrawReferralView,
)
from participants.views.referrals import AcceptView, ReferralsView, ReferralView
from participants.views.situation import SituationView

urlpatterns: list[URLPattern] = [
    path(
        "deltagare/<int:pk>/fore-och-efter/<slug:moment>/",
        SituationView.as_view(),
        name="situation",
    ),
    path("deltagare/<int:pk>/avslut/", ExitView.as_view(), name="exit"),
    path("deltagare/efterat/<int:pk>/", LaterContactView.as_view(), name="later_contact"),
    path("anvisa/", ReferView.as_view(), name="refer"),
    path("anvisa/mina/", OwnReferralsView.as_view(), name="own_referrals"),
    path("anvisa/mina/<int:pk>/", SummaryView.as_view(), name="referral_summary"),
    path(
        "anvisa/mina/<int:pk>/ta-tillbaka/",
        WithdrawReferralView.as_view(),
        name="referral_withdraw",
    ),
    path(
        "anvisa/mina/<int:pk>/sammanfattning.pdf",
        ReferralSummaryPdfView.as_view(),
        name="referral_summary_pdf",
    ),
    path(
        "deltagare/avslut/<int:pk>/sammanfattning.pdf",
        ExitSummaryPdfView.as_view(),
        name="exit_summary_pdf",
    ),
    path("anvisningar/", ReferralsView.as_view(), name="referrals"),
    path("anvisningar/<int:pk>/", ReferralView.as_view(), name="referral"),
    path("anvisningar/<int:pk>/anta/", AcceptView.as_view(), name="referral_accept"),
]
