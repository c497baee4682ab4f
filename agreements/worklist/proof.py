"""Signed agreements that lack a file or the project leader's approval."""

import datetime as dt

from django.db.models import F, Q

from agreements.models import Agreement
from agreements.worklist.shared import day_of
from agreements.worklist.shared import item as about_agreement
from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.worklist.shared import Rows, day_words, later

TIME_TO_FILE = dt.timedelta(days=7)
NO_PROOF = Q(signed_file=None, reference="")
IMPORTED_LATE = Q(imported_on__isnull=False, due__lt=F("imported_on"))


def rows(access: Access, day: dt.date) -> Rows:
    """Due a week after the signature."""
    return (
        Agreement.objects.visible_to(access)
        .in_force()
        .filter(NO_PROOF | Q(approved_on=None), signed_on__lte=day)
        .order_by()
        .annotate(ref=F("pk"), due=later(F("signed_on"), TIME_TO_FILE))
        .annotate(urgency=urgency(day, imported=IMPORTED_LATE))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Which agreement, and what is there."""
    agreements = Agreement.objects.visible_to(access).order_by()
    return agreements.values("title", "signed_on", "signed_file", "reference", "approved_on")


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    lacks = [] if row["signed_file"] or row["reference"] else ["fil eller diarienummer"]
    lacks += [] if row["approved_on"] else ["godkännande"]
    return about_agreement(
        access,
        row,
        row["ref"],
        "Avtal",
        f" saknar {' och '.join(lacks)}",
        f"Tecknat {day_words(day_of(row['signed_on']), day)}",
        is_late=row["due"] < day,
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    origin = " från registret" if asked == Urgency.IMPORTED else ""
    return f"{number} tecknade avtal{origin} saknar fil eller godkännande"


SOURCE = WorklistSource(
    "avtal-underlag", Permission.AGREEMENTS_EDIT, rows, facts, item, title, weight=Weight.TIDYING
)
