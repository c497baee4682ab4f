"""Whom the rows of *Aktivitetsnärvaro* say that somebody came for."""

from agreements.affiliation import Affiliation
from enterprises.models import Enterprise
from nyttiga.projects.models import Organisation, Unit
from nyttiga.projects.register.sheets import Row, Sheet


class Parties:
    """Looks up organisations, units and enterprises by the names and numbers people use."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.run = sheet, sheet.run
        mine = {"project": sheet.project}
        self.organisations: dict[str, int] = dict(
            Organisation.objects.filter(**mine).values_list("name", "pk")
        )
        self.units = {
            (organisation, name): pk
            for organisation, name, pk in Unit.objects.filter(**mine).values_list(
                "organisation", "name", "pk"
            )
        }
        enterprises = Enterprise.objects.filter(**mine)
        self.enterprises = {
            number: (pk, organisation)
            for number, pk, organisation in enterprises.values_list("number", "pk", "organisation")
        }

    def of(self, row: Row) -> Affiliation | None:
        """Whom the row names; None, and a fault, when it names nobody or both."""
        organisation, number = row["Organisation"], row["Företagsnr"]
        if {"Organisation", "Företagsnr"} & row.bad:
            return None
        if (organisation is None) == (number is None):
            problem = "Fyll i antingen Organisation eller Företagsnr."
            self.run.fault(row, "Organisation", problem)
            return None
        if number is not None:
            return self._enterprise(row, number)
        found = self.organisations.get(organisation)
        if found is None:
            self._miss(row, "Organisation", "Offentliga", organisation)
            return None
        return Affiliation(organisation_id=found, unit_id=self._unit(row, found))

    def organisation_of(self, party: Affiliation) -> int:
        """The organisation that a contact person belongs to, an enterprise's own too."""
        if party.organisation_id is not None:
            return party.organisation_id
        of_enterprises = dict(self.enterprises.values())
        return of_enterprises[party.enterprise_id]

    def _enterprise(self, row: Row, number: str) -> Affiliation | None:
        if row["Enhet"] is not None:
            problem = "En enhet hör till en organisation. Töm Enhet, eller byt ut Företagsnr."
            self.run.fault(row, "Enhet", problem)
        if number not in self.enterprises:
            self._miss(row, "Företagsnr", "Företag", number)
            return None
        return Affiliation(enterprise_id=self.enterprises[number][0])

    def _unit(self, row: Row, organisation: int) -> int | None:
        """The unit of that name. One that *Offentliga* does not have is made, with a warning: it
        may be a slip of the pen, and each unit counts in M7.2."""
        name = row["Enhet"]
        if name is None:
            return None
        if (organisation, name) not in self.units:
            unit = Unit.objects.create(
                project=self.run.project, organisation_id=organisation, name=name
            )
            self.units[organisation, name] = unit.pk
            self.run.warn(row, "Enhet", "Enheten finns inte i bladet Offentliga. Den läggs till.")
        return self.units[organisation, name]

    def _miss(self, row: Row, header: str, sheet_name: str, key: str) -> None:
        if self.run.might_stand_in(sheet_name, key):
            row.is_faulty = True
            return
        problem = f"{key} finns varken i bladet {sheet_name} eller i projektet."
        self.run.fault(row, header, f"{problem} Rätta det, eller lägg till en rad där.")
