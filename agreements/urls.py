"""Addresses of the agreements app."""

from django.urls import URLPattern, URLResolver, include, path

from agreements.urls_events import EVENTS, MUNICIPALITIES, NETWORKS, ORGANISATIONS
from agreements.urls_stories import STORIES
from agreements.views.agreement import AgreementView
from agreements.views.agreement_form import AgreementEditView, NeedView
from agreements.views.board import AgreementsView, BoardView, SearchView
from agreements.views.guide import ChooseFormView, GuideView
from agreements.views.moves import AdvanceView, MoveView
from agreements.views.parties import (
    EnterpriseAddView,
    EnterpriseRemoveView,
    PublicPartyAddView,
    PublicPartyEditView,
    PublicPartyRemoveView,
)
from agreements.views.parts import (
    ActionAddView,
    ActionDoneView,
    ActionEditView,
    OptionAddView,
    OptionEditView,
    SupportAddView,
)
from agreements.views.placements import PlacementsView
from agreements.views.signature import ApproveView, SignatureView, SignedFileView

app_name = "agreements"

urlpatterns: list[URLPattern | URLResolver] = [
    path("avtal/", BoardView.as_view(), name="board"),
    path("avtal/lista/", AgreementsView.as_view(), name="list"),
    path("avtal/lista/sok/", SearchView.as_view(), name="search"),
    path("avtal/nytt/", NeedView.as_view(), name="create"),
    path("avtal/nytt/foretag/<int:pk>/", NeedView.as_view(), name="create_for"),
    path("avtal/<int:pk>/", AgreementView.as_view(), name="agreement"),
    path("avtal/<int:pk>/andra/", AgreementEditView.as_view(), name="edit"),
    path("avtal/<int:pk>/vidare/", AdvanceView.as_view(), name="advance"),
    path("avtal/<int:pk>/flytta/", MoveView.as_view(), name="move"),
    path("avtal/<int:pk>/underskrift/", SignatureView.as_view(), name="signature"),
    path("avtal/<int:pk>/underskrift/fil/", SignedFileView.as_view(), name="signed_file"),
    path("avtal/<int:pk>/underskrift/godkann/", ApproveView.as_view(), name="approve"),
    path("avtal/<int:pk>/nasta-steg/", ActionAddView.as_view(), name="action_add"),
    path("avtal/<int:pk>/stod/", SupportAddView.as_view(), name="support_add"),
    path("avtal/<int:pk>/option/", OptionAddView.as_view(), name="option_add"),
    path("avtal/<int:pk>/part/", PublicPartyAddView.as_view(), name="party_add"),
    path("avtal/<int:pk>/foretag/", EnterpriseAddView.as_view(), name="enterprise_add"),
    path("avtal/<int:pk>/placeringar/", PlacementsView.as_view(), name="placements"),
    path("avtal/nasta-steg/<int:pk>/", ActionEditView.as_view(), name="action_edit"),
    path("avtal/nasta-steg/<int:pk>/gjort/", ActionDoneView.as_view(), name="action_done"),
    path("avtal/option/<int:pk>/", OptionEditView.as_view(), name="option_edit"),
    path("avtal/part/<int:pk>/", PublicPartyEditView.as_view(), name="party_edit"),
    path("avtal/part/<int:pk>/ta-bort/", PublicPartyRemoveView.as_view(), name="party_remove"),
    path(
        "avtal/foretag/<int:pk>/ta-bort/", EnterpriseRemoveView.as_view(), name="enterprise_remove"
    ),
    path("avtal/<int:pk>/valj-form/", ChooseFormView.as_view(), name="choose_form"),
    path("avtal/vilken-form/", GuideView.as_view(), name="guide"),
    path("avtal/berattelser/", include(STORIES)),
    path("avtal/evenemang/", include(EVENTS)),
    path("avtal/organisationer/", include(ORGANISATIONS)),
    path("avtal/natverk/", include(NETWORKS)),
    path("avtal/kommuner/", include(MUNICIPALITIES)),
]
