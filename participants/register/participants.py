"""The sheet *Deltagare*: people and their periods."""

from collections.abc import Iterator, Mapping
from typing import Any

from nyttiga.projects.register.problems import hide, mask_personnummer
from nyttiga.projects.register.saver import changes_of
from nyttiga.projects.register.sheets import Column, Export, Row
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import Date, Text
from nyttiga.ui.fields import blind_index
from participants.models import Consent, Participant, ParticipationPeriod
from participants.models.choices import EndReason, Protection, ReferredBy, Sex
from participants.personnummer import normalise, stands_in
from participants.register.participant_export import exported_people
from participants.register.people import NUMBER, PeopleSheet
from participants.register.periods import Periods
from participants.register.plan_order import close_steps_of_those_who_left
from participants.register.sus_consent import HEADER, SusConsents

REFERRED_BY = ValueList(
    ReferredBy,
    words={
        "KOMMUN_AME": "kommun AME",
        "KOMMUN_SOC": "kommun socialtjänst",
        "KOMMUN_VUX": "kommun vux",
        "AF": "AF",
        "FK": "FK",
        "REGION_PRIMARVARD": "region primärvård",
        "REGION_PSYKIATRI": "region psykiatri",
        "LSG": "LSG",
    },
)
END_REASON = ValueList(
    EndReason,
    words=dict(EndReason.choices),
    # Labels of DOMAIN.md 1.6.4 that differ from ours. That someone is in prison is not kept.
    also={
        "Avslutad till arbete (osubv./subv.)": EndReason.TO_WORK,
        "Avslutad till studier": EndReason.TO_STUDIES,
        "Fortsatt rehabilitering / åter till remittent enligt plan": (
            EndReason.CONTINUED_REHABILITATION
        ),
        "Överförd till annan insats": EndReason.OTHER_MEASURE,
        "Avbrott p.g.a. sjukdom/försämrad hälsa": EndReason.ILLNESS,
        "Föräldraledighet/graviditet": EndReason.PARENTAL_LEAVE,
        "Flytt från området": EndReason.MOVED,
        "Deltagaren valde att avbryta": EndReason.OWN_CHOICE,
        "Utebliven kontakt/närvaro": EndReason.LOST_CONTACT,
        "KRIMINALVARD": EndReason.OTHER,
        "Frihetsberövad": EndReason.OTHER,
    },
)


class ParticipantsSheet(PeopleSheet):
    name = "Deltagare"
    columns = (
        NUMBER,
        Column("Personnummer", Text(20), shown=mask_personnummer),
        Column("Förnamn", Text(80), shown=hide),
        Column("Efternamn", Text(80), shown=hide),
        Column("Kön", ValueList(Sex), required=True),
        Column("Kommun", Text(60)),
        Column("Anvisande", REFERRED_BY),
        Column("Startdatum", Date(), required=True),
        Column("Slutdatum", Date()),
        Column("Avslutsanledning", END_REASON),
        Column("Skydd", ValueList(Protection)),
        Column(HEADER, Date()),
    )
    key = ("Deltagarnr",)
    # Who came back stands on one row for each period.
    told_apart_by = ("Deltagarnr", "Startdatum")
    saves = (Participant, ParticipationPeriod, Consent)

    def start(self) -> None:
        super().start()
        known = Participant.objects.filter(project=self.project).exclude(personnummer_index="")
        self.owners: dict[str, tuple[str, bool]] = {
            index: (number, protection != Protection.NONE)
            for index, number, protection in known.values_list(
                "personnummer_index", "number", "protection"
            )
        }
        self.first_rows: dict[str, int] = {}
        self.periods = Periods(self)
        self.consents = SusConsents(self)

    def take(self, rows: list[Row]) -> None:
        numbers = {row["Deltagarnr"] for row in rows}
        found = Participant.objects.filter(project=self.project, number__in=numbers)
        people = {person.number: person for person in found}
        self.periods.load(people)
        self.consents.load(people.values())
        for row in rows:
            values = self._values(row)
            if row["Deltagarnr"] not in people:
                self.require(row, "Kön", "Startdatum")
            self.periods.check_dates(row)
            if not row.is_faulty:
                self._take(row, people, values)

    def finish(self) -> None:
        close_steps_of_those_who_left(self.periods.ended, self.run.user, self.run.today)

    def _values(self, row: Row) -> dict[str, Any]:
        """What the row says of the person, checked."""
        number = row["Deltagarnr"]
        if number and (stands_in(number) or normalise(number)):
            problem = "Skriv projektets eget nummer, till exempel D001, inte ett personnummer."
            self.run.fault(row, "Deltagarnr", problem)
        personnummer = self._personnummer(row)
        return {
            "first_name": row["Förnamn"],
            "last_name": row["Efternamn"],
            "personnummer": personnummer,
            "personnummer_index": personnummer and blind_index(personnummer),
            "sex": row["Kön"],
            "municipality_id": self.run.municipality(row),
            "referred_by": row["Anvisande"],
            "protection": row["Skydd"],
        }

    def _personnummer(self, row: Row) -> str | None:
        given, number = row["Personnummer"], row["Deltagarnr"]
        if given is None or number is None:
            return None
        personnummer = normalise(given)
        if personnummer is None:
            problem = "Personnumret stämmer inte. Skriv ÅÅÅÅMMDD-NNNN och kontrollera siffrorna."
            self.run.fault(row, "Personnummer", problem)
            return None
        owner, is_protected = self.owners.setdefault(blind_index(personnummer), (number, False))
        if owner != number:
            # Which number a protected person has is not to be found out this way.
            who = "en annan deltagare" if is_protected else owner
            self.run.fault(row, "Personnummer", f"Personnumret står redan på {who}.")
        return personnummer

    def _take(self, row: Row, people: dict[str, Participant], values: dict[str, Any]) -> None:
        number = row["Deltagarnr"]
        person = people.get(number)
        first = self.first_rows.setdefault(number, row.number)
        if person and person.is_protected and values["protection"] == Protection.NONE:
            problem = "Personen har skydd i projektet. Det tas bort på deltagarens sida, inte här."
            self.run.warn(row, "Skydd", problem)
            values["protection"] = None
        if person and first != row.number and changes_of(person, values):
            self.run.fault(row, "Deltagarnr", f"Rad {first} har andra uppgifter om {number}.")
            return
        was_protected = person.is_protected if person else True
        people[number] = self.save(row, person, values, number=number)
        if people[number].is_protected and not was_protected:
            people[number].take_real_names_off_placements()
        self.periods.take(row, people[number])
        self.consents.take(row, people[number], self.periods.exits(number))

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        return exported_people(export)
