"""A user's calendar feed: an address that a calendar program reads without signing in."""

import datetime as dt

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from icalendar import Calendar, Event

from nyttiga.accounts.access import Access
from nyttiga.accounts.models import CalendarFeed, Membership, User
from nyttiga.links import guesses
from nyttiga.ui import fence
from nyttiga.ui.calendar import CalendarEntry, calendar
from nyttiga.ui.clock import today

DAYS_BACK, DAYS_AHEAD = 30, 365
# Without a known end, an hour: a calendar program must show something.
USUAL_LENGTH = dt.timedelta(hours=1)


@login_not_required
@transaction.non_atomic_requests  # what counts the misses must outlive the 404
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """The user's entries as they are now. An address that nobody has looks like any other that
    leads nowhere."""
    if guesses.too_many(request):
        return render(request, "429.html", status=429)
    feed = CalendarFeed.objects.for_token(token)
    if feed is None:
        guesses.missed(request)
        raise Http404
    made = Calendar()
    made.add("prodid", "-//Nyttiga affärer//Kalender//SV")
    made.add("version", "2.0")
    made.add("x-wr-calname", "Nyttiga affärer")
    for entry in entries_of(feed.user):
        made.add_component(_event(entry, request))
    made.add_missing_timezones()
    return HttpResponse(made.to_ical(), content_type="text/calendar; charset=utf-8")


def entries_of(user: User) -> list[CalendarEntry]:
    """What the user may see of each project, by the role that holds right now."""
    first, last = today() - dt.timedelta(days=DAYS_BACK), today() + dt.timedelta(days=DAYS_AHEAD)
    memberships = Membership.objects.filter(user=user).select_related("project", "user")
    entries: list[CalendarEntry] = []
    for membership in memberships.order_by("pk"):
        access = Access.of(membership)
        with fence.inside(access.project.pk):
            for source in calendar:
                if access.may(source.permission):
                    entries += source.entries(access, first, last)
    return entries


def _event(entry: CalendarEntry, request: HttpRequest) -> Event:
    """The entry as RFC 5545 has it. DTSTAMP is the change, not the asking: the same entry reads
    the same every time."""
    event = Event()
    event.add("uid", f"{entry.key}@{request.get_host()}")
    event.add("summary", entry.title)
    event.add("dtstamp", entry.changed_at.astimezone(dt.UTC))
    event.add("last-modified", entry.changed_at.astimezone(dt.UTC))
    event.add("sequence", entry.changes)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("url", request.build_absolute_uri(entry.url))
    if entry.place:
        event.add("location", entry.place)
    if entry.starts_at is None:
        event.add("dtstart", entry.date)
        event.add("dtend", entry.date + dt.timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        return event
    start = _local(entry.date, entry.starts_at)
    event.add("dtstart", start)
    event.add("dtend", _local(entry.date, entry.ends_at) if entry.ends_at else start + USUAL_LENGTH)
    return event


def _local(date: dt.date, time: dt.time) -> dt.datetime:
    return dt.datetime.combine(date, time, timezone.get_default_timezone())
