"""The parties that the rows of *Avtal* name."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from agreements.models import Agreement, AgreementEnterprise, PublicParty
from enterprises.models import Enterprise
from nyttiga.projects.models import Organisation, Unit
from nyttiga.projects.register.sheets import Row, Sheet

# An organisation, and a unit of it or None, by their ids.
Buyer = tuple[int, int | None]


class AgreementParties:
    """Looks up parties by the names and numbers people use, and ties them to the agreements."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.run = sheet, sheet.run
        mine = {"project": sheet.project}
        self.organisations = {row.name: row for row in Organisation.objects.filter(**mine)}
        units = Unit.objects.filter(**mine).values_list("organisation", "name", "pk")
        self.units = {(organisation, name): pk for organisation, name, pk in units}
        self.enterprises = dict(Enterprise.objects.filter(**mine).values_list("number", "pk"))
        parties = PublicParty.objects.filter(**mine)
        self.buyers: set[tuple[str, Buyer]] = {
            (number, (organisation, unit))
            for number, organisation, unit in parties.values_list(
                "agreement__number", "organisation", "unit"
            )
        }
        self.buyers_before = {(number, buyer[0]) for number, buyer in self.buyers}
        tied = AgreementEnterprise.objects.filter(**mine)
        self.tied: set[tuple[str, int]] = set(tied.values_list("agreement__number", "enterprise"))

    def buyer(self, row: Row) -> Buyer | None:
        """Who buys; None without one, or with a fault for one that is not there or not public."""
        name = row["Köpare"]
        if name is None:
            return None
        found = self.organisations.get(name)
        if found is None:
            self.sheet.miss(row, "Köpare", "Offentliga", name)
            return None
        if found.kind == Organisation.Kind.COMPANY:
            problem = f"{name} är ett företag. Skriv den offentliga part som köper."
            self.run.fault(row, "Köpare", problem)
            return None
        return found.pk, self._unit(row, found)

    def _unit(self, row: Row, organisation: Organisation) -> int | None:
        """The unit of that name. One that *Offentliga* does not have is made, with a warning: it
        may be a slip of the pen."""
        name = row["Enhet"]
        if name is None:
            return None
        key = (organisation.pk, name)
        if key not in self.units:
            unit = Unit.objects.create(
                project=self.sheet.project, organisation=organisation, name=name
            )
            self.units[key] = unit.pk
            self.run.warn(row, "Enhet", "Enheten finns inte i bladet Offentliga. Den läggs till.")
        return self.units[key]

    def enterprise(self, row: Row) -> int | None:
        number = row["Företagsnr"]
        if number is not None and number not in self.enterprises:
            self.sheet.miss(row, "Företagsnr", "Företag", number)
        return self.enterprises.get(number)

    def add(
        self, row: Row, agreement: Agreement, buyer: Buyer | None, enterprise: int | None
    ) -> bool:
        """Tie the row's parties to the agreement; tell whether any was new to it."""
        about = {"project": self.sheet.project, "agreement": agreement}
        is_new = False
        if buyer and not self._has_buyer(agreement.number, buyer):
            self.buyers.add((agreement.number, buyer))
            self.sheet.saver.create(
                PublicParty(**about, organisation_id=buyer[0], unit_id=buyer[1])
            )
            is_new = True
        if enterprise and (agreement.number, enterprise) not in self.tied:
            self.tied.add((agreement.number, enterprise))
            self.sheet.saver.create(AgreementEnterprise(**about, enterprise_id=enterprise))
            is_new = True
        return is_new

    def _has_buyer(self, number: str, buyer: Buyer) -> bool:
        """An empty Enhet keeps the unit that stands."""
        organisation, unit = buyer
        kept = unit is None and (number, organisation) in self.buyers_before
        return kept or (number, buyer) in self.buyers

    @staticmethod
    def pairs(agreement: Agreement) -> Iterator[tuple[Any, Any]]:
        """The agreement's rows: each public party and each enterprise at least once."""
        buyers: list[Any] = list(agreement.public_parties.all()) or [None]
        enterprises: list[Any] = list(agreement.enterprises.all()) or [None]
        for buyer, enterprise in zip_longest(buyers, enterprises):
            yield buyer or buyers[-1], enterprise or enterprises[-1]
