"""What the sheets of the Excel register about meetings and attendance share."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from nyttiga.occasions.models import Attendance, Meeting, Series
from nyttiga.projects.register.sheets import Column, Row, Sheet
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date, Integer

NUMBER = Column("Träff", Integer(1, 500), required=True)
DAY = Column("Datum", Date(), required=True)
STATUS = Column("Status", ValueList(Meeting.Status), required=True)
ATTENDANCE = Column(
    "Närvaro",
    ValueList(Attendance.Status, words={"narvarande": "närvarande", "franvarande": "frånvarande"}),
)


class MeetingsSheet(Sheet):
    """A sheet of meetings, told apart by their series and number. `owner` is the meeting's key to
    its series, whose code stands in the first column."""

    series: ClassVar[type[Series]]
    series_sheet: ClassVar[str]
    owner: ClassVar[str]

    def start(self) -> None:
        mine = self.series.objects.filter(project=self.project)
        self.codes: dict[str, int] = dict(mine.values_list("code", "pk"))

    def take(self, rows: list[Row]) -> None:
        header = self.key[0]
        found = self.saves[0]._default_manager.filter(
            **{"project": self.project, f"{self.owner}__code__in": {row[header] for row in rows}}
        )
        meetings = {(getattr(one, f"{self.owner}_id"), one.number): one for one in found}  # type: ignore[attr-defined]
        for row in rows:
            owner = self.codes.get(row[header])
            if row[header] and owner is None:
                self.miss(row, header, self.series_sheet, row[header])
            meeting = meetings.get((owner, row["Träff"])) if owner else None
            if meeting is None:
                self.require(row, "Datum", "Status")
            if not row.is_faulty:
                self._take(row, owner, meeting)

    def values(self, row: Row, meeting: Any) -> dict[str, Any]:
        """What the row says of the meeting besides its day and status."""
        return {}

    def _take(self, row: Row, owner: int | None, meeting: Any) -> None:
        values = {"date": row["Datum"], "status": row["Status"]} | self.values(row, meeting)
        fixed: dict[str, Any] = {f"{self.owner}_id": owner, "number": row["Träff"]}
        if meeting is None:
            fixed["imported_on"] = self.run.today
        elif row["Status"] == Meeting.Status.PLANNED != meeting.status:
            stands = meeting.get_status_display().lower()
            problem = f"Träffen är {stands} i projektet och blir inte planerad igen."
            self.run.warn(row, "Status", problem)
            values["status"] = None
        saved = self.save(row, meeting, values, **fixed)
        if saved.status == Meeting.Status.PLANNED and saved.date < self.run.today:
            self.run.warn(row, "Status", "Dagen har varit, men träffen är fortfarande planerad.")
        if saved.status == Meeting.Status.HELD and saved.date > self.run.today:
            self.run.warn(row, "Datum", "Träffen är genomförd en dag som inte har varit än.")


@dataclass(frozen=True)
class MeetingFacts:
    """What a row of attendance needs to know of its meeting."""

    pk: int
    owner_id: int
    is_held: bool


class AttendanceSheet(Sheet):
    """A sheet of who was there. A kind of series says who the person is (`person`), and may give
    places (`place`). `saves` begins with the attendance."""

    owner: ClassVar[str]
    series_sheet: ClassVar[str]
    meetings_sheet: ClassVar[str]
    meeting_model: ClassVar[type[Meeting]]
    undoable: ClassVar[type[Any]]

    def start(self) -> None:
        mine = self.meeting_model.objects.filter(project=self.project)
        self.meetings = {
            (code, number): MeetingFacts(pk, owner, status == Meeting.Status.HELD)
            for code, number, pk, owner, status in mine.values_list(
                f"{self.owner}__code", "number", "pk", self.owner, "status"
            )
        }

    def person(self, row: Row, meeting: MeetingFacts | None) -> int | None:
        """The id of whom the row names; None, and a fault, for nobody."""
        raise NotImplementedError

    def load(self, wanted: Iterable[tuple[Row, MeetingFacts, int]]) -> None:
        """Look up what `place` needs, for a batch."""

    def place(self, row: Row, meeting: MeetingFacts, who: int, *, says_present: bool) -> None:
        """See to it that whoever is listed has a place."""

    def take(self, rows: list[Row]) -> None:
        tied = [(row, meeting := self._meeting(row), self.person(row, meeting)) for row in rows]
        wanted = [(row, meeting, who) for row, meeting, who in tied if meeting and who]
        self.load(wanted)
        found = self.saves[0]._default_manager.filter(
            meeting__in={meeting.pk for _, meeting, _ in wanted},
            participant__in={who for _, _, who in wanted},
        )
        attendances = {(one.meeting_id, one.participant_id): one for one in found}  # type: ignore[attr-defined]
        changed = set()
        for row, meeting, who in wanted:
            if not row.is_faulty:
                self._take(row, meeting, who, attendances.get((meeting.pk, who)))
                if row.result == "updated":
                    changed.add(meeting.pk)
        # *Ångra* must not bring back what stood before the import.
        self.undoable._default_manager.filter(meeting__in=changed).delete()

    def _meeting(self, row: Row) -> MeetingFacts | None:
        code, number = row[self.key[0]], row["Träff"]
        if code is None or number is None:
            return None
        found = self.meetings.get((code, number))
        if found is None:
            if self.run.might_stand_in(self.series_sheet, code):
                row.is_faulty = True
            else:
                self.miss(row, "Träff", self.meetings_sheet, code, number)
        return found

    def _take(self, row: Row, meeting: MeetingFacts, who: int, attendance: Any) -> None:
        status = row["Närvaro"]
        is_new = status is not None and attendance is None
        if status is not None:
            values = {"status": status}
            saved = self.save(row, attendance, values, meeting_id=meeting.pk, participant_id=who)
            if row.result != "unchanged":
                saved.recorded_by = self.run.user
        self.place(row, meeting, who, says_present=is_new)
        if status == Attendance.Status.PRESENT and not meeting.is_held:
            self.run.warn(row, "Närvaro", "Närvaron gäller en träff som inte är genomförd.")
