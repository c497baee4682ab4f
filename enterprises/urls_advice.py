"""Addresses of advice and mentors."""

from django.urls import URLPattern, path

from enterprises.views import advice, mentors

urlpatterns: list[URLPattern] = [
    path("foretag/radgivning/", advice.AdviceListView.as_view(), name="advice"),
    path("foretag/radgivning/ny/", advice.AdviceCreateView.as_view(), name="advice_create"),
    path("foretag/<int:pk>/radgivning/", advice.AdviceAddView.as_view(), name="advice_add"),
    path("foretag/radgivning/<int:pk>/", advice.AdviceEditView.as_view(), name="advice_edit"),
    path(
        "foretag/radgivning/<int:pk>/lage/",
        advice.AdviceOutcomeView.as_view(),
        name="advice_outcome",
    ),
    path("foretag/mentorer/", mentors.MentorsView.as_view(), name="mentors"),
    path("foretag/mentorer/ny/", mentors.MentorCreateView.as_view(), name="mentor_create"),
    path("foretag/mentorer/<int:pk>/", mentors.MentorView.as_view(), name="mentor"),
    path("foretag/mentorer/<int:pk>/andra/", mentors.MentorEditView.as_view(), name="mentor_edit"),
    path("foretag/mentorer/<int:pk>/par/", mentors.PairingAddView.as_view(), name="pairing_add"),
    path("foretag/mentorpar/<int:pk>/", mentors.PairingEditView.as_view(), name="pairing_edit"),
    path(
        "foretag/mentorpar/<int:pk>/kontakt/",
        mentors.MentorContactAddView.as_view(),
        name="mentor_contact_add",
    ),
]
