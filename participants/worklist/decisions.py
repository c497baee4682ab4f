"""After a workshop: who completed it, and who goes on."""

import datetime as dt

from django.db.models import Case, Count, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import FutureWorkshop, WorkshopEnrolment, WorkshopMeeting
from participants.worklist.shared import Rows, day_words, later, ongoing, plural

TIME_TO_DECIDE = dt.timedelta(days=14)


def rows(access: Access, day: dt.date) -> Rows:
    """Series whose last meeting was two weeks ago, with people nobody has decided about."""
    last = WorkshopMeeting.objects.filter(workshop=OuterRef("pk")).exclude(
        status=WorkshopMeeting.Status.CANCELLED
    )
    last = last.order_by("-date", "-number")
    undecided = Q(
        Q(enrolments__decided_on=None) | Q(enrolments__decided_on__gt=day),
        enrolments__status=WorkshopEnrolment.Status.ENROLLED,
        enrolments__participant__in=ongoing(access, day),
    )
    return (
        FutureWorkshop.objects.visible_to(access)
        .order_by()
        .annotate(
            last_on=Subquery(last.values("date")[:1]),
            imported_on=Subquery(last.values("imported_on")[:1]),
        )
        .filter(last_on__lte=day - TIME_TO_DECIDE)
        .filter(undecided)
        .annotate(
            ref=F("pk"),
            due=later(F("last_on"), TIME_TO_DECIDE),
            where=Coalesce("municipality__name", "code"),
            people=Count("enrolments"),
        )
        .annotate(
            urgency=Case(
                When(
                    imported_on__isnull=False,
                    last_on__lt=F("imported_on"),
                    then=Value(Urgency.IMPORTED),
                ),
                default=urgency(day),
            )
        )
        .values("ref", "due", "urgency", "where", "people", "last_on")
    )


def items(access: Access, day: dt.date, rows: list[Row]) -> list[WorkItem]:
    """The rows in words."""
    return [
        WorkItem(
            kind="Beslut",
            headline="Beslut saknas",
            text=f" för {row['people']} deltagare i Framtidsverkstad {row['where']}",
            detail=f"Sista träffen var {day_words(row['last_on'], day)}",
            due=row["due"],
            url=reverse("participants:workshop", args=[access.project.slug, row["ref"]]),
            action="Öppna",
        )
        for row in rows
    ]


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    origin = " från registret" if asked == Urgency.IMPORTED else ""
    series = plural(number, "Framtidsverkstad", "Framtidsverkstäder")
    return f"{number} {series}{origin} har deltagare utan beslut"


SOURCE = WorklistSource("beslut", Permission.PARTICIPANTS_EDIT, rows, items, title)
