"""The sheet *Verkstadsnärvaro*: who was there, and thereby who has a place in the series."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nyttiga.occasions.models import Attendance, Meeting
from nyttiga.projects.register.sheets import Column, Export, Row
from nyttiga.projects.register.value_list import ValueList
from participants.models import (
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
    WorkshopUndoableChange,
)
from participants.register.enrolments import Enrolments
from participants.register.people import NUMBER, PeopleSheet
from participants.register.workshops import CODE, MEETING

ATTENDANCE = ValueList(
    Attendance.Status, words={"narvarande": "närvarande", "franvarande": "frånvarande"}
)


@dataclass(frozen=True)
class MeetingFacts:
    """What a row needs to know of its meeting."""

    pk: int
    workshop_id: int
    is_held: bool


class WorkshopAttendanceSheet(PeopleSheet):
    name = "Verkstadsnärvaro"
    columns = (CODE, MEETING, NUMBER, Column("Närvaro", ATTENDANCE))
    key = ("Serie", "Träff", "Deltagarnr")
    saves = (WorkshopAttendance, WorkshopEnrolment)

    def start(self) -> None:
        super().start()
        mine = WorkshopMeeting.objects.filter(project=self.project)
        self.meetings = {
            (code, number): MeetingFacts(pk, workshop, status == Meeting.Status.HELD)
            for code, number, pk, workshop, status in mine.values_list(
                "workshop__code", "number", "pk", "workshop_id", "status"
            )
        }
        self.enrolments = Enrolments(self)

    def take(self, rows: list[Row]) -> None:
        tied = [(row, self._meeting(row), self.person(row)) for row in rows]
        wanted = [(row, meeting, who) for row, meeting, who in tied if meeting and who]
        meetings = {meeting.pk for _, meeting, _ in wanted}
        people = {who for _, _, who in wanted}
        self.enrolments.load({meeting.workshop_id for _, meeting, _ in wanted}, people)
        found = WorkshopAttendance.objects.filter(meeting__in=meetings, participant__in=people)
        attendances = {(one.meeting_id, one.participant_id): one for one in found}
        changed = set()
        for row, meeting, who in wanted:
            if not row.is_faulty:
                self._take(row, meeting, who, attendances.get((meeting.pk, who)))
                if row.result == "updated":
                    changed.add(meeting.pk)
        # *Ångra* must not bring back what stood before the import.
        WorkshopUndoableChange.objects.filter(meeting__in=changed).delete()

    def _meeting(self, row: Row) -> MeetingFacts | None:
        code, number = row["Serie"], row["Träff"]
        if code is None or number is None:
            return None
        found = self.meetings.get((code, number))
        if found is None:
            if self.run.might_stand_in("Framtidsverkstäder", code):
                row.is_faulty = True
            else:
                self.miss(row, "Träff", "Verkstadsträffar", code, number)
        return found

    def _take(
        self, row: Row, meeting: MeetingFacts, who: int, attendance: WorkshopAttendance | None
    ) -> None:
        status = row["Närvaro"]
        is_new = status is not None and attendance is None
        if status is not None:
            values = {"status": status}
            saved = self.save(row, attendance, values, meeting_id=meeting.pk, participant_id=who)
            if row.result != "unchanged":
                saved.recorded_by = self.run.user
        self.enrolments.give_place(row, meeting.workshop_id, who, says_present=is_new)
        if status == Attendance.Status.PRESENT and not meeting.is_held:
            self.run.warn(row, "Närvaro", "Närvaron gäller en träff som inte är genomförd.")

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        """Every member of a group at every meeting, and whoever else was recorded."""
        group: dict[int, dict[int, str]] = {}
        members = WorkshopEnrolment.objects.filter(project=export.project).in_group()
        for workshop, who, number in members.values_list(
            "workshop", "participant", "participant__number"
        ):
            group.setdefault(workshop, {})[who] = number
        meetings = WorkshopMeeting.objects.filter(project=export.project)
        ordered = meetings.select_related("workshop").order_by("workshop__sort_code", "number")
        recorded = ordered.prefetch_related("attendances__participant")
        for meeting in recorded.iterator(chunk_size=200):
            yield from _rows_of(meeting, group.get(meeting.workshop_id, {}))


def _rows_of(meeting: WorkshopMeeting, group: dict[int, str]) -> Iterator[dict[str, Any]]:
    statuses = {one.participant.number: one.status for one in meeting.attendances.all()}
    expected = () if meeting.is_cancelled else group.values()
    for number in sorted({*statuses, *expected}):
        yield {
            "Serie": meeting.workshop.code,
            "Träff": meeting.number,
            "Deltagarnr": number,
            "Närvaro": statuses.get(number),
        }
