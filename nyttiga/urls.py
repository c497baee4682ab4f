"""Every address. Inside a project they begin with /p/<project>/."""

from django.urls import include, path

from nyttiga.accounts.views.home import HomeView
from nyttiga.links.calendar import calendar_feed
from nyttiga.ui.views.today import TodayKindView, TodayView

urlpatterns = [
    path("", HomeView.as_view(), name="home"),
    path("konto/", include("nyttiga.accounts.urls_account")),
    path(
        "p/<slug:project>/",
        include(
            [
                path("", TodayView.as_view(), name="today"),
                path(
                    "att-gora/<slug:kind>/<slug:urgency>/",
                    TodayKindView.as_view(),
                    name="today_kind",
                ),
                path("projekt/", include("nyttiga.projects.urls")),
                path("medlemmar/", include("nyttiga.accounts.urls")),
                path("lasningar/", include("nyttiga.audit.urls")),
                path("", include("enterprises.urls")),
                path("", include("participants.urls")),
                path("", include("agreements.urls")),
                path("", include("reporting.urls")),
            ]
        ),
    ),
    path("kalender/<str:token>.ics", calendar_feed, name="calendar_feed"),
    path("drift/", include("nyttiga.jobs.urls")),
    path("l/", include("nyttiga.links.urls")),
    path("min-sida/", include("participants.urls_phone")),
    path("kursens-fragor/", include("enterprises.urls_survey")),
    path("fragor/", include("reporting.urls_survey")),
    path("anmalan/", include("agreements.urls_sign_up")),
]
