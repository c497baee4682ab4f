"""What supervisors say of the week: red, or nothing at all for a fortnight."""

import datetime as dt
from typing import Any

from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Greatest, TruncDate
from django.urls import reverse

from nyttiga.accounts.models import Membership
from nyttiga.accounts.permissions import Permission, Role
from nyttiga.occasions.planning import WEEK
from nyttiga.ui.access import Access
from nyttiga.ui.worklist import Row, Urgency, Weight, WorkItem, WorklistSource, urgency
from participants.models import FollowUp, Participant, Placement, SupervisorWord
from participants.worklist.shared import Rows, day_words, later, ongoing

SILENT_FOR = 2 * WEEK


def _ongoing(access: Access, day: dt.date) -> Any:
    placements = Placement.objects.visible_to(access).ongoing(day).order_by()
    return placements.filter(participant__in=ongoing(access, day))


def red_rows(access: Access, day: dt.date) -> Rows:
    """Where the last word is red, and nobody has followed up since it was written."""
    placement = OuterRef("pk")
    since = FollowUp.objects.held(day).filter(placement=placement, date__gte=OuterRef("due"))
    return (
        _ongoing(access, day)
        .annotate(
            ref=F("pk"),
            light=SupervisorWord.objects.last_said(placement, "light", day),
            due=SupervisorWord.objects.last_said(placement, "written_on", day),
        )
        .filter(~Exists(since), light=FollowUp.Light.RED)
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def silent_rows(access: Access, day: dt.date) -> Rows:
    """Due a fortnight after the week of the last word; after the start, or after the supervisor's
    account was made, where there is none yet."""
    supervisors = Membership.objects.filter(
        role=Role.SUPERVISOR, organisation=OuterRef("enterprise__organisation")
    )
    joined = supervisors.annotate(day=TruncDate("user__created_at")).order_by("day")
    return (
        _ongoing(access, day)
        .that_count()
        .told(day)
        .annotate(
            ref=F("pk"),
            joined=Subquery(joined.values("day")[:1]),
            week=SupervisorWord.objects.last_said(OuterRef("pk"), "monday", day),
        )
        .filter(joined__isnull=False)
        .annotate(due=later(Greatest("starts_on", "joined", later(F("week"), WEEK)), SILENT_FOR))
        .filter(due__lte=day)
        .annotate(urgency=urgency(day))
        .values("ref", "due", "urgency")
    )


def facts(access: Access, day: dt.date) -> Rows:
    """Of whom and where."""
    name = Participant.objects.visible_to(access).filter(pk=OuterRef("participant"))
    return (
        Placement.objects.visible_to(access)
        .order_by()
        .values(name=Subquery(name.values("shown_name")), at=F("enterprise__organisation__name"))
    )


def red_item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """Whom to call."""
    text = f": handledaren hos {row['at']} säger rött"
    return _item(access, row, "Rött", text, f"Skrivet {day_words(row['due'], day)}", "bad")


def silent_item(access: Access, day: dt.date, row: Row) -> WorkItem:
    """Of whom nothing is heard."""
    text = f": inget ord från handledaren hos {row['at']} på två veckor"
    return _item(access, row, "Tyst", text, f"Väntat {day_words(row['due'], day)}", "warn")


def _item(access: Access, row: Row, kind: str, text: str, detail: str, tone: str) -> WorkItem:
    return WorkItem(
        kind=kind,
        tone=tone,
        headline=row["name"],
        text=text,
        detail=detail,
        due=row["due"],
        url=reverse("participants:placement", args=[access.project.slug, row["ref"]])
        + "#supervisor-words",
        action="Öppna",
    )


def red_title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} handledare säger rött"


def silent_title(number: int, asked: Urgency) -> str:
    """Many of them in one line."""
    return f"{number} placeringar utan ord från handledaren på två veckor"


RED = WorklistSource(
    "handledaren-rott",
    Permission.PLACEMENTS_EDIT,
    red_rows,
    facts,
    red_item,
    red_title,
    weight=Weight.FIRST,
)
SILENT = WorklistSource(
    "handledaren-tyst", Permission.PLACEMENTS_EDIT, silent_rows, facts, silent_item, silent_title
)
