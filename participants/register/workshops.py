"""The sheets *Framtidsverkstäder* and *Verkstadsträffar*."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from nyttiga.occasions.models import Meeting
from nyttiga.projects.register.sheets import Column, Export, Row, Sheet
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date, Integer, Text, Time
from participants.models import FutureWorkshop, WorkshopMeeting
from participants.register.people import PeopleSheet

CODE = Column("Serie", Text(20), required=True)
MEETING = Column("Träff", Integer(1, 500), required=True)


class WorkshopsSheet(Sheet):
    name = "Framtidsverkstäder"
    columns = (
        CODE,
        Column("Kommun", Text(60)),
        Column("Plats", Text(200)),
        Column("Planerade träffar", Integer(1, 500)),
    )
    key = ("Serie",)
    saves = (FutureWorkshop,)

    def start(self) -> None:
        mine = FutureWorkshop.objects.filter(project=self.project)
        self.workshops = {workshop.code: workshop for workshop in mine}

    def take(self, rows: list[Row]) -> None:
        for row in rows:
            values = {
                "municipality_id": self.run.municipality(row),
                "place": row["Plats"],
                "planned_meetings": row["Planerade träffar"],
            }
            found = self.workshops.get(row["Serie"])
            if found is None:
                values["places"] = self.project.group_size
            if not row.is_faulty:
                self.save(row, found, values, code=row["Serie"])

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        mine = FutureWorkshop.objects.filter(project=export.project)
        for workshop in mine.select_related("municipality"):
            yield {
                "Serie": workshop.code,
                "Kommun": workshop.municipality and workshop.municipality.name,
                "Plats": workshop.place,
                "Planerade träffar": workshop.planned_meetings,
            }


class WorkshopMeetingsSheet(PeopleSheet):
    name = "Verkstadsträffar"
    columns = (
        CODE,
        MEETING,
        Column("Datum", Date(), required=True),
        Column("Start", Time()),
        Column("Status", ValueList(Meeting.Status), required=True),
    )
    key = ("Serie", "Träff")
    saves = (WorkshopMeeting,)

    def start(self) -> None:
        mine = FutureWorkshop.objects.filter(project=self.project)
        self.workshops: dict[str, int] = dict(mine.values_list("code", "pk"))

    def take(self, rows: list[Row]) -> None:
        codes = {row["Serie"] for row in rows}
        found = WorkshopMeeting.objects.filter(project=self.project, workshop__code__in=codes)
        meetings = {(meeting.workshop_id, meeting.number): meeting for meeting in found}
        for row in rows:
            workshop = self.workshops.get(row["Serie"])
            if row["Serie"] and workshop is None:
                self.miss(row, "Serie", "Framtidsverkstäder", row["Serie"])
            meeting = meetings.get((workshop, row["Träff"])) if workshop else None
            if meeting is None:
                self.require(row, "Datum", "Status")
            if not row.is_faulty:
                self._take(row, workshop, meeting)

    def _take(self, row: Row, workshop: int | None, meeting: WorkshopMeeting | None) -> None:
        values = {"date": row["Datum"], "starts_at": row["Start"], "status": row["Status"]}
        fixed: dict[str, Any] = {"workshop_id": workshop, "number": row["Träff"]}
        if meeting is None:
            fixed["imported_on"] = self.run.today
        else:
            self._keep_ended(row, meeting, values)
            values["ends_at"] = _moved_end(meeting, row["Start"])
        saved = self.save(row, meeting, values, **fixed)
        if saved.status == Meeting.Status.PLANNED and saved.date < self.run.today:
            self.run.warn(row, "Status", "Dagen har varit, men träffen är fortfarande planerad.")
        if saved.status == Meeting.Status.HELD and saved.date > self.run.today:
            self.run.warn(row, "Datum", "Träffen är genomförd en dag som inte har varit än.")

    def _keep_ended(self, row: Row, meeting: WorkshopMeeting, values: dict[str, Any]) -> None:
        if row["Status"] == Meeting.Status.PLANNED != meeting.status:
            stands = meeting.get_status_display().lower()
            problem = f"Träffen är {stands} i projektet och blir inte planerad igen."
            self.run.warn(row, "Status", problem)
            values["status"] = None

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        mine = WorkshopMeeting.objects.filter(project=export.project)
        ordered = mine.select_related("workshop").order_by("workshop__sort_code", "number")
        for meeting in ordered.iterator(chunk_size=2000):
            yield {
                "Serie": meeting.workshop.code,
                "Träff": meeting.number,
                "Datum": meeting.date,
                "Start": meeting.starts_at,
                "Status": meeting.status,
            }


def _moved_end(meeting: WorkshopMeeting, start: dt.time | None) -> dt.time | None:
    """A meeting that begins at another time is as long as before, but within its day."""
    if start is None or meeting.starts_at is None or meeting.ends_at is None:
        return None
    day = meeting.date
    length = dt.datetime.combine(day, meeting.ends_at) - dt.datetime.combine(day, meeting.starts_at)
    moved = dt.datetime.combine(day, start) + length
    return moved.time() if moved.date() == day else dt.time.max
