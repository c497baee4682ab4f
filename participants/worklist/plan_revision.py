"""Plans to go through again: the day that was agreed has come, or comes within a week."""

import datetime as dt

from django.db.models import F, OuterRef, Subquery
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import ActionPlan, Participant
from participants.worklist.shared import Rows, day_words, ongoing


def rows(access: Access, day: dt.date) -> Rows:
    """One row a plan, as it is the only one that holds."""
    soon = day + dt.timedelta(days=DAYS_AHEAD)
    return (
        ActionPlan.objects.visible_to(access)
        .filter(is_current=True, revise_on__lte=soon, participant__in=ongoing(access, day))
        .order_by()
        .annotate(ref=F("participant_id"), due=F("revise_on"), urgency=urgency(day, "revise_on"))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Whose it is, and from when."""
    plans = ActionPlan.objects.filter(participant=OuterRef("pk"), is_current=True)
    people = Participant.objects.visible_to(access).order_by()
    return people.values("shown_name", plan_date=Subquery(plans.values("date")[:1]))


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    plan_date = dt.date.fromisoformat(row["plan_date"])
    return WorkItem(
        kind="Plan",
        tone="warn" if row["urgency"] == Urgency.LATE else "info",
        headline=row["shown_name"],
        text=" har en plan att se över",
        detail=f"Planen är från {day_words(plan_date, day)}",
        due=row["due"],
        url=reverse("participants:plan_new_version", args=[access.project.slug, row["ref"]]),
        action="Se över",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} deltagare har en plan att se över"


SOURCE = WorklistSource("se-over-planen", Permission.PLAN_EDIT, rows, facts, item, title)
