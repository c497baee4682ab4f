"""People without a next step."""

import datetime as dt

from django.db.models import F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Greatest

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.models import ActionPlan, NextStep, Participant, ParticipationPeriod
from participants.models.step import needs_next_step
from participants.worklist.shared import Rows, day_words, later, person_url, watched

# DOMAIN 6.3: a plan is drawn up soon after the start; a week is what the worklist waits.
WEEK = dt.timedelta(days=7)


def rows(access: Access, day: dt.date) -> Rows:
    """Due the day the last step was done or closed, or a week after the start."""
    last_step = (
        NextStep.objects.filter(plan__participant=OuterRef("pk"))
        .order_by()
        .values("plan__participant")
        .annotate(
            lost=Greatest(
                Max("done_on", filter=Q(done_on__lte=day)),
                Max("closed_on", filter=Q(closed_on__lte=day)),
            )
        )
    )
    start = ParticipationPeriod.objects.ongoing(day).filter(participant=OuterRef("pk")).order_by()
    first_due = later(Subquery(start.values("starts_on")[:1]), WEEK)
    return (
        needs_next_step(watched(access, day), day)
        .order_by()
        .annotate(ref=F("pk"), due=Greatest(Subquery(last_step.values("lost")), first_due))
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Who, and the latest plan."""
    plans = ActionPlan.objects.filter(participant=OuterRef("pk"), date__lte=day)
    return (
        Participant.objects.visible_to(access)
        .order_by()
        .values("shown_name", plan_date=Subquery(plans.order_by("-version").values("date")[:1]))
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    plan_date = row["plan_date"] and dt.date.fromisoformat(row["plan_date"])
    return WorkItem(
        kind="Plan",
        headline=row["shown_name"],
        text=" saknar nästa steg",
        detail=f"Handlingsplan från {day_words(plan_date, day)}"
        if plan_date
        else "Ingen handlingsplan än",
        due=row["due"],
        url=person_url(access, row["ref"], "steps"),
        action="Lägg till",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} deltagare saknar nästa steg"


SOURCE = WorklistSource(
    "utan-steg", Permission.PLAN_EDIT, rows, facts, item, title, weight=Weight.FIRST
)
