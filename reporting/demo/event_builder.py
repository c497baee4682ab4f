"""Turns the written-down contacts, events and talks with municipalities into rows."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from agreements.guests import write_in
from agreements.models import (
    AnchoringEntry,
    EventAttendance,
    EventCase,
    EventGuest,
    PublicEvent,
)
from enterprises.models import Enterprise
from nyttiga.accounts.models import User
from nyttiga.accounts.permissions import Role
from nyttiga.occasions.models import Attendance
from nyttiga.projects.models import ContactPerson, NetworkMember, Organisation, Unit
from nyttiga.ui.sorting import fold
from reporting.demo import events
from reporting.demo.builder import Builder
from reporting.demo.events import DemoContact, DemoEntry, DemoEvent
from reporting.demo.saving import noon, save_as
from reporting.demo.users import DOMAIN

FIRST_PHONE = 650  # 070-174 06 05 – 06 99 are kept free for fiction (PTS)
INVITED_BEFORE = 20  # days


@dataclass
class EventBuilder:
    """Builds the project's life outside, on top of the enterprises."""

    demo: Builder
    enterprises: dict[str, Enterprise]
    people: dict[str, ContactPerson] = field(default_factory=dict)

    @property
    def worker(self) -> User:
        """The process leader plans and calls."""
        return self.demo.users[Role.PROCESS_LEADER]

    def build(self) -> None:
        for contact in events.CONTACTS:
            self._add_contact(contact)
        for name, organisation in self._companies().items():
            self.people[name] = organisation
        self._add_networks()
        for event in events.EVENTS:
            self._add_event(event)
        for entry in events.LOG:
            self._add_entry(entry)

    def _save(self, row: Any, days: int) -> Any:
        return save_as(row, self.worker, self.demo.day(days))

    def _add_contact(self, one: DemoContact) -> None:
        project = self.demo.project
        name = one.organisation or _of(one.municipality)
        organisation, _ = Organisation.objects.update_or_create(
            project=project,
            name=name,
            defaults={"municipality": self.demo.municipalities.get(one.municipality)},
            create_defaults={
                "kind": Organisation.Kind.MUNICIPALITY,
                "municipality": self.demo.municipalities.get(one.municipality),
            },
        )
        unit = None
        if one.unit:
            unit, _ = Unit.objects.get_or_create(
                project=project, organisation=organisation, name=one.unit
            )
        self.people[one.key] = self._save(
            ContactPerson(
                project=project,
                organisation=organisation,
                unit=unit,
                name=one.name,
                title=one.title,
                email=_email(one.name),
                phone=f"070-174 06 {FIRST_PHONE + len(self.people) - 600}",
                may_be_mailed_on=self.demo.day(-200) if one.says_yes else None,
            ),
            -200,
        )

    def _companies(self) -> dict[str, ContactPerson]:
        """Somebody at each enterprise that comes to an event."""
        keys = dict.fromkeys(key for event in events.EVENTS for key in event.companies)
        found = {}
        for key in keys:
            enterprise = self.enterprises[key]
            supervisor = enterprise.supervisors.order_by("pk").first()
            name = supervisor.name if supervisor else f"Styrelsen {enterprise.number}"
            found[key] = self._save(
                ContactPerson(
                    project=self.demo.project,
                    organisation=enterprise.organisation,
                    name=name,
                    title="verksamhetsledare",
                    email=f"{enterprise.number.lower()}@{DOMAIN}",
                    may_be_mailed_on=self.demo.day(-200),
                ),
                -200,
            )
        return found

    def _add_networks(self) -> None:
        """Everybody from the public sector who has been somewhere is in its network by now; the
        enterprises' own are in theirs already."""
        parties: dict[tuple[int, int | None], ContactPerson] = {}
        for person in self.people.values():
            parties.setdefault((person.organisation_id, person.unit_id), person)
        for number, person in enumerate(parties.values()):
            if person.organisation.kind == Organisation.Kind.COMPANY:
                continue
            member = NetworkMember(
                project=self.demo.project,
                network=NetworkMember.Network.PUBLIC,
                organisation=person.organisation,
                unit=person.unit,
                joined_on=self.demo.day(-210 + 6 * number),
            )
            self._save(member, -210 + 6 * number)

    def _add_event(self, one: DemoEvent) -> None:
        day, is_past = self.demo.day(one.day), one.day < 0
        event = PublicEvent(
            project=self.demo.project,
            code=PublicEvent.objects.next_code(self.demo.project, one.kind),
            kind=one.kind,
            name=one.name,
            date=day,
            starts_at=dt.time(9),
            ends_at=dt.time(11, 30),
            municipality=self.demo.municipalities[one.municipality],
            place=one.place,
            organiser="Coompanion Sörmland",
            programme=one.programme,
            status=PublicEvent.Status.HELD if is_past else PublicEvent.Status.PLANNED,
            held_by_attendance=is_past,
            outcome=one.outcome,
            next_step=one.next_step,
            next_step_on=self.demo.day(one.next_day) if one.next_step else None,
        )
        self._save(event, min(one.day - INVITED_BEFORE, -1))
        for key, about in one.cases:
            case = EventCase(
                project=event.project, event=event, enterprise=self.enterprises[key], about=about
            )
            self._save(case, min(one.day - INVITED_BEFORE, -1))
        for key in (*one.here, *one.companies, *one.absent):
            write_in(event, self.people[key])
            if is_past:
                self._record(event, key, one)
        if 0 < one.day < INVITED_BEFORE:
            self._open(event)

    def _record(self, event: PublicEvent, key: str, one: DemoEvent) -> None:
        person, status = self.people[key], Attendance.Status
        attendance = EventAttendance(
            project=event.project,
            meeting=event,
            participant=person,
            status=status.ABSENT if key in one.absent else status.PRESENT,
            recorded_by=self.worker,
            **event.facts_of_the_day([person.pk])[person.pk],
        )
        self._save(attendance, one.day)

    def _open(self, event: PublicEvent) -> None:
        """The link is out: some are invited, two have written themselves in."""
        event.open_sign_up()
        for person in list(self.people.values())[:9]:
            guest, _ = EventGuest.objects.get_or_create(
                event=event,
                person=person,
                defaults={"project": event.project, "invited_at": noon(self.demo.day(-6))},
            )
            guest.invited_at = noon(self.demo.day(-6))
            guest.save()
        for name, organisation in events.NEW_GUESTS:
            EventGuest.objects.create(
                project=event.project,
                event=event,
                name=name,
                email=_email(name),
                organisation_name=organisation,
                signed_up_at=noon(self.demo.day(-1)),
            )

    def _add_entry(self, one: DemoEntry) -> None:
        entry = AnchoringEntry(
            project=self.demo.project,
            municipality=self.demo.municipalities[one.municipality],
            date=self.demo.day(one.day),
            with_kind=one.with_kind,
            contact=self.people[one.contact],
            by=self.worker,
            summary=one.summary,
            state=one.state,
            next_step=one.next_step,
            next_step_on=self.demo.day(one.next_day) if one.next_step else None,
        )
        self._save(entry, one.day)


def _of(municipality: str) -> str:
    """«Flens kommun»: no s after an s, nor where the name is used as it is."""
    takes_s = municipality not in {"Eskilstuna", "Gnesta", "Strängnäs", "Trosa"}
    return f"{municipality}{'s' if takes_s else ''} kommun"


def _email(name: str) -> str:
    return f"{fold(name).replace(' ', '.')}@{DOMAIN}"
