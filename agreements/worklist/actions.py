"""What somebody said they would do about an agreement."""

import datetime as dt

from django.db.models import F
from django.urls import reverse

from agreements.models import AgreementAction
from agreements.stages import OVER
from agreements.worklist.shared import item as about_agreement
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import (
    DAYS_AHEAD,
    Row,
    Urgency,
    WorkChoice,
    WorkItem,
    WorklistSource,
    urgency,
)
from participants.worklist.shared import Rows, day_words


def rows(access: Access, day: dt.date) -> Rows:
    """Open ones that are due within a week, of agreements that are not over."""
    return (
        AgreementAction.objects.visible_to(access)
        .open()
        .exclude(agreement__stage__in=OVER)
        .filter(due_on__lte=day + dt.timedelta(days=DAYS_AHEAD))
        .order_by()
        .annotate(ref=F("pk"), due=F("due_on"), urgency=urgency(day, "due_on"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """What, who, and of which agreement."""
    return (
        AgreementAction.objects.visible_to(access)
        .order_by()
        .values("what", "who", title=F("agreement__title"), about=F("agreement"))
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words, with a button that says it is done."""
    is_late = row["due"] < day
    detail = f"{row['who']}, {'skulle varit klart' if is_late else 'klart senast'} "
    shown = about_agreement(
        access,
        row,
        row["about"],
        "Avtal",
        f": {row['what']}",
        detail + day_words(row["due"], day),
        is_late=is_late,
    )
    done = reverse("agreements:action_done", args=[access.project.slug, row["ref"]])
    return WorkItem(**(vars(shown) | {"choices": (WorkChoice("Gjort", done, "gjort"),)}))


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} avtal har ett nästa steg {'som är sent' if asked == Urgency.LATE else 'nu'}"


SOURCE = WorklistSource("avtal-steg", Permission.AGREEMENTS_EDIT, rows, facts, item, title)
