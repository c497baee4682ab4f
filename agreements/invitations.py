"""Invitations to an event by mail: one for each person, with the event for the calendar."""

import datetime as dt
from collections.abc import Iterable

from django.core.mail import EmailMessage, get_connection
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from agreements.models import EventGuest, PublicEvent
from nyttiga.projects.models import ContactPerson
from nyttiga.ui.calendar import CalendarEntry
from nyttiga.ui.ics import calendar_file

FILE_NAME = "kalender.ics"


def event_file(event: PublicEvent, request: HttpRequest) -> str:
    """The event as a calendar file for guests: all in it is public."""
    past = PublicEvent.history.filter(id=event.pk).order_by("-history_date")
    changed_at = past.values_list("history_date", flat=True).first()
    start = dt.datetime.combine(event.project.starts_on, dt.time.min, dt.UTC)
    entry = CalendarEntry(
        key=f"evenemang-{event.pk}",
        title=str(event),
        date=event.date,
        url=reverse("sign_up:form", args=[event.sign_up_token]),
        changed_at=changed_at or start,
        changes=max(past.count() - 1, 0),
        starts_at=event.starts_at,
        ends_at=event.ends_at,
        place=event.place or event.link,
        is_cancelled=event.is_cancelled,
    )
    return calendar_file([entry], request.get_host(), request.build_absolute_uri("/")).decode()


def invite(event: PublicEvent, people: Iterable[ContactPerson], request: HttpRequest) -> int:
    """Put a mail to each of them in the queue, and note that they are invited; how many. Opens
    the event's link if it has none. Nobody sees who else is invited."""
    if not event.sign_up_token:
        event.open_sign_up()
    link = request.build_absolute_uri(reverse("sign_up:form", args=[event.sign_up_token]))
    text = render_to_string(
        "agreements/mail/invitation.txt", {"event": event, "project": event.project, "link": link}
    )
    file = event_file(event, request)
    mails = []
    for person in people:
        guest, is_new = EventGuest.objects.get_or_create(
            event=event,
            person=person,
            defaults={"project_id": event.project_id, "invited_at": timezone.now()},
        )
        if not is_new:
            guest.invited_at = timezone.now()
            guest.save(update_fields=["invited_at"])
        mail = EmailMessage(subject=f"Inbjudan: {event}", body=text, to=[person.email])
        mail.attach(FILE_NAME, file, "text/calendar")
        mails.append(mail)
    get_connection().send_messages(mails)
    return len(mails)
