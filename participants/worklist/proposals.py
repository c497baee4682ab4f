"""Proposals: a joint visit to come or to tell about, and answers that wait."""

import datetime as dt

from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import Participant, Proposal
from participants.worklist.shared import Rows, clock_time, day_words, later, ongoing

TIME_TO_ANSWER = dt.timedelta(days=7)


def rows(access: Access, day: dt.date) -> Rows:
    """Due on the day of the visit; once that took place, a week after it."""
    answered = Q(participant_answer="ja", enterprise_answer="ja")
    return (
        Proposal.objects.visible_to(access)
        .open()
        .filter(~answered, visit_on__isnull=False, participant__in=ongoing(access, day))
        .order_by()
        .annotate(
            ref=F("pk"),
            due=Case(
                When(visited=True, then=later(F("visit_on"), TIME_TO_ANSWER)),
                default=F("visit_on"),
            ),
        )
        .filter(due__lte=day + dt.timedelta(days=DAYS_AHEAD))
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Who, where, and whether they were there."""
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("participant"))
    return (
        Proposal.objects.visible_to(access)
        .order_by()
        .values(
            "visit_on",
            "visit_at",
            "visited",
            at=F("enterprise__organisation__name"),
            name=Subquery(name.values("shown_name")),
        )
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    visit_on = dt.date.fromisoformat(row["visit_on"])
    is_to_come = not row["visited"] and visit_on >= day
    if row["visited"]:
        text, detail = " väntar på svar", f"Besöket var {day_words(visit_on, day)}"
    elif is_to_come:
        text, detail = f", besök på {row['at']}", "Gemensamt besök"
    else:
        text, detail = f": blev besöket på {row['at']} av?", "Skriv hur det gick"
    return WorkItem(
        kind="Besök" if not row["visited"] else "Svar",
        tone="info" if is_to_come else "warn",
        headline=row["name"],
        text=f"{text} från {row['at']}" if row["visited"] else text,
        detail=detail,
        due=row["due"],
        at=clock_time(row["visit_at"]) if is_to_come else None,
        url=reverse("participants:proposal", args=[access.project.slug, row["ref"]]),
        action="Öppna" if is_to_come else "Fyll i",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.LATE:
        return f"{number} förslag på platser saknar svar"
    return f"{number} förslag på platser"


SOURCE = WorklistSource("forslag", Permission.PLACEMENTS_EDIT, rows, facts, item, title)
