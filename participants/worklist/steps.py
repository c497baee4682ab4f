"""Steps that are late or come soon: one item a person."""

import datetime as dt

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, JSONObject

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import NextStep, Participant
from participants.models.choices import Responsible
from participants.models.step import NextStepQuerySet
from participants.worklist.shared import Rows, ongoing, person_url

# A step that came with the register is nobody's duty when its day had passed already.
DUTY = Q(imported_on=None) | Q(due_on__gte=F("imported_on"))


def rows(access: Access, day: dt.date) -> Rows:
    """One row a person, as urgent as the oldest of the steps that are duties."""
    return (
        due_steps(access, day)
        .filter(plan__participant__in=ongoing(access, day))
        .values(ref=F("plan__participant_id"))
        .annotate(own_due=Min("due_on", filter=DUTY), due=Coalesce("own_due", Min("due_on")))
        .annotate(urgency=urgency(day, "own_due", imported=Q(own_due__isnull=True)))
        .values("ref", "due", "urgency")
    )


def due_steps(access: Access, day: dt.date) -> NextStepQuerySet:
    """Open steps up to a week ahead; imported ones also when they were late already."""
    soon = day + dt.timedelta(days=DAYS_AHEAD)
    steps = NextStep.objects.visible_to(access).open(day).order_by()
    return steps.filter(DUTY | Q(due_on__lt=day), due_on__lte=soon)


def facts(access: Access, day: dt.date) -> Rows:
    """Who, the steps that are duties, and how many others there are."""
    steps = due_steps(access, day).filter(plan__participant=OuterRef("pk"))
    own = steps.filter(DUTY).order_by("due_on", "pk")
    others = steps.exclude(DUTY).values("plan__participant").annotate(number=Count("pk"))
    return (
        Participant.objects.visible_to(access)
        .order_by()
        .values(
            "shown_name",
            own=ArraySubquery(
                own.values(step=JSONObject(text="text", who="responsible", due_on="due_on"))
            ),
            others=Subquery(others.values("number")),
        )
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    asked, own, today = row["urgency"], row["own"], day.isoformat()
    number = {
        Urgency.LATE: sum(step["due_on"] < today for step in own),
        Urgency.TODAY: sum(step["due_on"] == today for step in own),
        Urgency.SOON: len(own),
        Urgency.IMPORTED: row["others"],
    }[asked]
    what = {Urgency.LATE: "sena steg", Urgency.IMPORTED: "steg vars datum har gått"}
    if number == 1 and own:
        headline, text = own[0]["text"], f", {row['shown_name']}"
        who = own[0]["who"]
        detail = Responsible(who).label if who else "Ingen ansvarig än"
    else:
        headline, text = row["shown_name"], f" har {number} {what.get(asked, 'steg')}"
        detail = f"Först: {own[0]['text']}" if own else ""
    return WorkItem(
        kind="Steg",
        tone="warn" if asked == Urgency.LATE else "info",
        headline=headline,
        text=text,
        detail=detail,
        due=row["due"],
        url=person_url(access, row["ref"], "steps"),
        action="Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    if asked == Urgency.IMPORTED:
        return f"{number} deltagare har steg från registret vars datum har gått"
    if asked == Urgency.LATE:
        return f"{number} deltagare har sena steg"
    return f"{number} deltagare har steg att göra"


SOURCE = WorklistSource("steg", Permission.PLAN_EDIT, rows, facts, item, title)
