"""Calendar entries as an iCalendar file (RFC 5545)."""

import datetime as dt
from collections.abc import Iterable
from urllib.parse import urljoin

from django.utils import timezone
from icalendar import Calendar, Event

from nyttiga.ui.calendar import CalendarEntry

# Without a known end, an hour: a calendar program must show something.
USUAL_LENGTH = dt.timedelta(hours=1)


def calendar_file(entries: Iterable[CalendarEntry], host: str, site: str) -> bytes:
    """The entries as a file. `host` makes their keys known all over the world, `site` is what
    their addresses begin with."""
    made = Calendar()
    made.add("prodid", "-//Nyttiga affärer//Kalender//SV")
    made.add("version", "2.0")
    made.add("x-wr-calname", "Nyttiga affärer")
    for entry in entries:
        made.add_component(_event(entry, host, site))
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _event(entry: CalendarEntry, host: str, site: str) -> Event:
    """The entry as RFC 5545 has it. DTSTAMP is the change, not the asking: the same entry reads
    the same every time."""
    event = Event()
    event.add("uid", f"{entry.key}@{host}")
    event.add("summary", entry.title)
    event.add("dtstamp", entry.changed_at.astimezone(dt.UTC))
    event.add("last-modified", entry.changed_at.astimezone(dt.UTC))
    event.add("sequence", entry.changes)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    event.add("url", urljoin(site, entry.url))
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
