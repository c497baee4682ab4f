"""Agreements that are dying: nobody has done anything for too long."""

import datetime as dt

from django.db.models import DateField, Exists, F, Func, OuterRef

from agreements.models import Agreement, AgreementAction
from agreements.worklist.shared import day_of
from agreements.worklist.shared import item as about_agreement
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.worklist.shared import Rows, day_words


def rows(access: Access, day: dt.date) -> Rows:
    """On the way to a signature and silent for as many days as the project calls too many. What
    has a next step that is on the list already is not told twice."""
    near = AgreementAction.objects.open().filter(
        agreement=OuterRef("pk"), due_on__lte=day + dt.timedelta(days=DAYS_AHEAD)
    )
    silent_from = Func(
        F("touched_on"),
        F("project__quiet_days"),
        template="(%(expressions)s)",
        arg_joiner=" + ",
        output_field=DateField(),
    )
    return (
        Agreement.objects.visible_to(access)
        .in_play()
        .exclude(Exists(near))
        .with_touch()
        .order_by()
        .annotate(ref=F("pk"), due=silent_from)
        .filter(due__lte=day)
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Which agreement, and when something last happened."""
    agreements = Agreement.objects.visible_to(access).with_touch()
    return agreements.order_by().values("title", "touched_on")


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    touched_on = day_of(row["touched_on"])
    days = (day - touched_on).days
    detail = f"Senast hände något {day_words(touched_on, day)}"
    text = f": tyst i {days} dagar. Ring!"
    return about_agreement(access, row, row["ref"], "Avtal", text, detail, is_late=True)


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} avtal har varit tysta för länge"


SOURCE = WorklistSource("avtal-tysta", Permission.AGREEMENTS_EDIT, rows, facts, item, title)
