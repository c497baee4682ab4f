"""Startdatum, Slutdatum and Avslutsanledning of *Deltagare*: which period a row is about."""

import datetime as dt
from collections import defaultdict
from typing import Any

from nyttiga.projects.register.sheets import Row, Sheet
from participants.models import Participant, ParticipationPeriod


class Periods:
    """The periods of the people in a batch.

    A row is about the period that begins on its day; else about the one it overlaps, whose
    start it corrects; else the person came back, and it is a new period.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.run = sheet.run
        self.saver = sheet.saver
        self.ended: set[int] = set()
        self._by_number: dict[str, list[ParticipationPeriod]] = {}
        # The row that each period was read from, by number and start.
        self._rows: dict[tuple[str, dt.date], int] = {}

    def load(self, people: dict[str, Participant]) -> None:
        """Look up the periods of the people that are in the project already."""
        self._by_number = defaultdict(list)
        numbers = {person.pk: number for number, person in people.items()}
        for period in ParticipationPeriod.objects.filter(participant__in=numbers):
            self._by_number[numbers[period.participant_id]].append(period)

    def check_dates(self, row: Row) -> None:
        """What can be seen from the row alone."""
        start, end = row["Startdatum"], row["Slutdatum"]
        if start and end and end < start:
            self.run.fault(row, "Slutdatum", f"Slutdatum är före Startdatum ({start}).")

    def take(self, row: Row, person: Participant) -> None:
        """Make or change the row's period. The person may be new."""
        periods = self._by_number[person.number]
        period = self._find(row, periods)
        if row.is_faulty:
            return
        merged = self._merge(row, period)
        self._check(row, merged, [one for one in periods if one is not period])
        if row.is_faulty:
            return
        if period is None:
            self._note_return(row, person, periods)
            period = ParticipationPeriod(project_id=person.project_id, participant=person)
            periods.append(self.saver.create(period))
            row.result = "created"
        else:
            self._note_still_ended(row, person, period)
        if merged["ends_on"] != period.ends_on and person.pk:
            self.ended.add(person.pk)
        if self.saver.change(period, merged) and row.result == "unchanged":
            row.result = "updated"
        self._rows[person.number, period.starts_on] = row.number

    def exits(self, number: str) -> list[dt.date]:
        """When the person left, each time."""
        return [period.ends_on for period in self._by_number[number] if period.ends_on]

    def _find(self, row: Row, periods: list[ParticipationPeriod]) -> ParticipationPeriod | None:
        start, number = row["Startdatum"], row["Deltagarnr"]
        if start is None:
            return max(periods, key=lambda period: period.starts_on, default=None)
        for period in periods:
            if period.starts_on == start:
                return period
        clashing = [period for period in periods if _overlap(period, start, row["Slutdatum"])]
        taken = [self._rows.get((number, period.starts_on)) for period in clashing]
        if len(clashing) > 1 or any(taken):
            where = f"rad {taken[0]}" if taken[0] else "en annan period i projektet"
            problem = f"Tiden går in i {where}. Skriv när den förra slutade, eller rätta datumet."
            self.run.fault(row, "Startdatum", problem)
        return clashing[0] if clashing else None

    def _merge(self, row: Row, period: ParticipationPeriod | None) -> dict[str, Any]:
        """The row put together with what stood before: an empty cell keeps it."""
        return {
            "starts_on": row["Startdatum"] or (period and period.starts_on),
            "ends_on": row["Slutdatum"] or (period and period.ends_on),
            "end_reason": row["Avslutsanledning"] or (period and period.end_reason),
        }

    def _check(self, row: Row, merged: dict[str, Any], others: list[ParticipationPeriod]) -> None:
        start, end = merged["starts_on"], merged["ends_on"]
        if end is None and merged["end_reason"]:
            self.run.fault(row, "Slutdatum", "Fyll i Slutdatum, eller töm Avslutsanledning.")
        elif end and end < start:
            header = "Slutdatum" if row["Slutdatum"] else "Startdatum"
            problem = f"Perioden skulle börja {start} och sluta {end}. Rätta ett av datumen."
            self.run.fault(row, header, problem)
        elif any(_overlap(other, start, end) for other in others):
            problem = "Tiden går in i en annan period för samma person. Rätta datumen."
            self.run.fault(row, "Slutdatum" if row["Slutdatum"] else "Startdatum", problem)

    def _note_return(
        self, row: Row, person: Participant, periods: list[ParticipationPeriod]
    ) -> None:
        stood = [one for one in periods if (person.number, one.starts_on) not in self._rows]
        if stood:
            problem = f"{person.number} har varit med tidigare och får en ny period."
            self.run.warn(row, "Startdatum", problem)

    def _note_still_ended(self, row: Row, person: Participant, period: ParticipationPeriod) -> None:
        if period.ends_on and row["Slutdatum"] is None:
            problem = f"{person.number} avslutades {period.ends_on} och förblir avslutad."
            self.run.warn(row, "Slutdatum", problem)


def _overlap(period: ParticipationPeriod, start: dt.date, end: dt.date | None) -> bool:
    """Whether the period and the days from start up to, not with, end have a day in common.
    A period that ends the day it starts has none (the database counts so too)."""
    if start == end or period.starts_on == period.ends_on:
        return False
    return (period.ends_on is None or start < period.ends_on) and (
        end is None or period.starts_on < end
    )
