"""One meeting of a course: who was there, who taught, moved, cancelled, added."""

from typing import Any

from django.contrib import messages
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from enterprises.forms.course import CourseMeetingForm, LecturerForm
from enterprises.models import (
    Course,
    CourseAttendance,
    CourseEnrolment,
    CourseMeeting,
    Lecturer,
)
from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.meeting_pages import (
    MeetingAddPage,
    MeetingEditPage,
    MeetingNotesPage,
    MeetingPage,
    MeetingStatusPage,
    SeriesPages,
)
from nyttiga.occasions.views import AttendancePage
from nyttiga.projects.models import ContactPerson
from nyttiga.ui.views.pages import ProjectCreateView, ScopedPage

PAGES = SeriesPages(
    series="enterprises:course",
    enrol="enterprises:course_enrol",
    meeting_add="enterprises:course_meeting_add",
    meeting="enterprises:course_meeting",
    notes="enterprises:course_meeting_notes",
    status="enterprises:course_meeting_status",
    edit="enterprises:course_meeting_edit",
    latecomer="enterprises:course_latecomer",
)


class _OfCourse(MeetingPage):
    """Mixin: a page of a course's meeting."""

    permission = Permission.ENTERPRISES_EDIT
    model: Any = CourseMeeting
    pages, owner = PAGES, "course"


class CourseMeetingView(_OfCourse, AttendancePage):
    """The attendance page of a course's meeting, with who taught."""

    permission = Permission.ENTERPRISES_VIEW
    edit_permission = Permission.ENTERPRISES_EDIT
    template_name = "enterprises/courses/meeting.html"

    def get_queryset(self) -> Any:
        return self.with_series(super().get_queryset())

    def get_people(self, meeting: CourseMeeting) -> list[ContactPerson]:
        """The group, and whoever else was recorded; with the enterprise they come for."""
        places = CourseEnrolment.objects.filter(course=meeting.course_id, person=OuterRef("pk"))
        recorded = CourseAttendance.objects.filter(meeting=meeting, participant=OuterRef("pk"))
        return list(
            ContactPerson.objects.visible_to(self.access)
            .filter(Exists(places.in_group()) | Q(Exists(recorded)))
            .annotate(
                shown_name=F("name"),
                comes_for=Subquery(places.values("enterprise__organisation__name")[:1]),
            )
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lecturers = self.object.lecturers.select_related("organisation__enterprise")
        return super().get_context_data(**kwargs) | {"lecturers": list(lecturers)}


class CourseMeetingNotesView(_OfCourse, MeetingNotesPage):
    """Saves what was done, while it is written."""


class CourseMeetingStatusView(_OfCourse, MeetingStatusPage):
    """Cancels a meeting, takes that back, or says that it was held though nobody came."""


class CourseMeetingEditView(_OfCourse, MeetingEditPage):
    """Another day or time."""

    form_class = CourseMeetingForm


class CourseMeetingAddView(_OfCourse, MeetingAddPage):
    """An extra meeting, for one that was cancelled or simply one more."""

    model = Course
    meeting_model = CourseMeeting
    form_class = CourseMeetingForm


class LecturerAddView(ProjectCreateView):
    """Somebody who teaches at the meeting."""

    permission = Permission.ENTERPRISES_EDIT
    model = Lecturer
    form_class = LecturerForm
    template_name = "enterprises/includes/part_form.html"
    saved_message = "Föreläsaren är sparad."

    def get_form_kwargs(self) -> dict[str, Any]:
        meetings = CourseMeeting.objects.visible_to(self.access).select_related(
            "course__municipality"
        )
        self.meeting = get_object_or_404(meetings, pk=self.kwargs["pk"])
        lecturer = Lecturer(project=self.project, meeting=self.meeting)
        return super().get_form_kwargs() | {"instance": lecturer}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "heading": "Vem håller i det?",
            "back": f"{self.meeting.course}, {self.meeting.title.lower()}",
            "back_url": self.get_success_url(),
        }

    def get_success_url(self) -> str:
        return self.url(PAGES.meeting, self.meeting.pk)


class LecturerRemoveView(ScopedPage):
    """Somebody who does not teach there after all."""

    permission = Permission.ENTERPRISES_EDIT
    model = Lecturer
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        lecturer = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        lecturer.delete()
        messages.success(request, f"{lecturer.name} är borttagen.")
        return self.redirect(PAGES.meeting, lecturer.meeting_id)
