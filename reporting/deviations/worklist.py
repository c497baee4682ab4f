"""What *Idag* asks the leader about deviations: measures that are due, decisions waited for."""

import datetime as dt

from django.db.models import F
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from nyttiga.ui.worklist_words import Rows, day_words
from reporting.models import Deviation

S = Deviation.Status
DONE = (S.HANDLED, S.CLOSED)
UNDECIDED = (S.NEW, S.INVESTIGATED, S.REPORTED)


def measure_rows(access: Access, day: dt.date) -> Rows:
    """Measures that are not done, up to a week ahead."""
    soon = day + dt.timedelta(days=DAYS_AHEAD)
    found = Deviation.objects.visible_to(access).exclude(status__in=DONE)
    return (
        found.filter(due_on__lte=soon)
        .order_by()
        .annotate(ref=F("pk"), due=F("due_on"), urgency=urgency(day, "due_on"))
        .values("ref", "due", "urgency")
    )


def decision_rows(access: Access, day: dt.date) -> Rows:
    """Deviations that wait for somebody's decision, since the day they were noticed."""
    found = Deviation.objects.visible_to(access).filter(status__in=UNDECIDED, noticed_on__lte=day)
    return (
        found.exclude(decided_by=Deviation.DecidedBy.NOBODY)
        .order_by()
        .annotate(ref=F("pk"), due=F("noticed_on"), urgency=urgency(day, "noticed_on"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Which, who answers for it, and who decides."""
    deviations = Deviation.objects.visible_to(access).order_by()
    return deviations.values("number", "kind", "responsible", "decided_by")


def measure_item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    is_late = row["due"] < day
    when = f"{'Skulle varit klart' if is_late else 'Klart senast'} {day_words(row['due'], day)}"
    who = f"{row['responsible']}. " if row["responsible"] else ""
    return _item(access, row, ": gör det ni sa", f"{who}{when}", "warn" if is_late else "info")


def decision_item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    by = Deviation.DecidedBy(row["decided_by"]).label
    detail = f"{by} ska besluta. Upptäckt {day_words(row['due'], day)}"
    return _item(access, row, " väntar på beslut", detail, "warn")


def _item(access: Access, row: Row, text: str, detail: str, tone: str) -> WorkItem:
    kind = Deviation.Kind(row["kind"]).label.lower()
    return WorkItem(
        kind="Avvikelse",
        tone=tone,
        headline=f"Avvikelse {row['number']}, {kind}",
        text=text,
        detail=detail,
        due=row["due"],
        url=reverse("reporting:deviation", args=[access.project.slug, row["ref"]]),
        action="Öppna",
    )


def measure_title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    late = asked == Urgency.LATE
    return f"{number} avvikelser har en åtgärd {'som är sen' if late else 'nu'}"


def decision_title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} avvikelser väntar på beslut"


SOURCES = [
    WorklistSource(
        "avvikelser-atgard",
        Permission.REPORT_FIX,
        measure_rows,
        facts,
        measure_item,
        measure_title,
    ),
    WorklistSource(
        "avvikelser-beslut",
        Permission.REPORT_FIX,
        decision_rows,
        facts,
        decision_item,
        decision_title,
    ),
]
