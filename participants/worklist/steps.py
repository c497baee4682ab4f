"""Steps that are late or come soon: one item a person."""

import datetime as dt

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Min, Q, Value
from django.db.models.functions import Coalesce

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import NextStep, Participant
from participants.models.choices import Responsible
from participants.worklist.shared import Rows, ongoing, person_url


def rows(access: Access, day: dt.date) -> Rows:
    """One row a person, as urgent as the oldest of the steps that are duties."""
    soon = day + dt.timedelta(days=DAYS_AHEAD)
    duty = Q(imported_on=None) | Q(due_on__gte=F("imported_on"))
    late = duty & Q(due_on__lt=day)
    return (
        NextStep.objects.visible_to(access)
        .open(day)
        .filter(duty | Q(due_on__lt=day), due_on__lte=soon)
        .filter(plan__participant__in=ongoing(access, day))
        .order_by()
        .annotate(ref=F("plan__participant_id"))
        .values("ref")
        .annotate(
            own_due=Min("due_on", filter=duty),
            due=Coalesce(Min("due_on", filter=duty), Min("due_on")),
            late=Count("pk", filter=late),
            all=Count("pk"),
            on_day=Count("pk", filter=duty & Q(due_on=day)),
            text_list=ArrayAgg("text", order_by=["due_on", "pk"], filter=duty, default=Value([])),
            who_list=ArrayAgg(
                "responsible", order_by=["due_on", "pk"], filter=duty, default=Value([])
            ),
        )
        .annotate(urgency=urgency(day, "own_due", imported=Q(own_due__isnull=True)))
        .values("ref", "due", "urgency", "late", "all", "on_day", "text_list", "who_list")
    )


def items(access: Access, day: dt.date, rows: list[Row]) -> list[WorkItem]:
    """The rows in words."""
    people = Participant.objects.visible_to(access).filter(pk__in=[row["ref"] for row in rows])
    names = dict(people.values_list("pk", "shown_name"))
    return [_step_item(access, row, names[row["ref"]]) for row in rows]


def _step_item(access: Access, row: Row, name: str) -> WorkItem:
    asked = row["urgency"]
    number = {
        Urgency.LATE: row["late"],
        Urgency.TODAY: row["on_day"],
        Urgency.SOON: len(row["text_list"]),
        Urgency.IMPORTED: row["all"],
    }[asked]
    what = {Urgency.LATE: "sena steg", Urgency.IMPORTED: "steg vars datum har gått"}
    if number == 1 and row["text_list"]:
        who = row["who_list"][0]
        headline, text = row["text_list"][0], f", {name}"
        detail = Responsible(who).label if who else "Ingen ansvarig än"
    else:
        headline, text = name, f" har {number} {what.get(asked, 'steg')}"
        detail = f"Först: {row['text_list'][0]}" if row["text_list"] else ""
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


SOURCE = WorklistSource("steg", Permission.PLAN_EDIT, rows, items, title)
