"""The sheet *Företag* of the Excel register."""

from collections.abc import Iterator, Mapping
from typing import Any

from enterprises import organisation_number
from enterprises.models import Enterprise
from enterprises.models.choices import LegalForm
from nyttiga.projects.models import Organisation
from nyttiga.projects.register.problems import mask_personnummer
from nyttiga.projects.register.sheets import Column, Export, Row, Sheet
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Integer, Text

NUMBER = "Organisationsnummer"
LEGAL_FORM = ValueList(
    LegalForm,
    also={
        "Särskild vinstutdelningsbegränsning": LegalForm.LIMITED_DIVIDEND_COMPANY,
        "Aktiebolag (svb)": LegalForm.LIMITED_DIVIDEND_COMPANY,
        "AB svb": LegalForm.LIMITED_DIVIDEND_COMPANY,
        "Enskild näringsidkare": LegalForm.SOLE_TRADER,
    },
)


class EnterprisesSheet(Sheet):
    name = "Företag"
    columns = (
        Column("Företagsnr", Text(20), required=True),
        Column("Namn", Text(200), required=True),
        # A sole trader's is the owner's personnummer, and a wrong one may be meant as such.
        Column(NUMBER, Text(20), shown=mask_personnummer),
        Column("Associationsform", LEGAL_FORM),
        Column("Kommun", Text(60)),
        Column("Platser", Integer(0, 1000)),
    )
    key = ("Företagsnr",)
    saves = (Organisation, Enterprise)

    def start(self) -> None:
        mine = Enterprise.objects.filter(project=self.project).select_related("organisation")
        self.enterprises = {row.number: row for row in mine}
        self.organisations = {
            row.name: row for row in Organisation.objects.filter(project=self.project)
        }
        # Whose each name and each organisationsnummer is: the number of the enterprise.
        self.names = {row.organisation.name: row.number for row in self.enterprises.values()}
        self.owners = {
            row.organisation_number_index: row.number
            for row in self.enterprises.values()
            if row.organisation_number_index
        }

    def take(self, rows: list[Row]) -> None:
        for row in rows:
            found = self.enterprises.get(row["Företagsnr"])
            municipality = self.run.municipality(row)
            digits = self._digits(row, found)
            if found is None:
                self.require(row, "Namn")
            self._check_name(row, found)
            if not row.is_faulty:
                self._take(row, found, municipality, digits)

    def _digits(self, row: Row, found: Enterprise | None) -> str | None:
        """The organisationsnummer, checked; None, and a fault, for a wrong one."""
        form = row["Associationsform"] or (found.legal_form if found else "")
        is_sole_trader = form == LegalForm.SOLE_TRADER
        digits = found.organisation_number if found else ""
        if row[NUMBER] is not None:
            digits = organisation_number.normalise(row[NUMBER]) or ""
            if not digits:
                problem = "Numret stämmer inte. Skriv NNNNNN-NNNN och kontrollera siffrorna."
                self.run.fault(row, NUMBER, problem)
                return None
        if not digits or "Associationsform" in row.bad:
            return None
        at_fault = NUMBER if row[NUMBER] is not None else "Associationsform"
        if organisation_number.is_personal(digits) and not is_sole_trader:
            problem = "Numret är ett personnummer. Skriv enskild firma i Associationsform, eller"
            self.run.fault(row, at_fault, f"{problem} rätta numret.")
        elif is_sole_trader and not organisation_number.is_personal(digits):
            problem = "En enskild firma har ägarens personnummer. Rätta numret eller formen."
            self.run.fault(row, at_fault, problem)
        self._check_owner(row, digits)
        return digits

    def _check_owner(self, row: Row, digits: str) -> None:
        number = row["Företagsnr"]
        if number is not None:
            owner = self.owners.setdefault(Enterprise.index_of(digits), number)
            if owner != number:
                self.run.fault(row, NUMBER, f"Numret står redan på {owner}.")

    def _check_name(self, row: Row, found: Enterprise | None) -> None:
        name, number = row["Namn"], row["Företagsnr"]
        if name is None or number is None:
            return
        owner = self.names.setdefault(name, number)
        if owner != number:
            self.run.fault(row, "Namn", f"{owner} heter redan så. Två företag kan inte heta lika.")
        elif found and name != found.organisation.name and name in self.organisations:
            self.run.fault(row, "Namn", "En annan organisation i projektet heter redan så.")

    def _take(
        self, row: Row, found: Enterprise | None, municipality: int | None, digits: str | None
    ) -> None:
        values = {
            "organisation_number": digits,
            "organisation_number_index": digits and Enterprise.index_of(digits),
            "legal_form": row["Associationsform"],
            "places": row["Platser"],
        }
        about = {"name": row["Namn"], "municipality_id": municipality}
        if found is None:
            self.enterprises[row["Företagsnr"]] = self._make(row, values, about)
            return
        # Both are asked: a row may change the one, the other, or both.
        changed = [
            self.saver.change(found.organisation, about),
            self.saver.change(found, values),
        ]
        if any(changed):
            row.result = "updated"

    def _make(self, row: Row, values: dict[str, Any], about: dict[str, Any]) -> Enterprise:
        """An organisation of that name that stands in the project already becomes the
        enterprise's: there are never two."""
        organisation = self.organisations.get(row["Namn"])
        if organisation is None:
            organisation = self.saver.create(
                Organisation(project=self.project, kind=Organisation.Kind.COMPANY, **about)
            )
            self.organisations[row["Namn"]] = organisation
        else:
            self.saver.change(organisation, about)
        row.result = "created"
        given = {name: value for name, value in values.items() if value is not None}
        enterprise = Enterprise(
            project=self.project, organisation=organisation, number=row["Företagsnr"], **given
        )
        return self.saver.create(enterprise)

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        rows = Enterprise.objects.filter(project=export.project).order_by("number", "pk")
        related = rows.select_related("organisation__municipality")
        for row in related.iterator(chunk_size=2000):
            digits = row.organisation_number
            place = row.organisation.municipality
            yield {
                "Företagsnr": row.number,
                "Namn": row.organisation.name,
                NUMBER: f"{digits[:-4]}-{digits[-4:]}" if digits else None,
                "Associationsform": row.legal_form,
                "Kommun": place and place.name,
                "Platser": row.places,
            }
