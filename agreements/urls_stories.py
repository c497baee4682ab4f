"""Addresses of the stories that the project tells."""

from django.urls import URLPattern, path

from agreements.views.stories import (
    StoriesView,
    StoryCreateView,
    StoryEditView,
    StoryTextView,
    StoryView,
)
from agreements.views.story_actions import (
    StoryApproveView,
    StoryPlaceAddView,
    StoryPlaceDownView,
    StoryWithdrawView,
)

STORIES: list[URLPattern] = [
    path("", StoriesView.as_view(), name="stories"),
    path("ny/", StoryCreateView.as_view(), name="story_create"),
    path("<int:pk>/", StoryView.as_view(), name="story"),
    path("<int:pk>/andra/", StoryEditView.as_view(), name="story_edit"),
    path("<int:pk>/text/", StoryTextView.as_view(), name="story_text"),
    path("<int:pk>/godkann/", StoryApproveView.as_view(), name="story_approve"),
    path("<int:pk>/dra-tillbaka/", StoryWithdrawView.as_view(), name="story_withdraw"),
    path("<int:pk>/plats/", StoryPlaceAddView.as_view(), name="story_place_add"),
    path("plats/<int:pk>/borttagen/", StoryPlaceDownView.as_view(), name="story_place_down"),
]
