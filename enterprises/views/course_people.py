"""Places in a course: enrolling from several enterprises, the queue, one person's courses."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from enterprises.course_group import group_of, too_many
from enterprises.forms.course_people import EnrolFormSet
from enterprises.models import Course, CourseEnrolment, CourseMeeting, Enterprise
from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.attendance import AttendanceSheet
from nyttiga.occasions.models import Attendance
from nyttiga.projects.models import ContactPerson
from nyttiga.ui.clock import today
from nyttiga.ui.views.pages import ProjectDetailView, ScopedPage


class _EnrolPage(ScopedPage):
    """Mixin: rows of people and their enterprises, saved together. Nothing is written before
    warnings are answered."""

    permission = Permission.ENTERPRISES_EDIT
    template_name = "enterprises/courses/enrol.html"
    course: Course

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.page(self.rows())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        rows = self.rows(request.POST)
        if not rows.is_valid() or not rows.filled:
            return self.page(rows, is_empty=not rows.filled)
        warnings = self.warnings(rows)
        if warnings and "anyway" not in request.POST:
            return self.page(rows, warnings=warnings)
        with transaction.atomic():
            places = [form.save() for form in rows.filled]
            for place in places:
                self.settle(place)
        return self.done(places)

    def rows(self, data: Any = None) -> Any:
        enterprises = Enterprise.objects.visible_to(self.access).select_related("organisation")
        ordered = enterprises.order_by("organisation__sort_name", "pk")
        # Asked for once: each row would ask anew.
        choices = [("", "Välj företag"), *((one.pk, str(one)) for one in ordered)]
        return EnrolFormSet(
            data,
            form_kwargs={
                "access": self.access,
                "course": self.course,
                "enterprises": ordered,
                "choices": choices,
                "came_from": self.request.GET.get("foretag", ""),
            },
        )

    def warnings(self, rows: Any) -> list[str]:
        chosen = [form.cleaned_data["enterprise"] for form in rows.filled]
        found = too_many(self.course, [(one.pk, str(one)) for one in chosen])
        free = group_of(self.access, self.course).free(self.course)
        if self.to_group and len(chosen) > free:
            left = f"Kursen har {free} lediga platser"
            found.append(f"{left}, och det här är {len(chosen)} personer.")
        return found

    @property
    def to_group(self) -> bool:
        return self.request.POST.get("to") != "queue"

    def settle(self, place: CourseEnrolment) -> None:
        raise NotImplementedError

    def done(self, places: list[CourseEnrolment]) -> HttpResponse:
        raise NotImplementedError

    def page(self, rows: Any, **extra: Any) -> HttpResponse:
        group = group_of(self.access, self.course)
        context = {
            "course": self.course,
            "rows": rows,
            "people": group,
            "free_places": group.free(self.course),
            "warnings": [],
            "is_empty": False,
            "meeting": None,
        }
        return render(self.request, self.template_name, context | extra)


class CourseEnrolView(_EnrolPage):
    """Give people places, or put them in the queue."""

    model = Course

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        courses = self.get_queryset().select_related("municipality")
        self.course = get_object_or_404(courses, pk=kwargs["pk"])

    def settle(self, place: CourseEnrolment) -> None:
        if self.to_group:
            place.give_place(today())
        else:
            place.put_in_queue()

    def done(self, places: list[CourseEnrolment]) -> HttpResponse:
        who = "1 person" if len(places) == 1 else f"{len(places)} personer"
        words = "har fått plats" if self.to_group else "står nu i kön"
        messages.success(self.request, f"{who} {words}.")
        return self.redirect("enterprises:course", self.course.pk)


class CourseLatecomerView(_EnrolPage):
    """Somebody came who has no place: a place and a presence in one."""

    model = CourseMeeting

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        meetings = self.get_queryset().select_related("course__municipality")
        self.meeting = get_object_or_404(meetings, pk=kwargs["pk"])
        self.course = self.meeting.course

    def settle(self, place: CourseEnrolment) -> None:
        place.give_place(today())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.meeting.may_be_recorded(today()):
            messages.error(request, "Träffen är inställd eller inte av än.")
            return self.redirect("enterprises:course_meeting", self.meeting.pk)
        return super().post(request, *args, **kwargs)

    def done(self, places: list[CourseEnrolment]) -> HttpResponse:
        sheet = AttendanceSheet(self.meeting, self.access.user, today())
        sheet.record({place.person_id: Attendance.Status.PRESENT for place in places})
        messages.success(self.request, "De har fått plats, och står som närvarande.")
        return self.redirect("enterprises:course_meeting", self.meeting.pk)

    def page(self, rows: Any, **extra: Any) -> HttpResponse:
        return super().page(rows, meeting=self.meeting, **extra)


class CourseEnrolmentStatusView(ScopedPage):
    """From the queue to a place, back, or out of the course."""

    permission = Permission.ENTERPRISES_EDIT
    model = CourseEnrolment
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        places = self.get_queryset().select_for_update(of=["self"]).select_related("person")
        place = get_object_or_404(places, pk=kwargs["pk"])
        name, action = place.person.name, request.POST.get("action", "")
        if action == "place":
            place.give_place(today())
            messages.success(request, f"{name} har fått plats.")
        elif action == "queue":
            place.put_in_queue()
            messages.success(request, f"{name} står nu i kön.")
        elif action == "withdraw":
            place.withdraw()
            messages.success(
                request, f"{name} är inte längre med. Närvaron som redan är skriven står kvar."
            )
        return self.redirect("enterprises:course", place.course_id)


class CoursePersonView(ProjectDetailView):
    """One person's courses, and what came of them."""

    permission = Permission.ENTERPRISES_VIEW
    model = ContactPerson
    context_object_name = "person"
    template_name = "enterprises/courses/person.html"

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("organisation__enterprise")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        places = CourseEnrolment.objects.visible_to(self.access).filter(person=self.object)
        related = places.select_related("course__municipality", "enterprise__organisation")
        return super().get_context_data(**kwargs) | {
            "places": list(related.order_by("-course__pk")),
            "may_edit": self.access.may(Permission.ENTERPRISES_EDIT),
        }
