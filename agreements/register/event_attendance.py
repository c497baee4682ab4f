"""The sheet *Aktivitetsnärvaro*: who was there, for whom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone

from agreements.affiliation import Affiliation
from agreements.models import EventAttendance, EventGuest, EventUndoableChange, PublicEvent
from agreements.register.events import CODE
from agreements.register.parties import Parties
from nyttiga.occasions.models import Attendance
from nyttiga.projects.models import ContactPerson, Unit
from nyttiga.projects.register.problems import hide
from nyttiga.projects.register.sheets import Column, Export, Row, Sheet
from nyttiga.projects.register.value_list import ValueList
from nyttiga.projects.register.values import BadValueError, Text

ATTENDANCE = ValueList(
    Attendance.Status, words={"narvarande": "närvarande", "franvarande": "frånvarande"}
)


class Email(Text):
    """An e-mail address in small letters: people are told apart by it, case ignored."""

    def read(self, cell: Any) -> str:
        address = super().read(cell).lower()
        try:
            validate_email(address)
        except ValidationError:
            raise BadValueError("Skriv en e-postadress, till exempel kim@kommun.se.") from None
        return address


@dataclass(frozen=True)
class EventFacts:
    """What a row needs to know of its event."""

    pk: int
    is_held: bool


class EventAttendanceSheet(Sheet):
    name = "Aktivitetsnärvaro"
    columns = (
        CODE,
        Column("Namn", Text(120), required=True, shown=hide),
        Column("E-post", Email(254), required=True, shown=hide),
        Column("Organisation", Text(200)),
        Column("Enhet", Text(200)),
        Column("Företagsnr", Text(20)),
        Column("Närvaro", ATTENDANCE),
    )
    key = ("Aktivitet", "E-post")
    saves = (EventAttendance, EventGuest)

    def start(self) -> None:
        events = PublicEvent.objects.filter(project=self.project)
        self.events = {event.code: EventFacts(event.pk, event.is_held) for event in events}
        people = ContactPerson.objects.filter(project=self.project).exclude(email="")
        self.people = {person.email.lower(): person for person in people}
        guests = EventGuest.objects.filter(project=self.project, person__isnull=False)
        self.guests: set[tuple[int, int]] = set(guests.values_list("event", "person"))
        self.parties = Parties(self)

    def take(self, rows: list[Row]) -> None:
        tied = [(row, self._event(row), self.parties.of(row)) for row in rows]
        wanted = [(row, event, party) for row, event, party in tied if event and party]
        found = EventAttendance.objects.filter(meeting__in={event.pk for _, event, _ in wanted})
        attendances = {(one.meeting_id, one.participant_id): one for one in found}
        changed = set()
        for row, event, party in wanted:
            person = self.people.get(row["E-post"])
            if person is None:
                self.require(row, "Namn")
            if row.is_faulty:
                continue
            person = person or self._make_person(row, party)
            self._take(row, event, party, person, attendances.get((event.pk, person.pk)))
            if row.result == "updated":
                changed.add(event.pk)
        # *Ångra* must not bring back what stood before the import.
        EventUndoableChange.objects.filter(meeting__in=changed).delete()

    def _event(self, row: Row) -> EventFacts | None:
        code = row["Aktivitet"]
        found = self.events.get(code)
        if found is None and code is not None:
            if self.run.might_stand_in("Aktiviteter", code):
                row.is_faulty = True
            else:
                problem = f"{code} finns varken i bladet Aktiviteter eller i projektet."
                self.run.fault(
                    row, "Aktivitet", f"{problem} Rätta det, eller lägg till en rad där."
                )
        return found

    def _make_person(self, row: Row, party: Affiliation) -> ContactPerson:
        """Saved at once: the person's number is asked for by the next row about them."""
        person = ContactPerson(
            project=self.project,
            name=row["Namn"],
            email=row["E-post"],
            organisation_id=self.parties.organisation_of(party),
            unit_id=party.unit_id,
        )
        person._history_user = self.run.user  # type: ignore[attr-defined]
        person.save()
        self.people[row["E-post"]] = person
        row.result = "created"
        return person

    def _take(
        self,
        row: Row,
        event: EventFacts,
        party: Affiliation,
        person: ContactPerson,
        attendance: EventAttendance | None,
    ) -> None:
        status = row["Närvaro"]
        if status is not None:
            values = {"status": status}
            fixed = {"meeting_id": event.pk, "participant_id": person.pk}
            if attendance is None:
                saved = self.save(row, None, values, **fixed, **party.fields)
            else:
                saved = attendance
                if self._change(attendance, values, party):
                    row.result = "updated"
            if row.result != "unchanged":
                saved.recorded_by = self.run.user
        elif (event.pk, person.pk) not in self.guests and attendance is None:
            self._expect(row, event, person)
        if status == Attendance.Status.PRESENT and not event.is_held:
            self.run.warn(row, "Närvaro", "Närvaron gäller en aktivitet som inte är genomförd.")

    def _change(
        self, attendance: EventAttendance, values: dict[str, Any], party: Affiliation
    ) -> bool:
        """The saver keeps what stands where a value is None, but here a None says which of the
        two a person comes for; so a whole party is taken when it is another."""
        stands = {name: getattr(attendance, name) for name in party.fields}
        moved = stands != party.fields
        if moved:
            for name, value in party.fields.items():
                setattr(attendance, name, value)
            attendance.save()
        return self.saver.change(attendance, values) or moved

    def _expect(self, row: Row, event: EventFacts, person: ContactPerson) -> None:
        """Nothing recorded: the person stands among those who signed up."""
        self.guests.add((event.pk, person.pk))
        self.saver.create(
            EventGuest(
                project=self.project,
                event_id=event.pk,
                person=person,
                signed_up_at=timezone.now(),
            )
        )
        row.result = "created"

    @classmethod
    def export(cls, export: Export) -> Iterator[Mapping[str, Any]]:
        """Everybody who was recorded, and whoever signed up besides."""
        recorded = EventAttendance.objects.filter(project=export.project)
        related = recorded.select_related(
            "meeting", "participant", "organisation", "unit", "enterprise"
        )
        seen = set()
        for one in related.order_by("meeting__date", "meeting", "pk").iterator(chunk_size=2000):
            seen.add((one.meeting_id, one.participant_id))
            yield {
                "Aktivitet": one.meeting.code,
                "Namn": one.participant.name,
                "E-post": one.participant.email,
                "Organisation": one.organisation and one.organisation.name,
                "Enhet": one.unit and one.unit.name,
                "Företagsnr": one.enterprise and one.enterprise.number,
                "Närvaro": one.status,
            }
        guests = EventGuest.objects.filter(project=export.project).signed_up()
        for guest in guests.filter(person__isnull=False).select_related(
            "event", "person__unit", "person__organisation__enterprise"
        ):
            if (guest.event_id, guest.person_id) not in seen:
                yield _expected(guest.event.code, guest.person)


def _expected(code: str, person: ContactPerson) -> dict[str, Any]:
    party = Affiliation.of(person)
    unit: Unit | None = person.unit
    return {
        "Aktivitet": code,
        "Namn": person.name,
        "E-post": person.email,
        "Organisation": person.organisation.name if party.organisation_id else None,
        "Enhet": unit.name if unit and party.organisation_id else None,
        "Företagsnr": person.organisation.enterprise.number if party.enterprise_id else None,
    }
