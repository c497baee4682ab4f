"""The column *Samtycke SUS* of *Deltagare*: the day the person agreed to be registered in SUS.

The consent ends with the stay, so who came back is asked anew: a day belongs to the stay that it
lies in, or that begins next after it.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models import Q

from nyttiga.projects.models import Project
from nyttiga.projects.register.sheets import Row, Sheet
from participants.models import Consent, Participant, ParticipationPeriod

HEADER = "Samtycke SUS"


def stay_of(day: dt.date, exits: Iterable[dt.date]) -> int:
    """Which of a person's stays a day belongs to, from 0: one more for each exit before it."""
    return sum(one <= day for one in exits)


class SusConsents:
    """The consents to SUS of the people in a batch. A day corrects the consent that stands in
    the same stay; when that was withdrawn or ran out before the day, it is another consent. One
    that was withdrawn never revives."""

    def __init__(self, sheet: Sheet) -> None:
        self.run = sheet.run
        self.saver = sheet.saver
        self._by_number: dict[str, list[Consent]] = {}

    def load(self, people: Iterable[Participant]) -> None:
        """Look up the consents of people who are in the project already."""
        self._by_number = defaultdict(list)
        numbers = {person.pk: person.number for person in people}
        found = Consent.objects.of_kind(Consent.Kind.SUS).filter(participant__in=numbers)
        for one in found.order_by("given_on", "pk"):
            self._by_number[numbers[one.participant_id]].append(one)

    def take(self, row: Row, person: Participant, exits: Sequence[dt.date]) -> None:
        """Make or change the consent that the row tells of."""
        day = row[HEADER]
        if day is None:
            return
        consents, stay = self._by_number[person.number], stay_of(day, exits)
        same = [one for one in consents if stay_of(one.given_on, exits) == stay]
        latest = same[-1] if same else None
        ends = [latest.withdrawn_on, latest.valid_to] if latest else []
        if latest is None or any(end and end < day for end in ends):
            consents.append(self.saver.create(self._consent(person, day)))
            self._note(row)
        elif latest.withdrawn_on:
            problem = f"Samtycket återtogs {latest.withdrawn_on} och förblir återtaget."
            self.run.warn(row, HEADER, problem)
        elif self.saver.change(latest, {"given_on": day}):
            self._note(row)

    def _consent(self, person: Participant, day: dt.date) -> Consent:
        return Consent(
            project=self.run.project,
            participant=person,
            kind=Consent.Kind.SUS,
            given_on=day,
            recorded_by=self.run.user,
            imported_on=self.run.today,
        )

    @staticmethod
    def _note(row: Row) -> None:
        if row.result == "unchanged":
            row.result = "updated"


class ConsentDays:
    """When each person of a project agreed, stay by stay; without what was withdrawn or ran out
    by the day."""

    def __init__(self, project: Project, day: dt.date) -> None:
        self._exits: dict[int, list[dt.date]] = defaultdict(list)
        ended = ParticipationPeriod.objects.filter(project=project, ends_on__isnull=False)
        for who, ends_on in ended.values_list("participant", "ends_on"):
            self._exits[who].append(ends_on)
        kept = Consent.objects.of_kind(Consent.Kind.SUS).filter(
            Q(valid_to=None) | Q(valid_to__gte=day), project=project, withdrawn_on=None
        )
        self._days: dict[tuple[int, int], dt.date] = {}
        for who, given_on in kept.order_by("given_on").values_list("participant", "given_on"):
            self._days[who, stay_of(given_on, self._exits[who])] = given_on

    def of(self, period: ParticipationPeriod) -> dt.date | None:
        """The day for the period; None without a consent."""
        who = period.participant_id
        return self._days.get((who, stay_of(period.starts_on, self._exits[who])))
