"""Stories: the list, one of them, and writing."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from agreements.forms.story import StoryForm
from agreements.models import Story, StoryPlace
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import (
    ProjectCreateView,
    ProjectDetailView,
    ProjectListView,
    ProjectUpdateView,
    ScopedPage,
)

State = Story.State


class StoriesView(ProjectListView):
    """All stories by state, and above them what must be taken down."""

    permission = Permission.STORIES_VIEW
    model = Story
    template_name = "agreements/stories/list.html"

    def get_queryset(self) -> QuerySet[Any]:
        """Ids only; the rows shown are described."""
        found = Story.objects.visible_to(self.access).with_state(today())
        self.state = self.request.GET.get("lage", "")
        if self.state in State.values:
            found = found.filter(state=self.state)
        return found.order_by("-pk").values_list("pk", flat=True)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        places = StoryPlace.objects.visible_to(self.access).to_take_down(today())
        return context | {
            "stories": self._shown(list(context["page_obj"].object_list)),
            "states": State.choices,
            "state": self.state,
            "to_take_down": places.select_related("story")[:20],
            "may_edit": self.access.may(Permission.STORIES_EDIT),
        }

    def _shown(self, ids: list[int]) -> list[Any]:
        up = Count("places", filter=Q(places__in=StoryPlace.objects.up(today())))
        found = Story.objects.visible_to(self.access).filter(pk__in=ids).with_state(today())
        found = found.select_related("enterprise__organisation").annotate(up=up)
        return list(found.order_by("-pk"))


class StoryView(ProjectDetailView):
    """One story: its words, on whose yes it stands, and where it can be seen."""

    permission = Permission.STORIES_VIEW
    model = Story
    context_object_name = "story"
    template_name = "agreements/stories/story.html"

    def get_queryset(self) -> Any:
        stories: Any = super().get_queryset()
        return stories.with_state(today()).select_related(
            "enterprise__organisation", "agreement", "consent", "approved_by"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        story: Any = self.object
        may_edit = self.access.may(Permission.STORIES_EDIT)
        stands = story.state not in {State.TO_TAKE_DOWN, State.WITHDRAWN}
        return super().get_context_data(**kwargs) | {
            "places": list(story.places.all()),
            "may_edit": may_edit,
            "stands": stands,
        }


class _StoryForm(ScopedPage):
    """Mixin: what writing and changing share."""

    permission = Permission.STORIES_EDIT
    model = Story
    form_class: Any = StoryForm
    template_name: Any = "agreements/stories/form.html"
    object: Any

    def get_success_url(self) -> str:
        return self.url("agreements:story", self.object.pk)


class StoryCreateView(_StoryForm, ProjectCreateView):
    """A new one."""

    saved_message = "Utkastet är sparat."


class StoryEditView(_StoryForm, ProjectUpdateView):
    """Other words. An approval falls with them. One that was withdrawn is changed no more."""

    context_object_name = "story"

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(withdrawn_on=None)


class StoryTextView(ScopedPage):
    """Saves the words of a draft while they are written."""

    permission = Permission.STORIES_EDIT
    model = Story
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        drafts = self.get_queryset().filter(approved_on=None, withdrawn_on=None)
        story = get_object_or_404(drafts.select_for_update(), pk=self.kwargs["pk"])
        story.text = posted_text(request, "text")
        story.let_approval_go()
        story.save()
        if "X-Autosave" in request.headers:
            return HttpResponse(status=204)
        return self.redirect("agreements:story", story.pk)
