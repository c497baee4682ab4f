"""The pages round one meeting that all kinds of series share: what was done, moved, cancelled,
added. The attendance page itself stands in `views`."""

from dataclasses import dataclass, fields
from typing import Any, ClassVar

from django.contrib import messages
from django.db.models import Max
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic.edit import FormView

from nyttiga.occasions.models import Meeting
from nyttiga.occasions.planning import WEEK
from nyttiga.ui.clock import today
from nyttiga.ui.forms import posted_text
from nyttiga.ui.views.pages import ProjectUpdateView, ScopedPage


@dataclass(frozen=True)
class SeriesPages:
    """The names of the addresses of one kind of series. The first three take the series' number,
    the others the meeting's."""

    series: str
    enrol: str
    meeting_add: str
    meeting: str
    notes: str
    status: str
    edit: str
    latecomer: str

    def links(self, url: Any, meeting: Meeting) -> dict[str, str]:
        """The addresses for one meeting; `url` makes an address of a name and a number."""
        of_series = ("series", "enrol", "meeting_add")
        return {
            field.name: url(
                getattr(self, field.name),
                meeting.series.pk if field.name in of_series else meeting.pk,
            )
            for field in fields(self)
        }


class MeetingPage(ScopedPage):
    """Mixin: a page of one kind of meeting. `owner` is the meeting's key to its series."""

    pages: ClassVar[SeriesPages]
    owner: ClassVar[str]

    def with_series(self, meetings: Any) -> Any:
        return meetings.select_related(f"{self.owner}__municipality")


class _MeetingAction(MeetingPage):
    """Mixin: something done to one meeting by POST; the row is locked first."""

    http_method_names = ["post"]

    def meeting(self) -> Any:
        return get_object_or_404(self.get_queryset().select_for_update(), pk=self.kwargs["pk"])


class MeetingNotesPage(_MeetingAction):
    """Saves what was done, while it is written."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting = self.meeting()
        meeting.notes = posted_text(request, "notes")
        meeting.save(update_fields=["notes"])
        if "X-Autosave" in request.headers:
            return HttpResponse(status=204)
        messages.success(request, "Sparat.")
        return self.redirect(self.pages.meeting, meeting.pk)


class MeetingStatusPage(_MeetingAction):
    """Cancels a meeting, takes that back, or says that it was held though nobody came."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        meeting, action = self.meeting(), request.POST.get("action", "")
        if action == "cancel" and not meeting.is_cancelled:
            meeting.mark(Meeting.Status.CANCELLED)
        elif action == "restore" and meeting.is_cancelled:
            meeting.restore()
            messages.success(request, "Träffen är inte längre inställd.")
        elif action == "held" and meeting.may_be_recorded(today()):
            meeting.mark(Meeting.Status.HELD)
            messages.success(request, "Träffen räknas som genomförd.")
        elif action == "planned" and meeting.is_held and not meeting.anyone_present:
            meeting.mark(Meeting.Status.PLANNED)
            messages.success(request, "Träffen är planerad igen.")
        return self.redirect(self.pages.meeting, meeting.pk)


class MeetingEditPage(MeetingPage, ProjectUpdateView):
    """Another day or time."""

    template_name = "occasions/meeting_form.html"
    context_object_name = "meeting"
    saved_message = "Träffen är ändrad."

    def get_queryset(self) -> Any:
        return self.with_series(super().get_queryset())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"back_url": self.get_success_url()}

    def get_success_url(self) -> str:
        return self.url(self.pages.meeting, self.object.pk)


class MeetingAddPage(MeetingPage, FormView):
    """An extra meeting, for one that was cancelled or simply one more. `model` is the series."""

    template_name = "occasions/meeting_form.html"
    meeting_model: ClassVar[type[Any]]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The next number, at the time of the last meeting, a week after it."""
        all_series = self.get_queryset()
        if self.request.method == "POST":
            all_series = all_series.select_for_update()  # two at once get different numbers
        series = self.series = get_object_or_404(all_series, pk=self.kwargs["pk"])
        last = series.meetings.order_by("-date", "-number").first()
        highest = series.meetings.aggregate(highest=Max("number"))["highest"] or 0
        meeting = self.meeting_model(
            project=self.project, number=highest + 1, **{self.owner: series}
        )
        if last:
            meeting.date = last.date + WEEK
            meeting.starts_at, meeting.ends_at = last.starts_at, last.ends_at
        return super().get_form_kwargs() | {"access": self.access, "instance": meeting}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"back_url": self.url(self.pages.series, self.series.pk)}

    def form_valid(self, form: Any) -> HttpResponse:
        meeting = form.save()
        messages.success(self.request, f"{meeting.title} är tillagd.")
        return self.redirect(self.pages.series, self.series.pk)
