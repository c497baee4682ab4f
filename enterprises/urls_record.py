"""Addresses of what is written about an enterprise: contacts, people, development, papers."""

from django.urls import URLPattern, path

from enterprises.views import development as develop
from enterprises.views.contacts import (
    ContactAddView,
    ContactEditView,
    ContactsView,
    StepDoneView,
)
from enterprises.views.exports import EnterprisesExportView
from enterprises.views.history import HistoryView
from enterprises.views.network import MailingListView, NetworkView
from enterprises.views.people import (
    ContactPersonAddView,
    ContactPersonEditView,
    NetworkEditView,
    NetworkJoinView,
)
from enterprises.views.places import (
    PlaceCountAddView,
    PlaceCountEditView,
    PlaceCountsView,
    PlacesView,
)
from enterprises.views.routines import (
    DocumentAddView,
    DocumentRemoveView,
    DocumentView,
    RoutineEditView,
    RoutineInPlaceView,
    RoutinePaperView,
    RoutinePdfView,
    RoutinesView,
    RoutineTakeView,
)

ONE = "foretag/<int:pk>"

urlpatterns: list[URLPattern] = [
    path("foretag/excel/", EnterprisesExportView.as_view(), name="list_export"),
    path("foretag/natverk/", NetworkView.as_view(), name="network"),
    path("foretag/natverk/utskick/", MailingListView.as_view(), name="mailing_list"),
    path("foretag/natverk/<int:pk>/", NetworkEditView.as_view(), name="network_edit"),
    path("foretag/platser/", PlacesView.as_view(), name="places"),
    path("foretag/platser/<int:pk>/", PlaceCountEditView.as_view(), name="place_count_edit"),
    path("foretag/kontakter/<int:pk>/", ContactEditView.as_view(), name="contact_edit"),
    path("foretag/kontakter/<int:pk>/klart/", StepDoneView.as_view(), name="step_done"),
    path("foretag/personer/<int:pk>/", ContactPersonEditView.as_view(), name="person_edit"),
    path("foretag/steg/<int:pk>/", develop.WayStepEditView.as_view(), name="way_edit"),
    path("foretag/behov/<int:pk>/", develop.NeedsEditView.as_view(), name="needs_edit"),
    path("foretag/asf/<int:pk>/", develop.CriteriaEditView.as_view(), name="criteria_edit"),
    path("foretag/mognad/<int:pk>/", develop.MaturityEditView.as_view(), name="maturity_edit"),
    path("foretag/matt/<int:pk>/", develop.EffectIndicatorEditView.as_view(), name="effect_edit"),
    path("foretag/rutiner/<int:pk>/", RoutineEditView.as_view(), name="routine_edit"),
    path("foretag/rutiner/<int:pk>/klar/", RoutineInPlaceView.as_view(), name="routine_in_place"),
    path("foretag/rutiner/<int:pk>/word/", RoutinePaperView.as_view(), name="routine_docx"),
    path("foretag/rutiner/<int:pk>/pdf/", RoutinePdfView.as_view(), name="routine_pdf"),
    path("foretag/dokument/<int:pk>/", DocumentView.as_view(), name="document"),
    path("foretag/dokument/<int:pk>/bort/", DocumentRemoveView.as_view(), name="document_remove"),
    path(f"{ONE}/kontakter/", ContactsView.as_view(), name="contacts"),
    path(f"{ONE}/kontakt/", ContactAddView.as_view(), name="contact_add"),
    path(f"{ONE}/person/", ContactPersonAddView.as_view(), name="person_add"),
    path(f"{ONE}/natverk/", NetworkJoinView.as_view(), name="network_join"),
    path(f"{ONE}/utveckling/", develop.DevelopmentView.as_view(), name="development"),
    path(f"{ONE}/steg/", develop.WayStepAddView.as_view(), name="way_add"),
    path(f"{ONE}/behov/", develop.NeedsAddView.as_view(), name="needs_add"),
    path(f"{ONE}/asf/", develop.CriteriaAddView.as_view(), name="criteria_add"),
    path(f"{ONE}/mognad/", develop.MaturityAddView.as_view(), name="maturity_add"),
    path(f"{ONE}/nytta/", develop.EffectChainView.as_view(), name="effect_chain"),
    path(f"{ONE}/matt/", develop.EffectIndicatorAddView.as_view(), name="effect_add"),
    path(f"{ONE}/rutiner/", RoutinesView.as_view(), name="routines"),
    path(f"{ONE}/rutiner/ny/", RoutineTakeView.as_view(), name="routine_take"),
    path(f"{ONE}/dokument/", DocumentAddView.as_view(), name="document_add"),
    path(f"{ONE}/platser/", PlaceCountsView.as_view(), name="place_counts"),
    path(f"{ONE}/platser/ny/", PlaceCountAddView.as_view(), name="place_count_add"),
    path(f"{ONE}/andringar/", HistoryView.as_view(), name="history"),
]
