"""The end of a course: who completed it (M4.2), and the certificate that goes with it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from enterprises.certificate import FILE_NAME, certificate_pdf
from enterprises.course_group import places_of
from enterprises.forms.course_people import CompletionForm
from enterprises.models import Course, CourseAttendance, CourseEnrolment
from enterprises.training import follow_completions
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ScopedPage


@dataclass(frozen=True)
class CompletionRow:
    """One person: the form, and how many of the held meetings they were at."""

    place: CourseEnrolment
    form: CompletionForm
    present: int
    is_proposed: bool

    @property
    def warning(self) -> str:
        """What looks odd about the answer, though it may be true."""
        answers = self.form.cleaned_data
        if answers["completed_on"] and not self.present:
            return f"{self.place.person} slutförde utan att ha varit på någon träff."
        return ""


class CourseCompletionView(ScopedPage):
    """All people of the group in one form. Before anybody has decided, those who have been there
    enough are ticked as a proposal."""

    permission = Permission.ENTERPRISES_EDIT
    model = Course

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        courses = self.get_queryset().select_related("municipality")
        self.course = get_object_or_404(courses, pk=kwargs["pk"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page(self.rows())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = self.rows(request.POST)
        # Counted, not stopped at the first, so that every row shows its faults at once.
        if sum(not row.form.is_valid() for row in rows):
            return self.page(rows, has_errors=True)
        warnings = [row.warning for row in rows if row.warning]
        if warnings and "anyway" not in request.POST:
            return self.page(rows, warnings=warnings)
        changed = []
        for row in rows:
            if row.place.completed_on != row.form.cleaned_data["completed_on"]:
                row.place.completed_on = row.form.cleaned_data["completed_on"]
                row.place.save()
                row.place.course = self.course
                changed.append(row.place)
        follow_completions(changed, self.access.user)
        self.course.decided_on = self.course.decided_on or today()
        self.course.save(update_fields=["decided_on"])
        messages.success(request, "Avslutet är sparat.")
        return self.redirect("enterprises:course", self.course.pk)

    def rows(self, data: Any = None) -> list[CompletionRow]:
        held = self.course.meetings.held(today())
        last = held.order_by("-date").values_list("date", flat=True).first() or today()
        present: dict[int, int] = {}
        there = CourseAttendance.objects.present_at_held(today())
        for person in there.filter(meeting__course=self.course).values_list(
            "participant_id", flat=True
        ):
            present[person] = present.get(person, 0) + 1
        group = places_of(self.access, self.course).in_group()
        return [
            self.row(place, data, last, present.get(place.person_id, 0))
            for place in group.order_by("person__sort_name", "pk")
        ]

    def row(self, place: CourseEnrolment, data: Any, last: dt.date, present: int) -> CompletionRow:
        is_proposed = not self.course.decided_on and present >= self.course.enough_meetings
        initial = {
            "completed": place.completed_on is not None or is_proposed,
            "completed_on": place.completed_on or last,
        }
        form = CompletionForm(data, initial=initial, prefix=f"p{place.pk}")
        return CompletionRow(place, form, present, is_proposed and place.completed_on is None)

    def page(self, rows: list[CompletionRow], **extra: Any) -> HttpResponse:
        context = {
            "course": self.course,
            "rows": rows,
            "held": self.course.meetings.held(today()).count(),
            "has_errors": False,
            "warnings": [],
        }
        return render(self.request, "enterprises/courses/completion.html", context | extra)


class CertificateView(ScopedPage):
    """The certificate of one person who completed, as a PDF."""

    permission = Permission.ENTERPRISES_VIEW
    model = CourseEnrolment

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        done = self.get_queryset().filter(completed_on__isnull=False)
        related = done.select_related(
            "course__municipality", "course__co_organiser", "person", "enterprise__organisation"
        )
        place = get_object_or_404(related, pk=kwargs["pk"])
        response = HttpResponse(
            certificate_pdf(place, self.project), content_type="application/pdf"
        )
        response["Content-Disposition"] = f'attachment; filename="{FILE_NAME}"'
        return response
