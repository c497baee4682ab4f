"""The sheets *Försörjning* and *Sysselsättning*: what SUS asks of the time before and after."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from nyttiga.projects.register.sheets import Column, Export, Row
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date, Integer
from participants.models import Occupation, SupportSource
from participants.models.situation import Moment, Source
from participants.register.people import NUMBER, PeopleSheet

MOMENT = Column("Tillfälle", ValueList(Moment), required=True)
DATE = Column("Datum", Date(), required=True)
SOURCE = ValueList(
    Source,
    # Labels of DOMAIN.md 1.6.1 that differ from ours, and the everyday words.
    also={
        "Ekonomiskt bistånd": Source.SOCIAL_ASSISTANCE,
        "Försörjningsstöd": Source.SOCIAL_ASSISTANCE,
        "Arbetslöshetsersättning": Source.UNEMPLOYMENT_BENEFIT,
        "A-kassa": Source.UNEMPLOYMENT_BENEFIT,
        "Studiestöd/studiemedel": Source.STUDENT_AID,
        "Studiemedel": Source.STUDENT_AID,
        "Lön": Source.WAGES,
        "Lön / inkomst av eget arbete": Source.WAGES,
        "Lön, subventionerad anställning": Source.SUBSIDISED_WAGES,
        "Föräldrapenning, tillfällig föräldrapenning": Source.PARENTAL_BENEFIT,
        "Ålders-/delpension": Source.PENSION,
        "Pension": Source.PENSION,
    },
)
KIND = ValueList(
    Occupation.Kind,
    also={
        "Förvärvsarbete utan subvention": Occupation.Kind.WORK,
        "Aktivt sökande": Occupation.Kind.JOB_SEEKING,
        "Övriga avslutade": Occupation.Kind.OTHER,
    },
)
Key = tuple[int, str, dt.date, str]


class SituationSheet(PeopleSheet):
    """One thing at one moment: what it is stands in the column `what`, how much in `extent`."""

    what: ClassVar[str]
    extent: ClassVar[str]
    # The fields of the two columns.
    fields: ClassVar[tuple[str, str]]

    def take(self, rows: list[Row]) -> None:
        tied = [(row, self.person(row)) for row in rows]
        kind, _ = self.fields
        found: Any = self.saves[0]._default_manager.filter(
            participant__in={who for _, who in tied if who},
            date__in={row["Datum"] for row in rows if row["Datum"]},
        )
        standing: dict[Key, Any] = {
            (one.participant_id, one.moment, one.date, getattr(one, kind)): one for one in found
        }
        for row, who in tied:
            if who and not row.is_faulty:
                key = (who, row["Tillfälle"], row["Datum"], row[self.what])
                self._take(row, key, standing.get(key))

    def _take(self, row: Row, key: Key, standing: Any) -> None:
        kind, extent = self.fields
        fixed: dict[str, Any] = dict(
            zip(("participant_id", "moment", "date", kind), key, strict=True)
        )
        if standing is None:
            fixed["imported_on"] = self.run.today
        self.save(row, standing, {extent: row[self.extent]}, **fixed)
        if row["Datum"] > self.run.today:
            self.run.warn(row, "Datum", "Dagen har inte varit än.")

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        kind, extent = cls.fields
        rows: Any = cls.saves[0]._default_manager.filter(project=export.project)
        ordered = rows.order_by("participant__number", "date", "-moment", "pk")
        for row in ordered.select_related("participant").iterator(chunk_size=2000):
            yield {
                "Deltagarnr": row.participant.number,
                "Tillfälle": row.moment,
                "Datum": row.date,
                cls.what: getattr(row, kind),
                cls.extent: getattr(row, extent),
            }


class SupportSheet(SituationSheet):
    name = "Försörjning"
    what, extent = "Källa", "Omfattning"
    fields = ("source", "extent")
    columns = (
        NUMBER,
        MOMENT,
        DATE,
        Column("Källa", SOURCE, required=True),
        Column("Omfattning", Integer(0, 100)),
    )
    key = ("Deltagarnr", "Tillfälle", "Datum", "Källa")
    saves = (SupportSource,)


class OccupationSheet(SituationSheet):
    name = "Sysselsättning"
    what, extent = "Typ", "Procent"
    fields = ("kind", "percent")
    columns = (
        NUMBER,
        MOMENT,
        DATE,
        Column("Typ", KIND, required=True),
        Column("Procent", Integer(0, 100)),
    )
    key = ("Deltagarnr", "Tillfälle", "Datum", "Typ")
    saves = (Occupation,)
