"""What work with enterprises puts in the users' calendars: agreed steps, course meetings, advice.
Never with whom, nor which enterprise."""

import datetime as dt
from collections.abc import Iterator

from enterprises.models import AdvisorySession, CourseMeeting, EnterpriseContact
from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.models import Meeting
from nyttiga.ui.access import Access
from nyttiga.ui.calendar import CalendarEntry, CalendarSource, entry_of, with_changes


def steps(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The user's own open steps."""
    own = EnterpriseContact.objects.visible_to(access).with_open_step()
    rows = own.filter(responsible=access.user, due_on__range=(first, last))
    for row in with_changes(rows).order_by("due_on", "pk"):
        yield entry_of(
            access,
            row,
            "foretagssteg",
            "Nästa steg med ett företag",
            "enterprises:enterprise",
            number=row.enterprise_id,
            date=row.due_on,
        )


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


SOURCES = [
    CalendarSource(Permission.ENTERPRISES_EDIT, steps),
    CalendarSource(Permission.ENTERPRISES_EDIT, meetings),
    CalendarSource(Permission.ENTERPRISES_EDIT, advice),
]
