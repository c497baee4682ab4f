"""What is done to a story by a button: approved, published somewhere, withdrawn, taken down."""

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import FormView

from agreements.forms.story import ApprovalForm, StoryPlaceForm
from agreements.models import Story, StoryPlace
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectCreateView, ProjectPage, ScopedPage

NO_RIGHT = "Berättelsen får inte visas längre, så det går inte."


class AboutStory(ProjectPage):
    """Mixin: `story` for the page, locked while something is done to it."""

    permission = Permission.STORIES_EDIT

    @cached_property
    def story(self) -> Story:
        stories = Story.objects.visible_to(self.access)
        if self.request.method == "POST":
            stories = stories.select_for_update()
        return get_object_or_404(stories, pk=self.kwargs["pk"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"story": self.story}

    def back(self) -> HttpResponse:
        return self.redirect("agreements:story", self.story.pk)

    def get_success_url(self) -> str:
        return self.url("agreements:story", self.story.pk)

    def refused(self) -> HttpResponse:
        """Back to the story's page, which says why."""
        messages.error(self.request, NO_RIGHT)
        return self.back()


class StoryApproveView(AboutStory, FormView):
    """The yes to a finished story."""

    model = Story
    form_class = ApprovalForm
    template_name = "agreements/stories/approve.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"story": self.story}

    def form_valid(self, form: ApprovalForm) -> HttpResponse:
        if not self.story.has_right(today()):
            return self.refused()
        form.save(self.access.user)
        messages.success(self.request, "Godkänd. Nu kan den publiceras.")
        return self.back()


class StoryPlaceAddView(AboutStory, ProjectCreateView):
    """An approved story was told somewhere."""

    model = StoryPlace
    form_class = StoryPlaceForm
    template_name = "agreements/stories/place.html"
    saved_message = "Platsen är sparad."

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().get(request, *args, **kwargs) if self.is_ready else self.refused()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return super().post(request, *args, **kwargs) if self.is_ready else self.refused()

    @property
    def is_ready(self) -> bool:
        return self.story.approved_on is not None and self.story.has_right(today())

    def refused(self) -> HttpResponse:
        if self.story.approved_on is None:
            messages.error(self.request, "Godkänn berättelsen först.")
            return self.back()
        return super().refused()

    def get_form_kwargs(self) -> dict[str, Any]:
        place = StoryPlace(project=self.project, story=self.story, published_on=today())
        return super().get_form_kwargs() | {"instance": place}


class StoryWithdrawView(AboutStory, ScopedPage):
    """It is told no more, whatever the reason. That is not undone: a new story is."""

    model = Story
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        story = self.story
        if story.withdrawn_on is None:
            story.withdrawn_on = today()
            story.save()
        messages.success(request, "Tillbakadragen. Ta ned den där den syns.")
        return self.back()


class StoryPlaceDownView(ScopedPage):
    """It is taken down there, or was not after all."""

    permission = Permission.STORIES_EDIT
    model = StoryPlace
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        place = get_object_or_404(self.get_queryset().select_for_update(), pk=self.kwargs["pk"])
        place.taken_down_on = None if "undo" in request.POST else today()
        place.save()
        return self.redirect("agreements:story", place.story_id)
