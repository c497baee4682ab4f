"""The sheets *Framtidsverkstäder* and *Verkstadsträffar*."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from nyttiga.occasions.register import DAY, NUMBER, STATUS, MeetingsSheet
from nyttiga.projects.register.sheets import Column, Export, Row, Sheet
from nyttiga.projects.register.values import Integer, Text, Time
from participants.models import FutureWorkshop, WorkshopMeeting

CODE = Column("Serie", Text(20), required=True)


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


class WorkshopMeetingsSheet(MeetingsSheet):
    name = "Verkstadsträffar"
    columns = (CODE, NUMBER, DAY, Column("Start", Time()), STATUS)
    key = ("Serie", "Träff")
    saves = (WorkshopMeeting,)
    series, series_sheet, owner = FutureWorkshop, "Framtidsverkstäder", "workshop"

    def values(self, row: Row, meeting: WorkshopMeeting | None) -> dict[str, Any]:
        values: dict[str, Any] = {"starts_at": row["Start"]}
        return values | {"ends_at": _moved_end(meeting, row["Start"])} if meeting else values

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
