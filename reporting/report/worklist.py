"""What *Idag* asks the leader about reports: questions from the funder that wait for an answer."""

import datetime as dt

from django.db.models import F
from django.db.models.functions import Coalesce
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, WorkItem, WorklistSource, urgency
from nyttiga.ui.worklist_words import Rows, day_words
from reporting.models import ReportQuestion


def rows(access: Access, day: dt.date) -> Rows:
    """Due on the day that the answer is wanted, or since it was asked."""
    found = ReportQuestion.objects.visible_to(access).unanswered().filter(asked_on__lte=day)
    return (
        found.order_by()
        .annotate(ref=F("pk"), due=Coalesce("answer_by", "asked_on"))
        .annotate(urgency=urgency(day, "due"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Who asked, and when."""
    return ReportQuestion.objects.visible_to(access).order_by().values("asked_by", "asked_on")


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    asked_on = dt.date.fromisoformat(row["asked_on"])
    return WorkItem(
        kind="Rapport",
        headline="Frågan om rapporten",
        text=f" från {row['asked_by']} väntar på svar",
        detail=f"Frågad {day_words(asked_on, day)}",
        due=row["due"],
        url=reverse("reporting:report_question", args=[access.project.slug, row["ref"]]),
        action="Svara",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} frågor om rapporter väntar på svar"


SOURCES = [
    WorklistSource("rapport-fragor", Permission.REPORT_FIX, rows, facts, item, title),
]
