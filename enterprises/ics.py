"""What courses and advice put in the users' calendars. Never with which enterprise."""

import datetime as dt
from collections.abc import Iterator

from enterprises.models import AdvisorySession, CourseMeeting
from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.models import Meeting
from nyttiga.ui.access import Access
from nyttiga.ui.calendar import CalendarEntry, CalendarSource, entry_of, with_changes


def meetings(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The project's course meetings, with their place."""
    rows = CourseMeeting.objects.visible_to(access).select_related("course")
    for row in with_changes(rows.filter(date__range=(first, last))):
        yield entry_of(
            access,
            row,
            "kurstraff",
            f"{row.course.get_kind_display()}, träff {row.number}",
            "enterprises:course_meeting",
            date=row.date,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            place=row.course.place,
            is_cancelled=row.status == Meeting.Status.CANCELLED,
        )


def advice(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The own advice that is booked, or was cancelled."""
    own = AdvisorySession.objects.visible_to(access).filter(adviser=access.user)
    not_held = own.exclude(status=AdvisorySession.Status.HELD)
    for row in with_changes(not_held.filter(date__range=(first, last))):
        yield entry_of(
            access,
            row,
            "radgivning",
            "Rådgivning",
            "enterprises:advice_edit",
            date=row.date,
            starts_at=row.starts_at,
            is_cancelled=row.status == AdvisorySession.Status.CANCELLED,
        )


ENTRIES = [
    CalendarSource(Permission.ENTERPRISES_EDIT, meetings),
    CalendarSource(Permission.ENTERPRISES_EDIT, advice),
]
