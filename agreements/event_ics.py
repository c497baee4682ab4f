"""Public events in the users' calendars: what kind, when and where."""

import datetime as dt
from collections.abc import Iterator

from agreements.models import PublicEvent
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.calendar import CalendarEntry, CalendarSource, entry_of, with_changes


def events(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The project's events. Their names stay behind the sign-in, as all names do."""
    rows = PublicEvent.objects.visible_to(access).filter(date__range=(first, last))
    for row in with_changes(rows):
        yield entry_of(
            access,
            row,
            "evenemang",
            row.get_kind_display(),
            "agreements:event",
            date=row.date,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            place=row.place,
            is_cancelled=row.is_cancelled,
        )


SOURCE = CalendarSource(Permission.AGREEMENTS_VIEW, events)
