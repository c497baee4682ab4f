"""Guests of an event: inviting them, their sign-up, and letting them in."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.models import EventGuest, PublicEvent
from nyttiga.occasions.attendance import AttendanceSheet
from nyttiga.occasions.models import Attendance
from nyttiga.projects.models import ContactPerson
from nyttiga.ui.clock import today


@transaction.atomic
def sign_up(event: PublicEvent, name: str, email: str, organisation_name: str) -> None:
    """A guest signs up by the link. Somebody whom the project knows by the address is tied to
    it at once; anybody else waits for staff, so that nobody can write themselves into the
    register of contacts. Either way nothing is told, and signing up twice is signing up once."""
    # Two from the same guest at once wait for each other.
    PublicEvent.objects.select_for_update().get(pk=event.pk)
    known = ContactPerson.objects.filter(project=event.project_id).with_email(email).first()
    guests = EventGuest.objects.filter(event=event)
    guest = (
        guests.filter(person=known).first()
        if known
        else guests.filter(person=None, email__iexact=email).first()
    ) or EventGuest(project_id=event.project_id, event=event, person=known)
    if known is None:
        guest.name, guest.email = name, email
    guest.organisation_name = organisation_name
    guest.signed_up_at = guest.signed_up_at or timezone.now()
    guest.save()


def write_in(event: PublicEvent, person: ContactPerson) -> EventGuest:
    """Staff write somebody in as signed up."""
    guest, _ = EventGuest.objects.get_or_create(
        event=event,
        person=person,
        defaults={"project_id": event.project_id, "signed_up_at": timezone.now()},
    )
    if guest.signed_up_at is None:
        guest.signed_up_at = timezone.now()
        guest.save(update_fields=["signed_up_at"])
    return guest


def let_in(event: PublicEvent, person: ContactPerson, user: Any) -> bool:
    """Write the person in, as present when attendance can be taken. Says whether it was."""
    write_in(event, person)
    if not event.may_be_recorded(today()):
        return False
    AttendanceSheet(event, user, today()).record({person.pk: Attendance.Status.PRESENT})
    return True


def tie(guest: EventGuest, person: ContactPerson) -> None:
    """A sign-up by somebody unknown turns out to be this person."""
    write_in(guest.event, person)
    guest.delete()
