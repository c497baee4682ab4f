"""Courses for the enterprises' people (DOMAIN 5.6): a series of meetings held with one group."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from simple_history.models import HistoricalRecords

from nyttiga.occasions.models import (
    Attendance,
    AttendanceQuerySet,
    Meeting,
    MeetingQuerySet,
    Series,
    SeriesQuerySet,
)
from nyttiga.projects.models import Project, ProjectScoped


class Kind(models.TextChoices):
    """What a course is about. Only the first three count in a goal."""

    SUPERVISOR_COURSE = "handledarkurs", "Handledarkurs"
    BUSINESS_SCHOOL = "affarsskola", "Affärsskola"
    PROCUREMENT_SCHOOL = "upphandlingsskola", "Upphandlingsskola"
    BUSINESS_IDEA = "affarside", "Gruppträffar om affärsidé"
    CUSTOMERS = "kunder", "Gruppträffar om kunder"
    MARKETING = "marknad", "Gruppträffar om marknadsföring"


CODE_LETTERS = {
    Kind.SUPERVISOR_COURSE: "HK",
    Kind.BUSINESS_SCHOOL: "AS",
    Kind.PROCUREMENT_SCHOOL: "US",
    Kind.BUSINESS_IDEA: "GI",
    Kind.CUSTOMERS: "GK",
    Kind.MARKETING: "GM",
}


class CourseQuerySet(SeriesQuerySet):
    def next_code(self, project: Project, kind: str) -> str:
        """The code after the highest one used, `HK1` and on."""
        return self.code_after(project, CODE_LETTERS[Kind(kind)])

    def completed_of_kind(self, as_of: dt.date, kind: str) -> Self:
        """M3.3 and M4.1."""
        return self.filter(kind=kind).completed(as_of)


class Course(Series):
    """One course, held once for one group. Its code is the register's *Kurs*."""

    kind = models.CharField("slag", max_length=20, choices=Kind)
    places = models.PositiveSmallIntegerField("platser", default=12)
    # DOMAIN 5.6: each edition has its own rule of completion.
    required_meetings = models.PositiveSmallIntegerField(
        "träffar som krävs för intyg", null=True, blank=True
    )
    co_organiser = models.ForeignKey(
        "projects.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="arrangeras tillsammans med",
    )
    content = models.TextField("innehåll", blank=True)
    # The day that somebody said who completed it, and so of the rest that they did not.
    decided_on = models.DateField("avslutet bestämt", null=True, blank=True, editable=False)

    objects = CourseQuerySet.as_manager()
    history = HistoricalRecords(excluded_fields=["sort_code"])

    class Meta(Series.Meta):
        verbose_name = "kurs"
        verbose_name_plural = "kurser"
        constraints = [
            *Series.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="course_kind_known"),
            models.CheckConstraint(
                condition=Q(required_meetings=None) | Q(required_meetings__gte=1),
                name="course_requires_meetings",
            ),
        ]

    def __str__(self) -> str:
        where = self.municipality.name if self.municipality else self.code
        return f"{self.get_kind_display()} {where}"

    @property
    def trains_supervisors(self) -> bool:
        return self.kind == Kind.SUPERVISOR_COURSE

    @property
    def enough_meetings(self) -> int:
        """How many meetings somebody should have been at: three in four, unless decided."""
        return self.required_meetings or -(-self.planned_meetings * 3 // 4)


class CourseMeetingQuerySet(MeetingQuerySet):
    def needing_attendance(self, day: dt.date) -> Self:
        """Meetings up to the day with gaps in the attendance, as a duty."""
        return self.due_for_attendance(day).with_gaps()

    def with_gaps(self) -> Self:
        """Meetings where somebody with a place is neither present nor absent. Who got the place
        after the meeting is not missed there, unless nobody at all is recorded."""
        from enterprises.models.enrolment import CourseEnrolment

        recorded = CourseAttendance.objects.filter(meeting=OuterRef("pk"))
        at_meeting = CourseAttendance.objects.filter(
            meeting=OuterRef(OuterRef("pk")), participant=OuterRef("person")
        )
        group = CourseEnrolment.objects.in_group().filter(course=OuterRef("course"))
        missing = group.filter(~Exists(at_meeting)).order_by()
        in_time = missing.filter(Q(placed_on=None) | Q(placed_on__lte=OuterRef("date")))
        return self.filter(Exists(in_time) | Exists(missing) & ~Exists(recorded))


class CourseMeeting(Meeting):
    """One meeting of a course."""

    course = models.ForeignKey(
        Course, on_delete=models.CASCADE, related_name="meetings", verbose_name="kurs"
    )

    objects = CourseMeetingQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Meeting.Meta):
        verbose_name = "kursträff"
        verbose_name_plural = "kursträffar"
        constraints = [
            *Meeting.Meta.constraints,
            models.UniqueConstraint(fields=["course", "number"], name="course_meeting_once"),
        ]
        indexes = [models.Index(fields=["project", "date"], name="course_meeting_by_date")]

    def __str__(self) -> str:
        return f"Träff {self.number}"

    @property
    def series(self) -> Course:
        return self.course


class CourseAttendanceQuerySet(AttendanceQuerySet):
    def present_at_held(self, as_of: dt.date, kind: str = "") -> Self:
        """Presences that count, if asked of courses of one kind."""
        rows = super().present_at_held(as_of)
        return rows.filter(meeting__course__kind=kind) if kind else rows


class CourseAttendance(Attendance):
    """Whether one person was at one meeting of a course."""

    meeting = models.ForeignKey(
        CourseMeeting, on_delete=models.CASCADE, related_name="attendances", verbose_name="träff"
    )
    # The shared attendance calls whoever it is about so; here it is never a Participant.
    participant = models.ForeignKey(
        "projects.ContactPerson",
        on_delete=models.CASCADE,
        related_name="course_attendances",
        verbose_name="person",
    )

    objects = CourseAttendanceQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta(Attendance.Meta):
        verbose_name = "närvaro på kurs"
        ordering = ["pk"]
        constraints = [
            *Attendance.Meta.constraints,
            models.UniqueConstraint(
                fields=["meeting", "participant"], name="course_attendance_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} vid {self.meeting_id}"


class Lecturer(ProjectScoped):
    """Who teaches at a meeting. From a social enterprise, it is one enterprise teaching others
    (train the trainer)."""

    meeting = models.ForeignKey(
        CourseMeeting, on_delete=models.CASCADE, related_name="lecturers", verbose_name="träff"
    )
    name = models.CharField("namn", max_length=120)
    organisation = models.ForeignKey(
        "projects.Organisation",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="organisation",
    )
    about = models.CharField("pratar om", max_length=200, blank=True)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "föreläsare"
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class CoCreationStep(ProjectScoped):
    """A step in how the course was made together with those it is for."""

    course = models.ForeignKey(
        Course, on_delete=models.CASCADE, related_name="creation_steps", verbose_name="kurs"
    )
    date = models.DateField("datum")
    who = models.CharField("vilka", max_length=200)
    what = models.CharField("vad ni kom fram till", max_length=500)

    history = HistoricalRecords()

    class Meta:
        verbose_name = "steg i samskapandet"
        ordering = ["date", "pk"]

    def __str__(self) -> str:
        return self.what
