"""Addresses of the supervisor's own door."""

from django.urls import URLPattern, path

from participants.views.own_workplace.day import OwnDayView, OwnWeekView
from participants.views.own_workplace.pages import OwnPlacementView, OwnWorkplaceView
from participants.views.own_workplace.word import OwnIntroductionView, OwnWordView

urlpatterns: list[URLPattern] = [
    path("arbetsplats/", OwnWorkplaceView.as_view(), name="own_workplace"),
    path("arbetsplats/<int:pk>/", OwnPlacementView.as_view(), name="own_placement"),
    path("arbetsplats/<int:pk>/dag/", OwnDayView.as_view(), name="own_day"),
    path("arbetsplats/<int:pk>/vecka/", OwnWeekView.as_view(), name="own_week"),
    path("arbetsplats/<int:pk>/ord/", OwnWordView.as_view(), name="own_word"),
    path(
        "arbetsplats/introduktion/<int:pk>/", OwnIntroductionView.as_view(), name="own_introduction"
    ),
]
