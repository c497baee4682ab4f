"""Addresses of consents, and of what they open: the people around a participant."""

from django.urls import URLPattern, path

from participants.views.collaboration import ProfessionalAddView, ProfessionalEditView
from participants.views.consent_forms import ConsentFormView
from participants.views.consent_list import ConsentListView
from participants.views.consents import (
    ConsentAddView,
    ConsentHandledView,
    ConsentsView,
    ConsentWithdrawView,
)
from participants.views.joint_meetings import (
    JointMeetingAddView,
    JointMeetingNotesView,
    JointMeetingView,
)

PERSON = "deltagare/<int:pk>"

urlpatterns: list[URLPattern] = [
    path(f"{PERSON}/samtycken/", ConsentsView.as_view(), name="consents"),
    path(f"{PERSON}/samtycken/nytt/", ConsentAddView.as_view(), name="consent_add"),
    path(
        f"{PERSON}/samtycken/blankett/<str:consent_kind>/",
        ConsentFormView.as_view(),
        name="consent_form",
    ),
    path("samtycken/", ConsentListView.as_view(), name="consent_list"),
    path("samtycken/<int:pk>/aterta/", ConsentWithdrawView.as_view(), name="consent_withdraw"),
    path("samtycken/<int:pk>/ut-ur-sus/", ConsentHandledView.as_view(), name="consent_handled"),
    path(f"{PERSON}/omkring/ny/", ProfessionalAddView.as_view(), name="professional_add"),
    path("omkring/<int:pk>/", ProfessionalEditView.as_view(), name="professional_edit"),
    path(f"{PERSON}/samverkan/ny/", JointMeetingAddView.as_view(), name="joint_meeting_add"),
    path("samverkan/<int:pk>/", JointMeetingView.as_view(), name="joint_meeting"),
    path(
        "samverkan/<int:pk>/anteckning/",
        JointMeetingNotesView.as_view(),
        name="joint_meeting_notes",
    ),
]
