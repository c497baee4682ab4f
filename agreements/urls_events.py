"""Addresses of public events, contacts, networks and the anchoring in municipalities."""

from django.urls import URLPattern, path

from agreements.views.contact_merge import ContactMergeView
from agreements.views.contacts import ContactAddView, ContactEditView, ContactView
from agreements.views.event_actions import (
    EventCaseAddView,
    EventCaseRemoveView,
    EventLinkView,
    EventNotesView,
    EventOutcomeView,
    EventStatusView,
    EventStepDoneView,
)
from agreements.views.event_attendance import EventAttendanceView, GuestTieView, LetInView
from agreements.views.event_invite import InviteView
from agreements.views.events import EventCreateView, EventEditView, EventListView, EventView
from agreements.views.municipalities import (
    EntryAddView,
    EntryEditView,
    EntryStepDoneView,
    MunicipalitiesView,
    MunicipalitySheetView,
    MunicipalityView,
)
from agreements.views.networks import MemberAddView, MemberLeaveView, NetworksView
from agreements.views.organisations import (
    OrganisationCreateView,
    OrganisationEditView,
    OrganisationsView,
    OrganisationView,
    UnitAddView,
    UnitEditView,
)

EVENTS: list[URLPattern] = [
    path("", EventListView.as_view(), name="events"),
    path("ny/", EventCreateView.as_view(), name="event_create"),
    path("<int:pk>/", EventView.as_view(), name="event"),
    path("<int:pk>/andra/", EventEditView.as_view(), name="event_edit"),
    path("<int:pk>/narvaro/", EventAttendanceView.as_view(), name="event_attendance"),
    path("<int:pk>/slapp-in/", LetInView.as_view(), name="let_in"),
    path("<int:pk>/bjud-in/", InviteView.as_view(), name="event_invite"),
    path("<int:pk>/lage/", EventStatusView.as_view(), name="event_status"),
    path("<int:pk>/lank/", EventLinkView.as_view(), name="event_link"),
    path("<int:pk>/anteckningar/", EventNotesView.as_view(), name="event_notes"),
    path("<int:pk>/resultat/", EventOutcomeView.as_view(), name="event_outcome"),
    path("<int:pk>/steg/", EventStepDoneView.as_view(), name="event_step"),
    path("<int:pk>/exempel/", EventCaseAddView.as_view(), name="event_case_add"),
    path("exempel/<int:pk>/", EventCaseRemoveView.as_view(), name="event_case_remove"),
    path("anmalda/<int:pk>/", GuestTieView.as_view(), name="guest_tie"),
]
ORGANISATIONS: list[URLPattern] = [
    path("", OrganisationsView.as_view(), name="organisations"),
    path("ny/", OrganisationCreateView.as_view(), name="organisation_create"),
    path("<int:pk>/", OrganisationView.as_view(), name="organisation"),
    path("<int:pk>/andra/", OrganisationEditView.as_view(), name="organisation_edit"),
    path("<int:pk>/enhet/", UnitAddView.as_view(), name="unit_add"),
    path("enheter/<int:pk>/", UnitEditView.as_view(), name="unit_edit"),
    path("<int:pk>/kontakt/", ContactAddView.as_view(), name="contact_add"),
    path("kontakter/<int:pk>/", ContactView.as_view(), name="contact"),
    path("kontakter/<int:pk>/andra/", ContactEditView.as_view(), name="contact_edit"),
    path("kontakter/<int:pk>/sla-ihop/", ContactMergeView.as_view(), name="contact_merge"),
]
NETWORKS: list[URLPattern] = [
    path("", NetworksView.as_view(), name="networks"),
    path("ny-medlem/", MemberAddView.as_view(), name="member_add"),
    path("<int:pk>/lamna/", MemberLeaveView.as_view(), name="member_leave"),
]
MUNICIPALITIES: list[URLPattern] = [
    path("", MunicipalitiesView.as_view(), name="municipalities"),
    path("<int:pk>/", MunicipalityView.as_view(), name="municipality"),
    path("<int:pk>/kontakter.pdf", MunicipalitySheetView.as_view(), name="municipality_sheet"),
    path("<int:pk>/kontakt/", EntryAddView.as_view(), name="anchoring_add"),
    path("samtal/<int:pk>/", EntryEditView.as_view(), name="anchoring_edit"),
    path("samtal/<int:pk>/steg/", EntryStepDoneView.as_view(), name="anchoring_step"),
]
