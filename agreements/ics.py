"""Public events in the users' calendars: what kind, when and where."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Max, OuterRef, Subquery
from django.urls import reverse

from agreements.models import PublicEvent
from nyttiga.accounts.permissions import Permission
from nyttiga.occasions.models import Meeting
from nyttiga.ui.access import Access
from nyttiga.ui.calendar import CalendarEntry, CalendarSource


def events(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The project's events. Their names stay behind the sign-in, as all names do."""
    past = PublicEvent.history.filter(id=OuterRef("pk")).order_by().values("id")
    rows = PublicEvent.objects.visible_to(access).filter(date__range=(first, last))
    start = dt.datetime.combine(access.project.starts_on, dt.time.min, dt.UTC)
    for event in rows.annotate(
        changed_at=Subquery(past.annotate(last=Max("history_date")).values("last")),
        changes=Subquery(past.annotate(number=Count("history_id")).values("number")),
    ):
        yield CalendarEntry(
            key=f"evenemang-{event.pk}",
            title=event.get_kind_display(),
            date=event.date,
            url=reverse("agreements:event", args=[access.project.slug, event.pk]),
            changed_at=event.changed_at or start,
            changes=max((event.changes or 0) - 1, 0),
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            place=event.place,
            is_cancelled=event.status == Meeting.Status.CANCELLED,
        )


SOURCE = CalendarSource(Permission.AGREEMENTS_VIEW, events)
