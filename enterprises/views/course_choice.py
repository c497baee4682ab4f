"""From what an enterprise lacks to the course that gives it."""

from typing import Any, ClassVar

from enterprises.course_summary import summaries
from enterprises.models import Course, CourseEnrolment, Enterprise
from enterprises.models.course import Kind
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView


class CourseChoiceView(ProjectDetailView):
    """The courses of a kind that one can still come to, for somebody of the enterprise."""

    permission = Permission.ENTERPRISES_EDIT
    model = Enterprise
    context_object_name = "enterprise"
    template_name = "enterprises/courses/choose.html"
    kind: ClassVar[Kind]

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("organisation")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        courses = Course.objects.visible_to(self.access).filter(kind=self.kind, decided_on=None)
        rows = summaries(
            self.access, courses.select_related("municipality").order_by("pk"), today()
        )
        open_rows = [row for row in rows if not row.is_over]
        places = CourseEnrolment.objects.visible_to(self.access).filter(
            enterprise=self.object, course__in=[row.series for row in open_rows]
        )
        there = places.exclude(status=CourseEnrolment.Status.WITHDRAWN).select_related("person")
        return super().get_context_data(**kwargs) | {
            "kind": self.kind,
            "courses": [
                (row, [place for place in there if place.course_id == row.series.pk])
                for row in open_rows
            ],
        }


class SupervisorCourseChoiceView(CourseChoiceView):
    """For who has no trained supervisor."""

    kind = Kind.SUPERVISOR_COURSE


class BusinessSchoolChoiceView(CourseChoiceView):
    """For who has not been to the business school."""

    kind = Kind.BUSINESS_SCHOOL
