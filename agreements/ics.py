"""What agreements put in the users' calendars: days to decide by. An entry holds the agreement's
number, and names neither a party nor what it is about."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from agreements.models import Agreement, AgreementAction, AgreementOption
from agreements.stages import OVER
from agreements.worklist.dates import NOTICE_BY
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.calendar import CalendarEntry, CalendarSource, entry_of, with_changes


def _entry(
    access: Access, row: Any, about: Any, key: str, what: str, day: dt.date
) -> CalendarEntry:
    title = f"Avtal {about.number}: {what}"
    return entry_of(access, row, key, title, "agreements:agreement", number=about.pk, date=day)


def ends(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The last day of agreements in force."""
    rows = Agreement.objects.visible_to(access).in_force()
    for row in with_changes(rows.filter(ends_on__range=(first, last))):
        yield _entry(access, row, row, "avtal-slut", "sista dagen", row.ends_on)


def notices(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The last day to give notice."""
    rows = Agreement.objects.visible_to(access).in_force().filter(notice_months__gt=0)
    for row in with_changes(
        rows.annotate(last_day=NOTICE_BY).filter(last_day__range=(first, last))
    ):
        what = "sista dag att säga upp"
        yield _entry(access, row, row, "avtal-uppsagning", what, row.last_day)


def options(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """The last day to use an option."""
    in_force = Agreement.objects.visible_to(access).in_force()
    rows = AgreementOption.objects.visible_to(access).unused().filter(agreement__in=in_force)
    for row in with_changes(rows.filter(use_by__range=(first, last)).select_related("agreement")):
        what = "sista dag för optionen"
        yield _entry(access, row, row.agreement, "avtal-option", what, row.use_by)


def actions(access: Access, first: dt.date, last: dt.date) -> Iterator[CalendarEntry]:
    """What is to be done next."""
    rows = AgreementAction.objects.visible_to(access).open().exclude(agreement__stage__in=OVER)
    for row in with_changes(rows.filter(due_on__range=(first, last)).select_related("agreement")):
        yield _entry(access, row, row.agreement, "avtal-steg", "nästa steg", row.due_on)


SOURCES = [
    CalendarSource(Permission.AGREEMENTS_EDIT, entries)
    for entries in (ends, notices, options, actions)
]
