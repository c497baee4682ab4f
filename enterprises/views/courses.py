"""Courses: the list, one course, and what can be changed of it."""

from typing import Any

from django.db.models import Exists, OuterRef

from enterprises import course_survey
from enterprises.course_group import group_of
from enterprises.course_summary import summaries
from enterprises.forms.course import CourseForm, CoursePlanForm
from enterprises.models import Course, CourseAttendance, CourseMeeting, Lecturer
from enterprises.models.course import Kind
from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.grid import group_rows
from nyttiga.occasions.series_planning import SeriesPlanningPage
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView, ProjectListView, ProjectUpdateView


class CourseListView(ProjectListView):
    """All courses, the newest first; of one kind where the address says so."""

    permission = Permission.ENTERPRISES_VIEW
    model = Course
    template_name = "enterprises/courses/list.html"
    paginate_by = 20  # each row is counted over its meetings and a group

    def get_queryset(self) -> Any:
        asked = self.request.GET.get("slag", "")
        self.kind = asked if asked in Kind.values else ""
        found = super().get_queryset().select_related("municipality").order_by("-pk")
        return found.filter(kind=self.kind) if self.kind else found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {
            "courses": summaries(self.access, context["object_list"], today()),
            "kinds": Kind.choices,
            "kind": self.kind,
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
            "day": today(),
        }


class CoursePlanningView(SeriesPlanningPage):
    """A new course, its days, and all of it saved at once."""

    permission = Permission.ENTERPRISES_EDIT
    form_class = CoursePlanForm
    meeting_model, owner = CourseMeeting, "course"
    template_name = "enterprises/courses/plan.html"
    list_page, series_page = "enterprises:courses", "enterprises:course"
    back = "Kurser"
    saved_words = "Anmäl nu dem som ska gå den."

    def initial(self) -> dict[str, Any]:
        asked = self.request.GET.get("slag", "")
        kind = asked if asked in Kind.values else Kind.SUPERVISOR_COURSE
        return {"places": 12, "planned_meetings": 4, "kind": kind}


class CourseView(ProjectDetailView):
    """One course: group, queue, attendance, meetings, how it was made and what they thought."""

    permission = Permission.ENTERPRISES_VIEW
    model = Course
    context_object_name = "course"
    template_name = "enterprises/courses/course.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality", "co_organiser")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        course, day = self.object, today()
        lacking = course.meetings.needing_attendance(day).filter(pk=OuterRef("pk"))
        meetings = list(course.meetings.annotate(lacks=Exists(lacking)).order_by("date", "number"))
        for meeting in meetings:
            meeting.course = course  # already here: its title needs the planned number
        group = group_of(self.access, course)
        coming = [m for m in meetings if not m.is_cancelled and m.date >= day]
        attendances = CourseAttendance.objects.visible_to(self.access)
        lecturers = Lecturer.objects.visible_to(self.access).filter(meeting__in=meetings)
        return super().get_context_data(**kwargs) | {
            "day": day,
            "meetings": meetings,
            "next_meeting": coming[0] if coming else None,
            "held": sum(meeting.is_held for meeting in meetings),
            "unrecorded": {meeting.pk for meeting in meetings if meeting.lacks},
            "people": group,
            "group": group_rows(group.placed, meetings, attendances, lambda one: one.person_id),
            "free_places": group.free(course),
            "lecturers": list(
                lecturers.select_related("organisation__enterprise", "meeting").order_by(
                    "meeting__date", "pk"
                )
            ),
            "steps": list(course.creation_steps.order_by("date", "pk")),
            "evaluation": course_survey.evaluation(course),
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }


class CourseEditView(ProjectUpdateView):
    """Another name, place, number of meetings."""

    permission = Permission.ENTERPRISES_EDIT
    model = Course
    form_class = CourseForm
    template_name = "enterprises/courses/form.html"
    context_object_name = "course"
    saved_message = "Kursen är ändrad."

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("municipality")

    def get_success_url(self) -> str:
        return self.url("enterprises:course", self.object.pk)
