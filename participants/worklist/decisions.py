"""After a workshop: who completed it, and who goes on."""

import datetime as dt

from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, WorkItem, WorklistSource, urgency
from participants.models import FutureWorkshop, WorkshopEnrolment, WorkshopMeeting
from participants.models.workshop import EnrolmentQuerySet
from participants.worklist.shared import Rows, day_words, later, ongoing, plural

TIME_TO_DECIDE = dt.timedelta(days=14)


def rows(access: Access, day: dt.date) -> Rows:
    """Series whose last meeting was two weeks ago, with people nobody has decided about."""
    last = WorkshopMeeting.objects.filter(workshop=OuterRef("pk")).exclude(
        status=WorkshopMeeting.Status.CANCELLED
    )
    last = last.order_by("-date", "-number")
    return (
        FutureWorkshop.objects.visible_to(access)
        .filter(pk__in=undecided(access, day).values("workshop"))
        .order_by()
        .annotate(
            last_on=Subquery(last.values("date")[:1]),
            imported_on=Subquery(last.values("imported_on")[:1]),
        )
        .filter(last_on__lte=day - TIME_TO_DECIDE)
        .annotate(ref=F("pk"), due=later(F("last_on"), TIME_TO_DECIDE))
        .annotate(urgency=urgency(day, imported=Q(last_on__lt=F("imported_on"))))
        .values("ref", "due", "urgency")
    )


def undecided(access: Access, day: dt.date) -> EnrolmentQuerySet:
    """The places of ongoing people whom nobody had decided about by the day."""
    open_places = WorkshopEnrolment.objects.visible_to(access).in_group().order_by()
    return open_places.filter(
        Q(decided_on=None) | Q(decided_on__gt=day), participant__in=ongoing(access, day)
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Which series, and how many people."""
    places = undecided(access, day).filter(workshop=OuterRef("pk")).values("workshop")
    return (
        FutureWorkshop.objects.visible_to(access)
        .order_by()
        .values(
            where=Coalesce("municipality__name", "code"),
            people=Subquery(places.annotate(people=Count("pk")).values("people")),
        )
    )


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    return WorkItem(
        kind="Beslut",
        headline="Beslut saknas",
        text=f" för {row['people']} deltagare i Framtidsverkstad {row['where']}",
        detail=f"Sista träffen var {day_words(row['due'] - TIME_TO_DECIDE, day)}",
        due=row["due"],
        url=reverse("participants:workshop", args=[access.project.slug, row["ref"]]),
        action="Öppna",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    origin = " från registret" if asked == Urgency.IMPORTED else ""
    series = plural(number, "Framtidsverkstad", "Framtidsverkstäder")
    return f"{number} {series}{origin} har deltagare utan beslut"


SOURCE = WorklistSource("beslut", Permission.PARTICIPANTS_EDIT, rows, facts, item, title)
