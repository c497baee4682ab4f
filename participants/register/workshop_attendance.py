"""The sheet *Verkstadsnärvaro*: who was there, and thereby who has a place in the series."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from nyttiga.occasions.register import ATTENDANCE, AttendanceSheet, MeetingFacts
from nyttiga.occasions.register import NUMBER as MEETING
from nyttiga.projects.register.sheets import Export, Row
from participants.models import (
    WorkshopAttendance,
    WorkshopEnrolment,
    WorkshopMeeting,
    WorkshopUndoableChange,
)
from participants.register.enrolments import Enrolments
from participants.register.people import NUMBER, PeopleSheet
from participants.register.workshops import CODE


class WorkshopAttendanceSheet(AttendanceSheet, PeopleSheet):
    name = "Verkstadsnärvaro"
    columns = (CODE, MEETING, NUMBER, ATTENDANCE)
    key = ("Serie", "Träff", "Deltagarnr")
    saves = (WorkshopAttendance, WorkshopEnrolment)
    owner, series_sheet, meetings_sheet = "workshop", "Framtidsverkstäder", "Verkstadsträffar"
    meeting_model, undoable = WorkshopMeeting, WorkshopUndoableChange

    def start(self) -> None:
        super().start()
        PeopleSheet.start(self)
        self.enrolments = Enrolments(self)

    def person(self, row: Row, meeting: MeetingFacts | None = None) -> int | None:
        return PeopleSheet.person(self, row)

    def load(self, wanted: Iterable[tuple[Row, MeetingFacts, int]]) -> None:
        self.enrolments.load(
            {meeting.owner_id for _, meeting, _ in wanted}, {who for _, _, who in wanted}
        )

    def place(self, row: Row, meeting: MeetingFacts, who: int, *, says_present: bool) -> None:
        self.enrolments.give_place(row, meeting.owner_id, who, says_present=says_present)

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
