"""The sheet *Stegmätningar*: the answers on the own scale D1–D10."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from nyttiga.projects.register.sheets import Column, Export, Row
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date, Integer
from participants.models import StepMeasurement
from participants.models.measurement import DOMAINS, SCALE
from participants.register.people import NUMBER, PeopleSheet

ANSWERS = {code: code.upper() for code in DOMAINS}
ON_SCALE = Integer(min(SCALE), max(SCALE))
Key = tuple[int, dt.date, str]


class MeasurementsSheet(PeopleSheet):
    name = "Stegmätningar"
    columns = (
        NUMBER,
        Column("Datum", Date(), required=True),
        Column(
            "Svarande",
            ValueList(
                StepMeasurement.Respondent, words={"deltagare": "deltagare", "coach": "coach"}
            ),
            required=True,
        ),
        *(Column(header, ON_SCALE) for header in ANSWERS.values()),
    )
    key = ("Deltagarnr", "Datum", "Svarande")
    saves = (StepMeasurement,)

    def take(self, rows: list[Row]) -> None:
        tied = [(row, self.person(row)) for row in rows]
        found = StepMeasurement.objects.filter(
            participant__in={who for _, who in tied if who},
            date__in={row["Datum"] for row in rows if row["Datum"]},
        )
        standing: dict[Key, StepMeasurement] = {
            (one.participant_id, one.date, one.respondent): one for one in found
        }
        for row, who in tied:
            if who and not row.is_faulty:
                key = (who, row["Datum"], row["Svarande"])
                self._take(row, key, standing.get(key))

    def _take(self, row: Row, key: Key, standing: StepMeasurement | None) -> None:
        fixed: dict[str, Any] = dict(
            zip(("participant_id", "date", "respondent"), key, strict=True)
        )
        if standing is None:
            fixed["imported_on"] = self.run.today
        answers = {code: row[header] for code, header in ANSWERS.items()}
        saved = self.save(row, standing, answers, **fixed)
        if not saved.answers:
            self.run.warn(row, "D1", "Raden har inget svar på någon av de tio frågorna.")
        if saved.date > self.run.today:
            self.run.warn(row, "Datum", "Mätningen är gjord en dag som inte har varit än.")

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        rows = StepMeasurement.objects.filter(project=export.project)
        ordered = rows.order_by("participant__number", "date", "respondent")
        for row in ordered.select_related("participant").iterator(chunk_size=2000):
            yield {
                "Deltagarnr": row.participant.number,
                "Datum": row.date,
                "Svarande": row.respondent,
            } | {header: getattr(row, code) for code, header in ANSWERS.items()}
