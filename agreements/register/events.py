"""The sheet *Aktiviteter*: public events."""

from collections.abc import Iterator, Mapping
from typing import Any

from agreements.models import PublicEvent
from nyttiga.occasions.models import Meeting
from nyttiga.projects.register.sheets import Column, Export, Row, Sheet
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date, Text

CODE = Column("Aktivitet", Text(60), required=True)


class EventsSheet(Sheet):
    name = "Aktiviteter"
    columns = (
        CODE,
        Column("Typ", ValueList(PublicEvent.Kind), required=True),
        Column("Datum", Date(), required=True),
        Column("Status", ValueList(Meeting.Status), required=True),
        Column("Kommun", Text(60)),
    )
    key = ("Aktivitet",)
    saves = (PublicEvent,)

    def start(self) -> None:
        mine = PublicEvent.objects.filter(project=self.project)
        self.events = {event.code: event for event in mine}

    def take(self, rows: list[Row]) -> None:
        for row in rows:
            found = self.events.get(row["Aktivitet"])
            municipality = self.run.municipality(row)
            if found is None:
                self.require(row, "Typ", "Datum", "Status")
            if not row.is_faulty:
                self._take(row, found, municipality)

    def _take(self, row: Row, found: PublicEvent | None, municipality: int | None) -> None:
        values = {
            "kind": row["Typ"],
            "date": row["Datum"],
            "status": row["Status"],
            "municipality_id": municipality,
        }
        fixed: dict[str, Any] = {"code": row["Aktivitet"]}
        if found is None:
            fixed["imported_on"] = self.run.today
        elif row["Status"] == Meeting.Status.PLANNED != found.status:
            stands = found.get_status_display().lower()
            problem = f"Aktiviteten är {stands} i projektet och blir inte planerad igen."
            self.run.warn(row, "Status", problem)
            values["status"] = None
        saved = self.save(row, found, values, **fixed)
        if saved.status == Meeting.Status.PLANNED and saved.date < self.run.today:
            self.run.warn(row, "Status", "Dagen har varit, men den är fortfarande planerad.")
        if saved.status == Meeting.Status.HELD and saved.date > self.run.today:
            self.run.warn(row, "Datum", "Den är genomförd en dag som inte har varit än.")

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        mine = PublicEvent.objects.filter(project=export.project).order_by("date", "pk")
        for event in mine.select_related("municipality"):
            yield {
                "Aktivitet": event.code,
                "Typ": event.kind,
                "Datum": event.date,
                "Status": event.status,
                "Kommun": event.municipality and event.municipality.name,
            }
