"""The sheet *Offentliga*: public bodies and their units."""

from collections.abc import Iterator, Mapping
from typing import Any

from nyttiga.projects.models import Organisation, Unit
from nyttiga.projects.register.saver import changes_of
from nyttiga.projects.register.sheets import Column, Export, Row, Sheet
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Text

KINDS = ValueList(
    Organisation.Kind,
    only=[kind for kind in Organisation.Kind.values if kind != Organisation.Kind.COMPANY],
)


class PublicPartiesSheet(Sheet):
    name = "Offentliga"
    columns = (
        Column("Organisation", Text(200), required=True),
        Column("Enhet", Text(200)),
        Column("Typ", KINDS),
        Column("Kommun", Text(60)),
    )
    key = ("Organisation",)
    told_apart_by = ("Organisation", "Enhet")
    saves = (Organisation, Unit)

    def start(self) -> None:
        mine = {"project": self.project}
        self.organisations = {row.name: row for row in Organisation.objects.filter(**mine)}
        units = Unit.objects.filter(**mine).values_list("organisation__name", "name")
        self.units: set[tuple[str, str]] = set(units)
        self.first_rows: dict[str, int] = {}

    def take(self, rows: list[Row]) -> None:
        for row in rows:
            values = {"kind": row["Typ"], "municipality_id": self.run.municipality(row)}
            if not row.is_faulty:
                self._take(row, values)

    def _take(self, row: Row, values: dict[str, Any]) -> None:
        name, unit = row["Organisation"], row["Enhet"]
        found = self.organisations.get(name)
        first = self.first_rows.setdefault(name, row.number)
        if found and first != row.number and changes_of(found, values):
            self.run.fault(row, "Organisation", f"Rad {first} har en annan Typ eller Kommun.")
            return
        if found is None:
            values["kind"] = values["kind"] or Organisation.Kind.OTHER
        self.organisations[name] = self.save(row, found, values, name=name)
        if unit and (name, unit) not in self.units:
            self.units.add((name, unit))
            organisation = self.organisations[name]
            self.saver.create(Unit(project=self.project, organisation=organisation, name=unit))
            row.result = "created"

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        public = Organisation.objects.filter(project=export.project).exclude(
            kind=Organisation.Kind.COMPANY
        )
        for party in public.select_related("municipality").prefetch_related("units"):
            for unit in [unit.name for unit in party.units.all()] or [""]:
                yield {
                    "Organisation": party.name,
                    "Enhet": unit,
                    "Typ": party.kind,
                    "Kommun": party.municipality and party.municipality.name,
                }
