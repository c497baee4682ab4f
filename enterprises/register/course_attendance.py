"""The sheet *Kursnärvaro*: who was at which meeting of a course."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from enterprises.models import (
    CourseAttendance,
    CourseEnrolment,
    CourseMeeting,
    CourseUndoableChange,
)
from enterprises.register.course_people import EMAIL
from enterprises.register.courses import CODE
from nyttiga.occasions.register import ATTENDANCE, NUMBER, AttendanceSheet, MeetingFacts
from nyttiga.projects.register.sheets import Export, Row

Status = CourseEnrolment.Status


class CourseAttendanceSheet(AttendanceSheet):
    name = "Kursnärvaro"
    columns = (CODE, NUMBER, EMAIL, ATTENDANCE)
    key = ("Kurs", "Träff", "E-post")
    saves = (CourseAttendance, CourseEnrolment)
    owner, series_sheet, meetings_sheet = "course", "Kurser", "Kursträffar"
    meeting_model, undoable = CourseMeeting, CourseUndoableChange

    def start(self) -> None:
        super().start()
        places = CourseEnrolment.objects.filter(project=self.project)
        self.people = {
            (course, email.lower()): person
            for course, email, person in places.values_list("course", "person__email", "person")
        }

    def person(self, row: Row, meeting: MeetingFacts | None) -> int | None:
        if meeting is None or row["E-post"] is None:
            return None
        found = self.people.get((meeting.owner_id, row["E-post"]))
        if found is None:
            self.miss(row, "E-post", "Kursdeltagare", row["Kurs"], row["E-post"])
        return found

    def load(self, wanted: Iterable[tuple[Row, MeetingFacts, int]]) -> None:
        waiting = CourseEnrolment.objects.filter(
            status=Status.WAITING, course__in={meeting.owner_id for _, meeting, _ in wanted}
        )
        self.waiting = {(one.course_id, one.person_id): one for one in waiting}

    def place(self, row: Row, meeting: MeetingFacts, who: int, *, says_present: bool) -> None:
        """Who waited, and was there, has a place."""
        waiting = self.waiting.get((meeting.owner_id, who))
        if waiting and says_present:
            self.saver.change(waiting, {"status": Status.ENROLLED})

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        """Everyone with a place at every meeting, and whoever else was recorded."""
        group: dict[int, dict[int, str]] = {}
        members = CourseEnrolment.objects.filter(project=export.project).in_group()
        for course, who, email in members.values_list("course", "person", "person__email"):
            group.setdefault(course, {})[who] = email
        meetings = CourseMeeting.objects.filter(project=export.project)
        ordered = meetings.select_related("course").order_by("course__sort_code", "number")
        for meeting in ordered.prefetch_related("attendances__participant").iterator(200):
            statuses = {one.participant.email: one.status for one in meeting.attendances.all()}
            expected = () if meeting.is_cancelled else group.get(meeting.course_id, {}).values()
            for email in sorted(filter(None, {*statuses, *expected})):
                yield {
                    "Kurs": meeting.course.code,
                    "Träff": meeting.number,
                    "E-post": email,
                    "Närvaro": statuses.get(email),
                }
