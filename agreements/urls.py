"""Addresses of the agreements app."""

from django.urls import URLPattern, URLResolver, include, path

from agreements.urls_events import EVENTS, MUNICIPALITIES, NETWORKS, ORGANISATIONS

app_name = "agreements"

urlpatterns: list[URLPattern | URLResolver] = [
    path("avtal/evenemang/", include(EVENTS)),
    path("avtal/organisationer/", include(ORGANISATIONS)),
    path("avtal/natverk/", include(NETWORKS)),
    path("avtal/kommuner/", include(MUNICIPALITIES)),
]
