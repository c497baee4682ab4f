"""The sheet *Coachning*. What was said never leaves the house: notes are not in the register."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from nyttiga.projects.register.sheets import Column, Export, Row
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date, Integer, Time
from participants.models import CoachingSession
from participants.register.people import NUMBER, PeopleSheet

Status = CoachingSession.Status
SessionKey = tuple[int, dt.date, dt.time | None, str]


class CoachingSheet(PeopleSheet):
    name = "Coachning"
    columns = (
        NUMBER,
        Column("Datum", Date(), required=True),
        Column("Start", Time()),
        Column("Minuter", Integer(1, 600)),
        Column("Fas", ValueList(CoachingSession.Phase), required=True),
        Column("Status", ValueList(Status), required=True),
        Column("Form", ValueList(CoachingSession.Form)),
    )
    key = ("Deltagarnr", "Datum", "Fas")
    told_apart_by = ("Deltagarnr", "Datum", "Start", "Fas")
    saves = (CoachingSession,)

    def take(self, rows: list[Row]) -> None:
        tied = [(row, self.person(row)) for row in rows]
        found = CoachingSession.objects.filter(
            participant__in={who for _, who in tied if who},
            date__in={row["Datum"] for row in rows if row["Datum"]},
        )
        sessions: dict[SessionKey, CoachingSession] = {
            (one.participant_id, one.date, one.starts_at, one.phase): one for one in found
        }
        for row, who in tied:
            session = None
            if who and row["Datum"] and row["Fas"]:
                session = sessions.get((who, row["Datum"], row["Start"], row["Fas"]))
            if session is None:
                self.require(row, "Status")
            if who and not row.is_faulty:
                self._take(row, who, session)

    def _take(self, row: Row, who: int, session: CoachingSession | None) -> None:
        values = {"minutes": row["Minuter"], "status": row["Status"], "form": row["Form"]}
        fixed: dict[str, Any] = {
            "participant_id": who,
            "date": row["Datum"],
            "starts_at": row["Start"],
            "phase": row["Fas"],
        }
        if session is None:
            fixed["imported_on"] = self.run.today
        elif row["Status"] == Status.BOOKED != session.status:
            stands = session.get_status_display().lower()
            problem = f"Tillfället är {stands} i projektet och blir inte bokat igen."
            self.run.warn(row, "Status", problem)
            values["status"] = None
        saved = self.save(row, session, values, **fixed)
        if saved.status == Status.BOOKED and saved.date < self.run.today:
            self.run.warn(row, "Status", "Dagen har varit, men tillfället är fortfarande bokat.")
        if saved.status == Status.HELD and saved.date > self.run.today:
            self.run.warn(row, "Datum", "Tillfället är genomfört en dag som inte har varit än.")

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        sessions = CoachingSession.objects.filter(project=export.project).without_note()
        ordered = sessions.order_by("participant__number", "date", "starts_at", "pk")
        for session in ordered.select_related("participant").iterator(chunk_size=2000):
            yield {
                "Deltagarnr": session.participant.number,
                "Datum": session.date,
                "Start": session.starts_at,
                "Minuter": session.minutes,
                "Fas": session.phase,
                "Status": session.status,
                "Form": session.form,
            }
