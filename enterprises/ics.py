"""Agreed steps with enterprises in the calendar of who does them. Never with whom, nor what."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Count, Max, OuterRef, Subquery
from django.urls import reverse

from enterprises.models import EnterpriseContact
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.calendar import CalendarEntry, CalendarSource


def steps(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The user's own open steps."""
    past = EnterpriseContact.history.filter(id=OuterRef("pk")).order_by().values("id")
    own = EnterpriseContact.objects.visible_to(access).with_open_step()
    rows = own.filter(responsible=access.user, due_on__range=(first, last)).annotate(
        changed_at=Subquery(past.annotate(last=Max("history_date")).values("last")),
        changes=Subquery(past.annotate(number=Count("history_id")).values("number")),
    )
    for row in rows.order_by("due_on", "pk"):
        yield CalendarEntry(
            key=f"foretagssteg-{row.pk}",
            title="Nästa steg med ett företag",
            url=reverse("enterprises:enterprise", args=[access.project.slug, row.enterprise_id]),
            date=row.due_on,
            changed_at=row.changed_at,
            changes=max(row.changes - 1, 0),
        )


SOURCES = [CalendarSource(Permission.ENTERPRISES_EDIT, steps)]
