"""The sheet *Kursdeltagare*: who goes a course, for which enterprise, and who completed it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Q

from enterprises.models import Course, CourseAttendance, CourseEnrolment, Enterprise
from enterprises.register.courses import CODE
from enterprises.training import follow_completions
from nyttiga.occasions.models import Attendance
from nyttiga.projects.models import ContactPerson
from nyttiga.projects.register.contacts import Contacts
from nyttiga.projects.register.sheets import Column, Export, Row, Sheet
from nyttiga.projects.register.values import Date, Email, Text

EMAIL = Column("E-post", Email(), required=True)
Status = CourseEnrolment.Status


class CoursePeopleSheet(Sheet):
    name = "Kursdeltagare"
    columns = (
        CODE,
        Column("Företagsnr", Text(20), required=True),
        Column("Namn", Text(120), required=True),
        EMAIL,
        Column("Slutförd", Date()),
    )
    key = ("Kurs", "E-post")
    saves = (ContactPerson, CourseEnrolment)

    def start(self) -> None:
        self.courses: dict[str, int] = dict(
            Course.objects.filter(project=self.project).values_list("code", "pk")
        )
        enterprises = Enterprise.objects.filter(project=self.project)
        self.enterprises = {
            number: (pk, organisation)
            for number, pk, organisation in enterprises.values_list(
                "number", "pk", "organisation_id"
            )
        }
        self.contacts = Contacts(self)
        self.completed: list[tuple[Row, CourseEnrolment]] = []

    def take(self, rows: list[Row]) -> None:
        self.contacts.load(rows)
        found = CourseEnrolment.objects.filter(
            project=self.project, course__code__in={row["Kurs"] for row in rows}
        )
        places = {
            (one.course_id, one.person.email.lower()): one for one in found.select_related("person")
        }
        for row in rows:
            course = self._tied(row, "Kurs", "Kurser", self.courses)
            enterprise = self._tied(row, "Företagsnr", "Företag", self.enterprises)
            place = places.get((course, row["E-post"])) if course else None
            if place is None:
                self.require(row, "Företagsnr", "Namn")
            if not row.is_faulty:
                self._take(row, course, enterprise, place)

    def _tied(self, row: Row, header: str, sheet_name: str, known: Mapping[str, Any]) -> Any:
        key = row[header]
        if key is not None and key not in known:
            self.miss(row, header, sheet_name, key)
        return known.get(key)

    def _take(
        self,
        row: Row,
        course: int,
        enterprise: tuple[int, int] | None,
        place: CourseEnrolment | None,
    ) -> None:
        values = {
            "enterprise_id": enterprise and enterprise[0],
            "completed_on": row["Slutförd"],
        }
        if place is None:
            person = self.contacts.take(row, enterprise[1] if enterprise else 0)
            place = self.saver.create(
                CourseEnrolment(
                    project=self.project,
                    course_id=course,
                    person=person,
                    status=Status.ENROLLED,
                    **values,
                )
            )
            row.result = "created"
        else:
            self.contacts.take(row, 0)
            # Who is listed has a place; somebody who dropped out stays so.
            status = Status.ENROLLED if place.status == Status.WAITING else None
            if self.saver.change(place, values | {"status": status}):
                row.result = "updated"
        if row["Slutförd"]:
            self.completed.append((row, place))

    def finish(self) -> None:
        self.run.at_end.append(self._follow)

    def _follow(self) -> None:
        """With the attendance in too: supervisors become trained, and what is odd is told."""
        ids = [place.pk for _, place in self.completed]
        present = set(
            CourseAttendance.objects.filter(
                status=Attendance.Status.PRESENT,
                meeting__course__in={place.course_id for _, place in self.completed},
            ).values_list("meeting__course_id", "participant_id")
        )
        self.run.sheet = self
        for row, place in self.completed:
            if (place.course_id, place.person_id) not in present:
                self.run.warn(row, "Slutförd", "Slutförd, men ingen närvaro på kursen.")
        news = CourseEnrolment.objects.filter(pk__in=ids, trained=None)
        follow_completions(news.select_related("course", "person"), self.run.user)

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        """Those with a place, and whoever else was there or completed."""
        there = CourseAttendance.objects.filter(project=export.project)
        at_course = there.values_list("meeting__course", "participant")
        seen = set(at_course.distinct())
        mine = CourseEnrolment.objects.filter(project=export.project)
        ordered = mine.select_related("course", "person", "enterprise").order_by(
            "course__sort_code", "person__email", "pk"
        )
        for place in ordered.filter(~Q(person__email="")).iterator(chunk_size=2000):
            listed = place.status == Status.ENROLLED or place.completed_on
            if listed or (place.course_id, place.person_id) in seen:
                yield {
                    "Kurs": place.course.code,
                    "Företagsnr": place.enterprise.number,
                    "Namn": place.person.name,
                    "E-post": place.person.email,
                    "Slutförd": place.completed_on,
                }
