"""The sheet *Avtal*. An agreement with several parties stands on several rows."""

from collections.abc import Iterator, Mapping
from typing import Any

from agreements.models import Agreement, AgreementEnterprise, PublicParty, StageChange
from agreements.models.choices import AgreementForm, Stage
from agreements.register.agreement_parties import AgreementParties
from agreements.stages import BEFORE_SIGNING, OVER, is_back, is_signed, needs_form
from nyttiga.projects.register.sheets import Column, Export, Row, Sheet
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date, Integer, Text, YesNo

NUMBER, STAGE, SIGNED = "Avtalsnr", "Steg", "Tecknat"
# What is the agreement's own: its rows may leave it out, but not say different things.
SHARED = ("Titel", "Form", STAGE, SIGNED, "Förnyelse", "Avrop", "Värde")


class AgreementsSheet(Sheet):
    name = "Avtal"
    columns = (
        Column(NUMBER, Text(20), required=True),
        Column("Titel", Text(200), required=True),
        Column("Form", ValueList(AgreementForm), required=True),
        Column("Köpare", Text(200), required=True),
        Column("Enhet", Text(200)),
        Column("Företagsnr", Text(20), required=True),
        Column(STAGE, ValueList(Stage), required=True),
        Column(SIGNED, Date()),
        Column("Förnyelse", YesNo()),
        Column("Avrop", YesNo()),
        Column("Värde", Integer(0, 999_999_999)),
    )
    key = (NUMBER,)
    told_apart_by = (NUMBER, "Köpare", "Enhet", "Företagsnr")
    saves = (Agreement, PublicParty, AgreementEnterprise, StageChange)

    def start(self) -> None:
        mine = Agreement.objects.filter(project=self.project)
        self.agreements: dict[str, Agreement] = {row.number: row for row in mine}
        self.stood_before = set(self.agreements)
        self.first_rows: dict[str, Row] = {}
        self.parties = AgreementParties(self)

    def take(self, rows: list[Row]) -> None:
        for row in rows:
            found = self.agreements.get(row[NUMBER])
            buyer, enterprise = self.parties.buyer(row), self.parties.enterprise(row)
            if found is None:
                self._require(row)
            self._compare(row)
            if not row.is_faulty:
                agreement = self._take(row, found)
                if self.parties.add(row, agreement, buyer, enterprise):
                    stood = row[NUMBER] in self.stood_before
                    row.result = "updated" if stood else "created"

    def _require(self, row: Row) -> None:
        """A need on its way may lack a form and parties still; what is signed may not."""
        self.require(row, "Titel", STAGE)
        on_its_way = row[STAGE] in BEFORE_SIGNING and row[SIGNED] is None
        may_lack = {"Köpare", "Företagsnr"} if on_its_way else set()
        if on_its_way and not needs_form(row[STAGE]):
            may_lack.add("Form")
        for header in ("Form", "Köpare", "Företagsnr"):
            if header not in may_lack:
                self.require(row, header)
            elif row[header] is None and header not in row.bad:
                self.run.warn(row, header, f"{header} saknas än.")

    def _compare(self, row: Row) -> None:
        """Rows of one agreement say the same of it."""
        first = self.first_rows.setdefault(row[NUMBER], row)
        for header in SHARED:
            values = {first[header], row[header]} - {None}
            if len(values) > 1:
                problem = f"Rad {first.number} har ett annat värde för samma avtal."
                self.run.fault(row, header, f"{problem} Skriv samma på alla avtalets rader.")

    def _take(self, row: Row, found: Agreement | None) -> Agreement:
        before = found.stage if found else ""
        values = self._values(row, found)
        fixed = {"number": row[NUMBER]}
        if found is None:
            values |= {"opened_on": self.run.today, "imported_on": self.run.today}
        agreement: Agreement = self.save(row, found, values, **fixed)
        self.agreements[row[NUMBER]] = agreement
        if agreement.stage != before:
            self._note_move(row, agreement, before)
        if self.first_rows[row[NUMBER]] is row:
            self._warn(row, agreement)
        return agreement

    def _values(self, row: Row, found: Agreement | None) -> dict[str, Any]:
        form = row["Form"] or (found.form if found else "")
        is_signed_now = row[SIGNED] or is_signed(row[STAGE] or (found.stage if found else ""))
        worth = "contracted_value" if is_signed_now else "estimated_value"
        call_off = row["Avrop"]
        if form == AgreementForm.CALL_OFF or (found and found.framework_id):
            call_off = True
            if row["Avrop"] is False:
                self.run.warn(row, "Avrop", "Avtalet är ett avrop och räknas som ett sådant.")
        return {
            "title": row["Titel"],
            "form": row["Form"],
            "stage": self._stage(row, found),
            "signed_on": row[SIGNED],
            "is_renewal": row["Förnyelse"],
            "is_call_off": call_off,
            worth: row["Värde"],
        }

    def _stage(self, row: Row, found: Agreement | None) -> str | None:
        """The row's, save that what has ended stays so."""
        asked: str | None = row[STAGE]
        if found and asked and found.stage in OVER and asked not in OVER:
            stands = found.get_stage_display().lower()
            problem = f"Avtalet är {stands} och förblir det. Öppna det i programmet om det ändras."
            self.run.warn(row, STAGE, problem)
            return None
        return asked

    def _note_move(self, row: Row, agreement: Agreement, before: str) -> None:
        self.saver.create(
            StageChange(
                project=self.project,
                agreement=agreement,
                before=before,
                after=agreement.stage,
                date=self.run.today,
                reason="Excelregistret",
                made_by=self.run.user,
            )
        )
        if before and is_back(before, agreement.stage):
            label = Stage(before).label.lower()
            self.run.warn(row, STAGE, f"Avtalet går tillbaka. Det stod i {label}.")

    def _warn(self, row: Row, agreement: Agreement) -> None:
        if is_signed(agreement.stage) and agreement.signed_on is None:
            self.run.warn(row, SIGNED, "Dagen för underskriften saknas, så avtalet räknas inte.")
        if agreement.stage in BEFORE_SIGNING and agreement.signed_on:
            self.run.warn(row, STAGE, "Avtalet har en dag för underskrift men är inte där än.")

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        rows = Agreement.objects.filter(project=export.project).order_by("number", "pk")
        for row in rows.with_parties().iterator(chunk_size=500):
            worth = row.contracted_value
            for party, enterprise in AgreementParties.pairs(row):
                yield {
                    NUMBER: row.number,
                    "Titel": row.title,
                    "Form": row.form,
                    "Köpare": party and party.organisation.name,
                    "Enhet": party and party.unit and party.unit.name,
                    "Företagsnr": enterprise and enterprise.enterprise.number,
                    STAGE: row.stage,
                    SIGNED: row.signed_on,
                    "Förnyelse": row.is_renewal,
                    "Avrop": row.is_call_off,
                    "Värde": row.estimated_value if worth is None else worth,
                }
