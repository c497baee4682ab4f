"""People without a next step."""

import datetime as dt
from typing import Any

from django.db.models import F, Max, OuterRef, Subquery
from django.db.models.functions import Greatest

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import ActionPlan, NextStep, Participant, ParticipationPeriod
from participants.models.step import needs_next_step
from participants.worklist.shared import Rows, day_words, later, person_url

# DOMAIN 6.3: a plan is drawn up soon after the start; a week is what the worklist waits.
WEEK = dt.timedelta(days=7)


def rows(access: Access, day: dt.date) -> Rows:
    """Due the day the last step was done or closed, or a week after the start."""
    own_steps = NextStep.objects.filter(plan__participant=OuterRef("pk")).order_by()
    lost = Greatest(
        Subquery(_latest(own_steps, "done_on", day)), Subquery(_latest(own_steps, "closed_on", day))
    )
    start = ParticipationPeriod.objects.ongoing(day).filter(participant=OuterRef("pk")).order_by()
    first_due = later(Subquery(start.values("starts_on")[:1]), WEEK)
    plans = ActionPlan.objects.filter(participant=OuterRef("pk"), date__lte=day)
    people = needs_next_step(Participant.objects.visible_to(access), day).order_by()
    return (
        people.annotate(
            ref=F("pk"),
            due=Greatest(lost, first_due),
            plan_date=Subquery(plans.order_by("-version").values("date")[:1]),
        )
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency", "shown_name", "plan_date")
    )


def _latest(steps: Any, field: str, day: dt.date) -> Any:
    by_day = steps.filter(**{f"{field}__lte": day}).values("plan__participant")
    return by_day.annotate(latest=Max(field)).values("latest")


def items(access: Access, day: dt.date, rows: list[Row]) -> list[WorkItem]:
    """The rows in words."""
    return [
        WorkItem(
            kind="Plan",
            headline=row["shown_name"],
            text=" saknar nästa steg",
            detail=f"Handlingsplan från {day_words(row['plan_date'], day)}"
            if row["plan_date"]
            else "Ingen handlingsplan än",
            due=row["due"],
            url=person_url(access, row["ref"], "steps"),
            action="Lägg till",
        )
        for row in rows
    ]


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} deltagare saknar nästa steg"


SOURCE = WorklistSource("utan-steg", Permission.PLAN_EDIT, rows, items, title)
