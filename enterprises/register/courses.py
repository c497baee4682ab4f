"""The sheets *Kurser* and *Kursträffar*."""

from collections.abc import Iterator, Mapping
from typing import Any

from enterprises.models import Course, CourseMeeting
from enterprises.models.course import Kind
from nyttiga.occasions.register import DAY, NUMBER, STATUS, MeetingsSheet
from nyttiga.projects.register.sheets import Column, Export, Row, Sheet
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Integer, Text

CODE = Column("Kurs", Text(20), required=True)


class CoursesSheet(Sheet):
    name = "Kurser"
    columns = (
        CODE,
        Column("Typ", ValueList(Kind), required=True),
        Column("Kommun", Text(60)),
        Column("Planerade träffar", Integer(1, 500), required=True),
    )
    key = ("Kurs",)
    saves = (Course,)

    def start(self) -> None:
        mine = Course.objects.filter(project=self.project)
        self.courses = {course.code: course for course in mine}

    def take(self, rows: list[Row]) -> None:
        for row in rows:
            found = self.courses.get(row["Kurs"])
            values = {
                "kind": row["Typ"],
                "municipality_id": self.run.municipality(row),
                "planned_meetings": row["Planerade träffar"],
            }
            if found is None:
                self.require(row, "Typ", "Planerade träffar")
            if not row.is_faulty:
                self.save(row, found, values, code=row["Kurs"])

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        mine = Course.objects.filter(project=export.project)
        for course in mine.select_related("municipality"):
            yield {
                "Kurs": course.code,
                "Typ": course.kind,
                "Kommun": course.municipality and course.municipality.name,
                "Planerade träffar": course.planned_meetings,
            }


class CourseMeetingsSheet(MeetingsSheet):
    name = "Kursträffar"
    columns = (CODE, NUMBER, DAY, STATUS)
    key = ("Kurs", "Träff")
    saves = (CourseMeeting,)
    series, series_sheet, owner = Course, "Kurser", "course"

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        mine = CourseMeeting.objects.filter(project=export.project)
        ordered = mine.select_related("course").order_by("course__sort_code", "number")
        for meeting in ordered.iterator(chunk_size=2000):
            yield {
                "Kurs": meeting.course.code,
                "Träff": meeting.number,
                "Datum": meeting.date,
                "Status": meeting.status,
            }
