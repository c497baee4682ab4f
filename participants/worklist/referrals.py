"""Referrals: new ones that wait for an answer, and a free place while others queue.

No names: they lie encrypted, and the page behind the line has them.
"""

import datetime as dt

from django.db.models import Count, Exists, F, Min, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, Concat
from django.urls import reverse

from nyttiga.accounts.permissions import Permission
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import DAYS_AHEAD, Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.models import FutureWorkshop, Referral, WorkshopEnrolment, WorkshopMeeting
from participants.worklist.shared import Rows, day_words, later, plural

# A place is filled a week before the series begins, so that the person has time to prepare.
AHEAD = dt.timedelta(days=7)


def new_referrals(access: Access) -> int:
    """How many wait for a first answer: the number on the tab."""
    return Referral.objects.visible_to(access).undecided().count()


def rows(access: Access, day: dt.date) -> Rows:
    """New referrals by the day when the referrer should have an answer."""
    return (
        Referral.objects.visible_to(access)
        .undecided()
        .filter(received_on__lte=day)
        .order_by()
        .annotate(ref=F("pk"), due=F("answer_by"), urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """From whom, and when it came."""
    sender = Concat("unit__organisation__name", Value(", "), "unit__name")
    return Referral.objects.visible_to(access).order_by().values("received_on", sender=sender)


def item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    received_on = dt.date.fromisoformat(row["received_on"])
    is_late = row["due"] < day
    return WorkItem(
        kind="Anvisning",
        tone="warn" if is_late else "info",
        headline="Ny anvisning",
        text=f" från {row['sender']}",
        detail=f"Kom in {day_words(received_on, day)}. "
        f"{'Skulle ha fått' if is_late else 'Ska ha'} besked {day_words(row['due'], day)}",
        due=row["due"],
        url=reverse("participants:referral", args=[access.project.slug, row["ref"]]),
        action="Ge besked",
    )


def title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} anvisningar väntar på besked"


def free_places(access: Access, day: dt.date) -> Rows:
    """Series that have not begun and have room, while somebody stands in the project's queue."""
    meetings = WorkshopMeeting.objects.filter(workshop=OuterRef("pk")).order_by().values("workshop")
    taken = WorkshopEnrolment.objects.in_group().filter(workshop=OuterRef("pk")).order_by()
    queued = Referral.objects.visible_to(access).queued().order_by()
    return (
        FutureWorkshop.objects.visible_to(access)
        .order_by()
        .annotate(
            begins_on=Subquery(meetings.annotate(first=Min("date")).values("first")),
            taken=Coalesce(
                Subquery(taken.values("workshop").annotate(n=Count("pk")).values("n")), 0
            ),
        )
        .filter(
            Q(taken__lt=F("places")),
            Exists(queued),
            begins_on__gt=day,
            begins_on__lte=day + AHEAD + dt.timedelta(days=DAYS_AHEAD),
        )
        .annotate(ref=F("pk"), due=later(F("begins_on"), -AHEAD))
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def place_facts(access: Access, day: dt.date) -> Rows:
    """Where, when it begins, and how many queue."""
    queued = Referral.objects.visible_to(access).queued().order_by()
    first = WorkshopMeeting.objects.filter(workshop=OuterRef("pk")).order_by("date")
    return (
        FutureWorkshop.objects.visible_to(access)
        .order_by()
        .values(
            where=Coalesce("municipality__name", "code"),
            begins_on=Subquery(first.values("date")[:1]),
            queued=Subquery(queued.values("project").annotate(n=Count("pk")).values("n")),
        )
    )


def place_item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """The row in words."""
    begins_on = dt.date.fromisoformat(row["begins_on"])
    stands = plural(row["queued"], "person står", "personer står")
    return WorkItem(
        kind="Plats",
        tone="info",
        headline="Ledig plats",
        text=f" i Framtidsverkstad {row['where']}",
        detail=f"Börjar {day_words(begins_on, day)}. {row['queued']} {stands} i kö till projektet",
        due=row["due"],
        url=f"{reverse('participants:referrals', args=[access.project.slug])}?visa=ko",
        action="Se kön",
    )


def place_title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} Framtidsverkstäder har lediga platser medan andra står i kö"


SOURCE = WorklistSource(
    "anvisningar", Permission.PARTICIPANTS_EDIT, rows, facts, item, title, weight=Weight.FIRST
)
FREE_PLACES = WorklistSource(
    "lediga-platser",
    Permission.PARTICIPANTS_EDIT,
    free_places,
    place_facts,
    place_item,
    place_title,
)
