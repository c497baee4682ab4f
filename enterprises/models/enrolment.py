"""Who goes a course, and for which enterprise."""

import datetime as dt
from typing import Self

from django.db import models
from django.db.models import Case, Min, Value, When
from django.utils import timezone
from simple_history.models import HistoricalRecords

from enterprises.models.course import Course
from enterprises.models.enterprise import Enterprise
from nyttiga.projects.models import ContactPerson, ProjectQuerySet, ProjectScoped

USUAL_FROM_ONE = 2  # people from one enterprise; a third takes somebody's decision


class CourseEnrolmentQuerySet(ProjectQuerySet):
    def in_group(self) -> Self:
        """Those who have a place in the course."""
        return self.filter(status=CourseEnrolment.Status.ENROLLED)

    def in_group_or_queue(self) -> Self:
        """Everyone but those who left, in the order of the queue: people from enterprises that
        offer places first, then first come."""
        offers = Case(When(enterprise__places__gt=0, then=Value(0)), default=Value(1))
        there = self.exclude(status=CourseEnrolment.Status.WITHDRAWN)
        return there.alias(offers=offers).order_by("offers", "enrolled_at", "pk")

    def in_queue(self) -> Self:
        """Those who wait, in their order."""
        return self.in_group_or_queue().filter(status=CourseEnrolment.Status.WAITING)

    def completed(self, as_of: dt.date, kind: str) -> Self:
        """Own completions of a course of the kind, dated by the day."""
        return self.filter(course__kind=kind, completed_on__lte=as_of)


class CourseEnrolment(ProjectScoped):
    """A person's place in a course or its queue, for the enterprise they come from that time."""

    class Status(models.TextChoices):
        WAITING = "ko", "I kö"
        ENROLLED = "med", "Har plats"
        WITHDRAWN = "avhopp", "Hoppade av"

    course = models.ForeignKey(
        Course, on_delete=models.CASCADE, related_name="enrolments", verbose_name="kurs"
    )
    person = models.ForeignKey(
        ContactPerson,
        on_delete=models.CASCADE,
        related_name="course_enrolments",
        verbose_name="person",
    )
    enterprise = models.ForeignKey(
        Enterprise,
        on_delete=models.PROTECT,
        related_name="course_enrolments",
        verbose_name="företag",
    )
    status = models.CharField("plats", max_length=8, choices=Status, default=Status.WAITING)
    enrolled_at = models.DateTimeField("anmäld", default=timezone.now)
    placed_on = models.DateField("fick plats", null=True, blank=True)
    completed_on = models.DateField("slutförd", null=True, blank=True)

    objects = CourseEnrolmentQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        verbose_name = "plats i kurs"
        verbose_name_plural = "platser i kurser"
        ordering = ["person__sort_name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["course", "person"], name="course_enrolment_once"),
            models.CheckConstraint(
                condition=models.Q(status__in=["ko", "med", "avhopp"]),
                name="course_enrolment_status_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} i {self.course_id}"

    def give_place(self, today: dt.date) -> None:
        self.status, self.placed_on = self.Status.ENROLLED, today
        self.save()

    def put_in_queue(self) -> None:
        """Last in the queue, also someone who stood there before."""
        self.status, self.enrolled_at = self.Status.WAITING, timezone.now()
        self.save()

    def withdraw(self) -> None:
        """Leave the group or the queue. What was recorded stays."""
        self.status = self.Status.WITHDRAWN
        self.save()


def presences(as_of: dt.date, kind: str) -> dict[str, object]:
    """The filter for a person's presences that count, at courses of the kind."""
    return {
        "course_attendances__status": "narvarande",
        "course_attendances__meeting__status": "genomford",
        "course_attendances__meeting__date__lte": as_of,
        "course_attendances__meeting__course__kind": kind,
    }


def people_present(people: ProjectQuerySet, as_of: dt.date, kind: str) -> ProjectQuerySet:
    """M3.2 and M4.3: people present at a held meeting of a course of the kind."""
    there = people.filter(**presences(as_of, kind)).order_by()
    return there.annotate(counts_from=Min("course_attendances__meeting__date"))


def enterprises_present(rows: ProjectQuerySet, as_of: dt.date, kind: str) -> ProjectQuerySet:
    """M3.1: enterprises for which somebody was present at a held meeting of such a course."""
    attendance = "course_enrolments__person__course_attendances"
    there = rows.filter(
        **{
            f"course_enrolments__person__{name}": value
            for name, value in presences(as_of, kind).items()
        },
        # The enterprise is the one the person came for in that very course.
        **{f"{attendance}__meeting__course": models.F("course_enrolments__course")},
    ).order_by()
    return there.annotate(counts_from=Min(f"{attendance}__meeting__date"))


def enterprises_completed(rows: ProjectQuerySet, as_of: dt.date, kind: str) -> ProjectQuerySet:
    """M4.2: enterprises with a person whose own completion is dated by the day."""
    done = rows.filter(
        course_enrolments__course__kind=kind, course_enrolments__completed_on__lte=as_of
    ).order_by()
    return done.annotate(counts_from=Min("course_enrolments__completed_on"))
